import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { PersonPage } from '#src/domain/views/people.ts'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { aboutBoth } from '../../data/person-cache.ts'
import { queries } from '../../data/queries.ts'
import { PersonPicker } from '../../pickers/PersonPicker.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { AlikeRow } from '../same-person/AlikeRow.tsx'

interface Other {
  readonly id: string
  readonly name: string
  readonly headline: string | null
}

type Said = Parameters<typeof api.alike>[0]

/** What a person is held against others by, as if it were being typed. */
function saidOf({ name, facts }: PersonPage): Said {
  const { email, phone, position } = facts
  return {
    name,
    ...(email?.[0] ? { email: email[0].value.address } : {}),
    ...(phone?.[0] ? { phone: phone[0].value.number } : {}),
    ...(position?.[0]?.value.company ? { company: position[0].value.company } : {}),
    ...(position?.[0]?.value.title ? { title: position[0].value.title } : {}),
  }
}

function Likely({ person, onPick }: { readonly person: PersonPage; readonly onPick: (other: Other) => void }) {
  const { data } = useQuery({
    queryKey: ['people', 'alike', person.id],
    queryFn: () => api.alike(saidOf(person)),
  })
  const rows = (data ?? []).filter(row => row.id !== person.id)
  if (rows.length === 0) return null
  return (
    <section className="mt-4">
      <h3 className="text-head text-text-3 uppercase">Looks like</h3>
      <ul className="divide-y divide-line">
        {rows.map(row => (
          <AlikeRow key={row.id} alike={row} name={<span className="font-medium">{row.name}</span>}>
            <Button onClick={() => onPick(row)}>Choose</Button>
          </AlikeRow>
        ))}
      </ul>
    </section>
  )
}

const Side = ({ said, headline }: { readonly said: Said; readonly headline: string | null }) => (
  <div className="min-w-0 rounded-control border border-line p-3">
    <dt className="truncate font-medium">{said.name}</dt>
    <dd className="text-text-2">{headline}</dd>
    {said.email !== undefined && <dd className="truncate text-small text-text-2">{said.email}</dd>}
    {said.phone !== undefined && <dd className="tabular truncate text-small text-text-2">{said.phone}</dd>}
  </div>
)

/** Says that two are one human being. Nothing is lost, and it can be taken apart at any time. */
export function MergeDialog({ person, onClose }: { readonly person: PersonPage; readonly onClose: () => void }) {
  const navigate = useNavigate()
  const [other, setOther] = useState<Other | null>(null)
  const { data: whole } = useQuery({ ...queries.person(other?.id ?? ''), enabled: other !== null })
  const merge = async (row: Other): Promise<void> => {
    onClose()
    const done = await perform({
      words: `${row.name} and ${person.name} are one`,
      run: () => api.merge(person.id, row.id),
      freshens: [...aboutBoth(person.id, row.id), ['same-person']],
    })
    if (done?.id !== undefined && done.id !== person.id) void navigate({ to: '/people/$id', params: { id: done.id } })
  }
  const differ = async (row: Other): Promise<void> => {
    onClose()
    await perform({
      words: `Not the same: ${row.name} and ${person.name}`,
      run: () => api.notSame(person.id, row.id),
      freshens: [['same-person'], ['today'], ['apart']],
    })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Merge ${person.name} with …`}
      about="Both lines become one. Nothing is lost, and it can be taken apart at any time."
    >
      {other === null ? (
        <>
          <PersonPicker label="The other record" without={person.id} onPick={setOther} />
          <Likely person={person} onPick={setOther} />
        </>
      ) : (
        <>
          <dl className="grid grid-cols-2 gap-4">
            <Side said={saidOf(person)} headline={person.headline} />
            <Side
              said={whole === undefined || 'redirect' in whole ? { name: other.name } : saidOf(whole)}
              headline={other.headline}
            />
          </dl>
          <DialogActions>
            <Button look="quiet" onClick={() => setOther(null)}>
              Choose another
            </Button>
            <Button onClick={() => void differ(other)}>Not the same person</Button>
            <Button look="primary" icon="merge" onClick={() => void merge(other)}>
              Merge
            </Button>
          </DialogActions>
        </>
      )}
    </Dialog>
  )
}
