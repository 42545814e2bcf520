import { useMemo } from 'react'
import type { Picture } from '#src/domain/views/line.ts'
import { monthWords, userLocale } from '../words/dates.ts'
import { count } from '../words/numbers.ts'
import { sideOf } from './side.ts'

interface MonthRow {
  readonly month: string
  readonly at: string
  they: number
  we: number
  both: number
  automatic: number
}

/** Counts by month, newest first. */
function monthsOf(picture: Pick<Picture, 'marks' | 'buckets'>): readonly MonthRow[] {
  const months = new Map<string, MonthRow>()
  const rowOf = (at: string): MonthRow => {
    const month = at.slice(0, 7)
    const row = months.get(month) ?? { month, at, they: 0, we: 0, both: 0, automatic: 0 }
    months.set(month, row)
    return row
  }
  for (const mark of picture.marks) rowOf(mark.at)[mark.automatic ? 'automatic' : sideOf(mark)] += 1
  for (const bucket of picture.buckets) {
    const row = rowOf(bucket.at)
    for (const side of ['they', 'we', 'both', 'automatic'] as const) row[side] += bucket[side]
  }
  return [...months.values()].sort((a, b) => b.month.localeCompare(a.month))
}

/** The same as the picture, as a real table. */
export function PictureTable({
  picture,
  onJump,
}: {
  readonly picture: Picture
  readonly onJump: (time: number) => void
}) {
  const rows = useMemo(() => monthsOf(picture), [picture])
  const cell = 'px-3 py-1 text-right tabular'
  return (
    <section
      aria-label="Touches by month"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      className="max-h-64 overflow-y-auto rounded-control border border-line"
    >
      <table className="w-full">
        <caption className="sr-only">Touches by month: from them, from us, both, automatic</caption>
        <thead className="sticky top-0 bg-sunken text-small text-text-2">
          <tr>
            <th scope="col" className="px-3 py-1 text-left font-medium">
              Month
            </th>
            {['They', 'We', 'Both', 'Automatic'].map(head => (
              <th key={head} scope="col" className="px-3 py-1 text-right font-medium">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.month} className="border-t border-line">
              <th scope="row" className="px-3 py-1 text-left font-normal">
                <button
                  type="button"
                  className="underline decoration-line underline-offset-2 hover:decoration-text"
                  onClick={() => onJump(Date.parse(row.at))}
                >
                  {monthWords(row.at, userLocale())}
                </button>
              </th>
              <td className={cell}>{count(row.they)}</td>
              <td className={cell}>{count(row.we)}</td>
              <td className={cell}>{count(row.both)}</td>
              <td className={cell}>{count(row.automatic)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
