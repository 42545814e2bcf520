import { type FormEvent, useState } from 'react'
import { channels } from '#src/domain/channel.ts'
import { channelWords } from '#src/domain/channel-words.ts'
import { carriers } from '#src/domain/conversion.ts'
import { type NewSpend, type SpendSort, spendCategories } from '#src/domain/spend.ts'
import type { OwnChannel } from '#src/domain/views/channels.ts'
import { Button } from '../../ui/Button.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { capital } from '../../words/capital.ts'
import { minorOf } from '../../words/money.ts'

const offered = [...channels]
  .filter(channel => channel !== 'internal')
  .sort((a, b) => Number(carriers.has(a)) - Number(carriers.has(b)) || channelWords(a).localeCompare(channelWords(b)))
const sorts: readonly { readonly value: SpendSort; readonly words: string }[] = [
  { value: 'external', words: 'Paid to others' },
  { value: 'internal', words: 'Our own' },
]

interface SpendFieldsProps {
  readonly currency: string
  readonly ours: readonly OwnChannel[]
  readonly onSave: (row: NewSpend) => Promise<boolean>
}

/** One line of spending. */
export function SpendFields({ currency: usual, ours, onSave }: SpendFieldsProps) {
  const [on, setOn] = useState<string>(offered[0] ?? 'event')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [amount, setAmount] = useState('')
  const [currency, setCurrency] = useState(usual)
  const [sort, setSort] = useState<SpendSort>('external')
  const [category, setCategory] = useState('advertising')
  const [note, setNote] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const save = (event: FormEvent): void => {
    event.preventDefault()
    const code = currency.trim().toUpperCase()
    const minor = minorOf(amount, code)
    const wrong = !/^[A-Z]{3}$/.test(code)
      ? 'A currency is three letters: GBP, EUR.'
      : !minor
        ? 'This is no amount.'
        : from === ''
          ? 'Say from which day.'
          : null
    setProblem(wrong)
    if (wrong !== null || minor === null) return
    const last = to === '' ? from : to
    const own = ours.find(one => `own ${one.code}` === on)
    const channel = own?.medium ?? offered.find(one => one === on) ?? 'event'
    void onSave({
      channel,
      ...(own === undefined ? {} : { own: own.code }),
      from,
      to: last,
      amount: minor,
      currency: code,
      sort,
      category,
      note,
    }).then(done => {
      if (!done) return
      setAmount('')
      setNote('')
    })
  }
  return (
    <form onSubmit={save} className="grid grid-cols-2 gap-3 sm:grid-cols-4">
      <SelectField
        label="Channel"
        value={on}
        onChange={setOn}
        options={[
          ...ours.map(one => ({ value: `own ${one.code}`, words: `${one.name}, ${channelWords(one.medium)}` })),
          ...offered.map(value => ({ value: value as string, words: channelWords(value) })),
        ]}
      />
      <TextField label="From" type="date" value={from} onChange={event => setFrom(event.target.value)} />
      <TextField label="To" type="date" min={from} value={to} onChange={event => setTo(event.target.value)} />
      <TextField
        label="Amount"
        inputMode="decimal"
        value={amount}
        {...(problem === null ? {} : { error: problem })}
        onChange={event => setAmount(event.target.value)}
      />
      <TextField label="Currency" maxLength={3} value={currency} onChange={event => setCurrency(event.target.value)} />
      <SelectField
        label="Paid to"
        value={sort}
        onChange={next => {
          setSort(next)
          setCategory(spendCategories[next][0])
        }}
        options={sorts}
      />
      <SelectField
        label="For"
        value={category}
        onChange={setCategory}
        options={spendCategories[sort].map(value => ({ value: value as string, words: capital(value) }))}
      />
      <TextField label="Note" maxLength={500} value={note} onChange={event => setNote(event.target.value)} />
      <div className="col-span-full flex justify-end">
        <Button look="primary" type="submit">
          Add
        </Button>
      </div>
    </form>
  )
}
