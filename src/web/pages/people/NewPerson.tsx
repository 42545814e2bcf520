import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Alike } from '#src/domain/views/same-person.ts'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { useDebounced } from '../../data/useDebounced.ts'
import { Button } from '../../ui/Button.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { TextField } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { LooksLike } from './LooksLike.tsx'

const empty = { name: '', email: '', phone: '', profile: '', company: '', title: '' }

/** What was typed, without what was left empty. */
const given = (values: typeof empty): Partial<typeof empty> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''))

/** Adds somebody by hand; says at once when somebody like them is here already. */
export function NewPerson({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate()
  const [values, setValues] = useState(empty)
  const [busy, setBusy] = useState(false)
  const typed = useDebounced(JSON.stringify(given(values)), 200)
  const alike = useQuery({
    queryKey: ['people', 'alike', typed],
    queryFn: () => api.alike(given(values)),
    enabled: typed.length > 14,
    placeholderData: keepPreviousData,
  })
  const rows = typed.length > 14 ? (alike.data ?? []) : []
  const field = (key: keyof typeof empty) => ({
    value: values[key],
    onChange: (event: { readonly target: { readonly value: string } }) =>
      setValues({ ...values, [key]: event.target.value }),
  })
  const save = async (): Promise<void> => {
    setBusy(true)
    const { name } = values
    const done = await perform({
      words: `Added ${name}`,
      run: () => api.addPerson({ ...given(values), name }),
      freshens: [['people'], ['today']],
    })
    setBusy(false)
    if (done?.id === undefined) return
    onClose()
    void navigate({ to: '/people/$id', params: { id: done.id } })
  }
  const attach = async (row: Alike): Promise<void> => {
    setBusy(true)
    const done = await perform({
      words: `Added to ${row.name}`,
      run: () => api.attach(row.id, given(values)),
      freshens: [['people'], ['person'], ['today']],
    })
    setBusy(false)
    if (done === undefined) return
    onClose()
    void navigate({ to: '/people/$id', params: { id: row.id } })
  }
  return (
    <FormDialog
      onClose={onClose}
      title="New person"
      onSubmit={() => void save()}
      onKeyDown={event => {
        const row = event.altKey ? rows[['Digit1', 'Digit2', 'Digit3'].indexOf(event.code)] : undefined
        if (row === undefined || busy) return
        event.preventDefault()
        void attach(row)
      }}
    >
      <TextField label="Name" required autoFocus autoComplete="off" {...field('name')} />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField label="Email" type="email" autoComplete="off" {...field('email')} />
        <TextField label="Phone" type="tel" autoComplete="off" {...field('phone')} />
        <TextField label="Title" autoComplete="off" {...field('title')} />
        <TextField label="Company" autoComplete="off" {...field('company')} />
      </div>
      <TextField
        label="Profile"
        hint="The address of a LinkedIn, GitHub or other profile."
        autoComplete="off"
        {...field('profile')}
      />
      <LooksLike rows={rows} onOpen={onClose} onAttach={row => void attach(row)} />
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" look="primary" disabled={busy || values.name.trim() === ''}>
          Add
        </Button>
      </DialogActions>
    </FormDialog>
  )
}
