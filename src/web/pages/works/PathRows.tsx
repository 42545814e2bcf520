import { Link } from '@tanstack/react-router'
import { channelWords } from '#src/domain/channel-words.ts'
import type { PlacementPath } from '#src/domain/views/works.ts'
import { Glyph } from '../../ui/Glyph.tsx'
import { counted, hourWords } from '../../words/numbers.ts'
import { money } from './money.ts'
import { groupOfName } from './words.ts'

const month = 30.44 * 86_400_000
const long = (from: string, to: string): string => {
  const months = Math.round((Date.parse(to) - Date.parse(from)) / month)
  return months === 0 ? 'under a month' : counted(months, 'month')
}

/** One row a placement, with the way that led there; it opens the job's line. */
export function PathRows({ paths }: { readonly paths: readonly PlacementPath[] }) {
  return (
    <ul className="divide-y divide-line">
      {paths.map(one => (
        <li
          key={`${one.person.id} ${one.job.id}`}
          className="relative grid grid-cols-[15rem_minmax(0,1fr)_auto] items-center gap-x-4 px-2 py-2 hover:bg-sunken max-md:grid-cols-1 max-md:gap-y-1"
        >
          <span className="min-w-0">
            <Link to="/jobs/$id" params={{ id: one.job.id }} search={{ tab: 'line' }} className="row-link font-medium">
              {one.person.name}
            </Link>
            <span className="block truncate text-small text-text-2">
              {one.client !== null && `${one.client.name}, `}
              {one.job.name}
            </span>
          </span>
          <span className="flex min-w-0 flex-wrap items-center gap-1">
            <span className="sr-only">Path: {one.path.map(channelWords).join(', ')}</span>
            {one.path.length === 0 && <span className="text-small text-text-3">No touch is known before it.</span>}
            {one.path.map((channel, at) =>
              channel === '…' ? (
                <span key={at} aria-hidden="true" className="text-text-3">
                  …
                </span>
              ) : (
                <Glyph key={at} group={groupOfName(channel)} />
              ),
            )}
          </span>
          <span className="tabular flex justify-end gap-4 text-small text-text-2 max-md:justify-start">
            <span>
              {long(one.began, one.at)}, {counted(one.touches, 'touch', 'touches')}
              {one.hours > 0 && `, ${hourWords(one.hours)}`}
            </span>
            <span className="w-20 text-right text-text max-md:text-left">{one.fee === null ? '' : money(one.fee)}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
