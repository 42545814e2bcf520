import type { TodayRow } from '#src/domain/views/today.ts'
import { TodayItem } from './TodayItem.tsx'

export type TodayVerb = 'reply' | 'log' | 'write'

interface TodayGroupProps {
  readonly head: string
  readonly verb: TodayVerb
  readonly rows: readonly TodayRow[]
  readonly more: number
  readonly onOpen: (row: TodayRow) => void
  readonly onLater: (row: TodayRow) => void
}

/** One reason why people stand on Today. */
export function TodayGroup({ head, verb, rows, more, onOpen, onLater }: TodayGroupProps) {
  if (rows.length === 0) return null
  return (
    <section aria-label={head} className="mb-6">
      <h2 className="mb-1 text-head text-text-3 uppercase">{head}</h2>
      <ul className="border-t border-line">
        {rows.map(row => (
          <TodayItem key={row.key} row={row} verb={verb} onOpen={onOpen} onLater={onLater} />
        ))}
      </ul>
      {more > 0 && <p className="px-2 pt-2 text-small text-text-2">More come up as these leave.</p>}
    </section>
  )
}
