import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries } from '../../data/queries.ts'
import { useColleague, useSession } from '../../data/useSession.ts'
import { cx } from '../../ui/cx.ts'
import { plainDay, userLocale } from '../../words/dates.ts'
import { broughtWords, hasBegun, stateWords, unreadWords } from './import-words.ts'

/** What was brought in before, each with its rows to fix and its undo. */
export function ImportHistory() {
  const { data = [] } = useQuery(queries.imports)
  const colleague = useColleague()
  const { account } = useSession()
  if (data.length === 0) return null
  return (
    <section aria-labelledby="history" className="mt-10">
      <h2 id="history" className="mb-1 text-head text-text-3 uppercase">
        Brought in so far
      </h2>
      <ul className="divide-y divide-line border-y border-line">
        {data.map(one => (
          <li
            key={one.id}
            className="relative flex flex-wrap items-baseline gap-x-4 gap-y-0.5 px-2 py-2.5 hover:bg-sunken"
          >
            <Link
              to="/bring-in/$id"
              params={{ id: one.id }}
              className="max-w-full min-w-0 truncate font-medium row-link"
            >
              {one.name}
            </Link>
            <span className={cx('shrink-0 text-small', one.state === 'failed' ? 'text-bad' : 'text-text-2')}>
              {stateWords[one.state]}
            </span>
            {hasBegun(one.state) && (
              <span className="tabular min-w-0 flex-1 basis-72 truncate text-text-2">{broughtWords(one)}</span>
            )}
            {hasBegun(one.state) && one.progress.unread > 0 && one.state !== 'undone' && one.account === account.id && (
              <Link
                to="/bring-in/$id/unread"
                params={{ id: one.id }}
                className="relative z-10 text-warn underline underline-offset-2"
              >
                {unreadWords(one)} to look at
              </Link>
            )}
            <span className="tabular ml-auto shrink-0 text-small text-text-2">
              {colleague(one.account)}, {plainDay(one.began, userLocale())}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
