import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '../../api.ts'
import { Direction } from '../../ui/Direction.tsx'
import { Glyph } from '../../ui/Glyph.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { directionSign, directionWords, groupOfAct } from '../../words/acts.ts'
import { occurredWords, userLocale } from '../../words/dates.ts'
import { useNow } from '../../words/useNow.ts'
import { actTitle } from '../line/act-title.ts'
import { isRow } from '../line/sections.ts'

/** The last acts of a line, without its controls. */
export function PeekLine({ person }: { readonly person: string }) {
  const now = useNow()
  const { data } = useQuery({ queryKey: ['line', person, 'peek'], queryFn: () => api.line(person, { limit: 8 }) })
  if (data === undefined) return <Skeleton rows={4} />
  return (
    <ol className="mt-3">
      {data.items.filter(isRow).map(row => (
        <li key={row.entry} className="flex items-start gap-3 border-b border-line py-2 last:border-0">
          <span className="flex w-7 shrink-0 items-center gap-1 pt-[3px]">
            <Glyph group={groupOfAct(row.channel)} />
            <Direction sign={directionSign(row.direction)} words={directionWords(row.direction)} />
          </span>
          <span className="min-w-0 flex-1">
            <Link
              to="/people/$id"
              params={{ id: person }}
              search={{ entry: row.entry }}
              className="block truncate font-medium hover:underline"
            >
              {actTitle(row)}
              {row.count > 1 && <span className="font-normal text-text-2"> · {row.count} messages</span>}
            </Link>
            {row.snippet !== null && <span className="line-clamp-2 text-text-2">{row.snippet}</span>}
          </span>
          <span className="tabular shrink-0 text-small text-text-2">{occurredWords(row, now, userLocale())}</span>
        </li>
      ))}
    </ol>
  )
}
