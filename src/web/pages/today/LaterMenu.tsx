import { useState } from 'react'
import { useKeys } from '../../keys/useKeys.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { dueWords, forDateInput, localDate, userLocale } from '../../words/dates.ts'
import { laterTimes } from './later-times.ts'

interface LaterMenuProps {
  readonly name: string
  readonly onPick: (until: Date) => void
  readonly onClose: () => void
}

function Choices({ onPick }: Pick<LaterMenuProps, 'onPick'>) {
  const [times] = useState(() => laterTimes(new Date()))
  const [date, setDate] = useState('')
  const [picking, setPicking] = useState(false)
  useKeys('Later', {
    ...Object.fromEntries(times.map(time => [time.keys, [time.words, () => onPick(time.until)] as const])),
    '4': ['Pick a date', () => setPicking(true)],
  })
  return (
    <div className="flex flex-col gap-1">
      {times.map(time => (
        <button
          key={time.keys}
          type="button"
          onClick={() => onPick(time.until)}
          className="flex h-10 items-center gap-3 rounded-control px-2 text-left hover:bg-sunken max-sm:h-11"
        >
          <Kbd keys={time.keys} />
          <span className="flex-1">{time.words}</span>
          <span className="tabular text-text-2">{dueWords(time.until.toISOString(), userLocale())}</span>
        </button>
      ))}
      {picking ? (
        <form
          className="flex items-end gap-2 px-2 pt-1"
          onSubmit={event => {
            event.preventDefault()
            const day = localDate(date)
            onPick(new Date(day.getFullYear(), day.getMonth(), day.getDate(), 9))
          }}
        >
          <TextField
            label="Date"
            type="date"
            required
            autoFocus
            min={forDateInput(new Date())}
            value={date}
            onChange={event => setDate(event.target.value)}
          />
          <Button type="submit">Later</Button>
        </form>
      ) : (
        <button
          type="button"
          onClick={() => setPicking(true)}
          className="flex h-10 items-center gap-3 rounded-control px-2 text-left hover:bg-sunken max-sm:h-11"
        >
          <Kbd keys="4" />
          Pick a date
        </button>
      )}
    </div>
  )
}

/** Puts a row off. */
export function LaterMenu({ name, onPick, onClose }: LaterMenuProps) {
  return (
    <Dialog open onClose={onClose} title={`Later: ${name}`}>
      <Choices onPick={onPick} />
    </Dialog>
  )
}
