import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { BehindQuery } from '../../api-know.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { plainDay, userLocale } from '../../words/dates.ts'
import { count, counted } from '../../words/numbers.ts'
import { worksQueries } from './works-queries.ts'

/** What a number opens: whose rows, and what they are where that is not people. */
export interface AskedBehind {
  readonly title: string
  readonly query: BehindQuery
  readonly unit?: readonly [one: string, many: string]
}

/** The people behind a number, latest first; each opens their page or the job's line. */
export function BehindDialog({
  title,
  query,
  unit: [one, many] = ['person', 'people'],
  onClose,
}: AskedBehind & { readonly onClose: () => void }) {
  const { data } = useQuery(worksQueries.behind(query))
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={title}
      {...(data === undefined ? {} : { about: counted(data.total, one, many) })}
    >
      {data === undefined ? (
        <Skeleton rows={6} />
      ) : (
        <>
          <ul className="divide-y divide-line">
            {data.rows.map((row, index) => (
              <li key={`${index} ${row.at}`} className="flex flex-wrap items-baseline justify-between gap-x-4 py-1.5">
                {row.person === null ? (
                  <span className="text-text-2">Nobody placed</span>
                ) : (
                  <Link to="/people/$id" params={{ id: row.person.id }} className="font-medium hover:underline">
                    {row.person.name}
                  </Link>
                )}
                <span className="text-small text-text-2">
                  {row.job !== null && (
                    <Link
                      to="/jobs/$id"
                      params={{ id: row.job.id }}
                      search={{ tab: 'line' }}
                      className="hover:underline"
                    >
                      {row.job.name}
                      {row.client !== null && `, ${row.client}`}
                    </Link>
                  )}
                  <span className="ml-3 tabular whitespace-nowrap">{plainDay(row.at, userLocale())}</span>
                </span>
              </li>
            ))}
          </ul>
          {data.total > data.rows.length && (
            <p className="mt-2 text-small text-text-2">The latest {count(data.rows.length)} are shown.</p>
          )}
        </>
      )}
    </Dialog>
  )
}
