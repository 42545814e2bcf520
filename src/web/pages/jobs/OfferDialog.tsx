import { useState } from 'react'
import type { CandidacyPage, JobPage } from '#src/domain/views/jobs.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { TextField } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { minorOf } from '../../words/money.ts'
import { spoken } from '../../words/vocabulary.ts'
import { actOn } from './act-on.ts'
import { currencyOf } from './currency-of.ts'
import { MoneyField } from './MoneyField.tsx'

interface Props {
  readonly job: JobPage
  readonly on: CandidacyPage
  readonly onClose: () => void
}

/** What the client offers, or what the candidate asks instead. */
export function OfferDialog({ job, on, onClose }: Props) {
  const [by, setBy] = useState<'client' | 'candidate'>('client')
  const [pay, setPay] = useState('')
  const [currency, setCurrency] = useState(() => currencyOf(job))
  const [start, setStart] = useState('')
  const [note, setNote] = useState('')
  const amount = minorOf(pay, currency)
  const save = async (): Promise<void> => {
    if (amount === null) return
    const done = await actOn(job.id, on, by === 'client' ? 'Offer' : 'Counter-offer', {
      do: 'make-offer',
      by,
      pay: { amount, currency },
      ...(start === '' ? {} : { start }),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    })
    if (done) onClose()
  }
  return (
    <FormDialog onClose={onClose} title={`${on.name}: offer`} onSubmit={() => void save()}>
      <Choice
        label="Whose word"
        value={by}
        onChange={setBy}
        options={[
          { value: 'client', words: spoken('The client offers') },
          { value: 'candidate', words: 'They ask for' },
        ]}
      />
      <MoneyField label="A year" amount={pay} onAmount={setPay} currency={currency} onCurrency={setCurrency} />
      <TextField label="First day" type="date" value={start} onChange={event => setStart(event.target.value)} />
      <TextField label="Note" value={note} onChange={event => setNote(event.target.value)} />
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" look="primary" disabled={amount === null}>
          Keep it
        </Button>
      </DialogActions>
    </FormDialog>
  )
}
