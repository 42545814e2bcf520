import { Link } from '@tanstack/react-router'
import type { TodayRow } from '#src/domain/views/today.ts'
import { dayWords, userLocale } from '../../words/dates.ts'
import { useNow } from '../../words/useNow.ts'

export function PastList({ head, rows }: { readonly head: string; readonly rows: readonly TodayRow[] }) {
  const now = useNow()
  if (rows.length === 0) return null
  return (
    <section aria-label={head}>
      <h2 className="mb-1 text-head text-text-3 uppercase">{head}</h2>
      <ul className="divide-y divide-line border-y border-line">
        {rows.map(row => (
          <li key={row.key} className="relative flex min-h-10 items-baseline gap-3 px-2 py-2 hover:bg-sunken">
            <Link to="/people/$id" params={{ id: row.person.id }} className="shrink-0 font-medium row-link">
              {row.person.name}
            </Link>
            <span className="min-w-0 flex-1 truncate text-text-2">{row.reason}</span>
            <span className="tabular shrink-0 text-small text-text-2">{dayWords(row.since, now, userLocale())}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
