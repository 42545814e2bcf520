import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { useDebounced } from '../../data/useDebounced.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { TextField } from '../../ui/Field.tsx'
import { LooksLike } from './LooksLike.tsx'

const empty = { name: '', email: '', phone: '', profile: '', company: '', title: '' }

/** Adds somebody by hand; says at once when somebody like them is here already. */
export function NewPerson({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate()
  const [values, setValues] = useState(empty)
  const [busy, setBusy] = useState(false)
  const q = useDebounced((values.email || values.name).trim(), 200)
  const alike = useQuery({
    queryKey: ['people', 'alike', q],
    queryFn: () => api.people({ q, limit: 3 }),
    enabled: q.length > 2,
  })
  const field = (key: keyof typeof empty) => ({
    value: values[key],
    onChange: (event: { readonly target: { readonly value: string } }) =>
      setValues({ ...values, [key]: event.target.value }),
  })
  const save = async (): Promise<void> => {
    setBusy(true)
    const { name, ...rest } = values
    const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value.trim() !== ''))
    const done = await perform({
      words: `Added ${name}`,
      run: () => api.addPerson({ name, ...given }),
      freshens: [['people'], ['today']],
    })
    setBusy(false)
    if (done?.id === undefined) return
    onClose()
    void navigate({ to: '/people/$id', params: { id: done.id } })
  }
  return (
    <Dialog open onClose={onClose} title="New person">
      <form
        className="flex flex-col gap-3"
        onSubmit={event => {
          event.preventDefault()
          void save()
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
        {q.length > 2 && <LooksLike rows={alike.data?.rows ?? []} onOpen={onClose} />}
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={busy || values.name.trim() === ''}>
            Add
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
