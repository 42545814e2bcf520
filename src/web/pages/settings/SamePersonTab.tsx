import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { MatchPicture } from '#src/domain/views/same-person.ts'
import { api, type House } from '../../api.ts'
import { queries } from '../../data/queries.ts'
import { saveSettings } from '../../data/save-settings.ts'
import { Button } from '../../ui/Button.tsx'
import { Check } from '../../ui/Check.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { dayWords, userLocale } from '../../words/dates.ts'
import { count, counted } from '../../words/numbers.ts'
import { useNow } from '../../words/useNow.ts'
import { measuredWords } from '../same-person/measured-words.ts'
import { sureness } from '../same-person/waterfall.ts'
import { fallWhere, likely, lowest, surest, unlikely } from './marks.ts'
import { PairHistogram } from './PairHistogram.tsx'

function Slider({
  label,
  value,
  from,
  to,
  onChange,
  disabled = false,
}: {
  readonly label: string
  /** Log odds. */
  readonly value: number
  readonly from: number
  readonly to: number
  readonly onChange: (value: number) => void
  readonly disabled?: boolean
}) {
  return (
    <label className="flex flex-col gap-1">
      <span className="flex justify-between text-small font-medium text-text-2">
        {label} <span className="tabular text-text">{sureness(likely(value))}</span>
      </span>
      <input
        type="range"
        min={from}
        max={to}
        step={0.05}
        value={value}
        disabled={disabled}
        aria-valuetext={sureness(likely(value))}
        onChange={event => onChange(Number(event.target.value))}
        className="h-control w-full accent-accent"
      />
    </label>
  )
}

function Marks({ picture }: { readonly picture: MatchPicture }) {
  const now = useNow()
  // What was shown when the marks were first moved, or last saved.
  const [seen, setSeen] = useState<Pick<House, 'askMark' | 'automaticMark'>>(picture)
  const [ask, setAsk] = useState(unlikely(picture.askMark))
  const [automatic, setAutomatic] = useState(unlikely(picture.automaticMark ?? 0.995))
  const [never, setNever] = useState(picture.automaticMark === null)
  const zones = fallWhere(picture.buckets, likely(ask), never ? null : likely(automatic))
  const nearest = picture.measured.findLast(one => one.mark <= likely(automatic) + 1e-9)
  const differs = (a: number | null, b: number | null): boolean =>
    a === null || b === null ? a !== b : Math.abs(a - b) > 5e-5
  const moved: Partial<House> = {
    ...(differs(likely(ask), seen.askMark) ? { askMark: +likely(ask).toFixed(4) } : {}),
    ...(differs(never ? null : likely(automatic), seen.automaticMark)
      ? { automaticMark: never ? null : +likely(Math.max(automatic, ask + 0.1)).toFixed(4) }
      : {}),
  }
  const save = async (): Promise<void> => {
    const { askMark, automaticMark } = seen
    const stands = await saveSettings<House>(
      moved,
      { askMark, automaticMark },
      {
        words: 'Saved',
        run: api.saveHouse,
        fields: {
          askMark: ['Ask from', sureness],
          automaticMark: ['One by themselves from', mark => (mark === null ? 'Never by themselves' : sureness(mark))],
        },
        freshens: [['house'], ['match-picture'], ['same-person'], ['today'], ['past']],
      },
    )
    if (stands === undefined) return
    const marks = { ...seen, ...stands }
    setSeen(marks)
    setAsk(unlikely(marks.askMark))
    setNever(marks.automaticMark === null)
    if (marks.automaticMark !== null) setAutomatic(unlikely(marks.automaticMark))
  }
  return (
    <div className="flex flex-col gap-6 pt-5">
      <section>
        <h2 className="mb-1 text-title">Where the marks are</h2>
        <p className="mb-4 max-w-read text-text-2">
          Every two people who have something in common are held against each other. Below the first mark nobody is
          asked; between the two you are; from the second they become one by themselves, unless something contradicts,
          or only what relatives and colleagues share speaks for it.
        </p>
        <PairHistogram buckets={picture.buckets} ask={likely(ask)} automatic={never ? null : likely(automatic)} />
        <dl className="mt-3 grid grid-cols-3 gap-4">
          {[
            { words: 'forgotten', n: zones.forgotten, about: `below ${sureness(likely(ask))}` },
            {
              words: 'wait for you',
              n: zones.ask,
              about: zones.held > 0 ? `${count(zones.held)} of them held back` : '',
            },
            {
              words: 'by themselves',
              n: zones.automatic,
              about: never ? 'switched off' : `from ${sureness(likely(automatic))}`,
            },
          ].map(zone => (
            <div key={zone.words}>
              <dt className="text-small text-text-3">{zone.words}</dt>
              <dd className="tabular text-figure">{count(zone.n)}</dd>
              <dd className="text-small text-text-3">{zone.about}</dd>
            </div>
          ))}
        </dl>
        <div className="mt-5 grid gap-x-8 gap-y-3 sm:grid-cols-2">
          <Slider label="Ask from" value={ask} from={lowest} to={4.5} onChange={setAsk} />
          <Slider
            label="One by themselves from"
            value={Math.max(automatic, ask + 0.1)}
            from={2.2}
            to={surest}
            disabled={never}
            onChange={setAutomatic}
          />
        </div>
        <Check checked={never} onChange={setNever} hint="Every pair then waits for somebody.">
          Never by themselves
        </Check>
        <p className="mt-2 mb-4 text-text-2">{nearest === undefined ? '' : measuredWords(nearest)}</p>
        <Button look="primary" disabled={Object.keys(moved).length === 0} onClick={() => void save()}>
          Save
        </Button>
      </section>
      <section>
        <h2 className="mb-1 text-title">What it goes by</h2>
        <p className="max-w-read text-text-2">
          {picture.model === 0
            ? `The usual rates, until there are enough people here to learn from. Nobody becomes one by themselves before that; ${counted(picture.people, 'person', 'people')} so far.`
            : `Learned from ${counted(picture.learnedFrom, 'person', 'people')} of this house${picture.learnedAt === null ? '' : `, ${dayWords(picture.learnedAt, now, userLocale())}`}: version ${picture.model}. It is learned anew when the house has grown by a quarter; what was decided stays.`}
        </p>
        <p className="mt-2 text-text-2">
          {counted(picture.automatic, 'merge', 'merges')} by themselves stand.{' '}
          {picture.takenBack > 0 &&
            `Taken apart again: ${counted(picture.takenBack, 'pair', 'pairs')}, merged by themselves or by somebody’s word. `}
          <Link to="/same-person" className="text-accent underline underline-offset-2">
            Same person?
          </Link>
        </p>
      </section>
    </div>
  )
}

/** Two marks, and how many pairs fall where. */
export function SamePersonTab() {
  const { data } = useQuery(queries.matchPicture)
  return data === undefined ? <Skeleton rows={6} className="pt-5" /> : <Marks picture={data} />
}
