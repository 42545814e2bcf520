import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import type { TextHit } from '#src/domain/views/texts.ts'
import { Direction } from '../../ui/Direction.tsx'
import { Glyph } from '../../ui/Glyph.tsx'
import { Marked } from '../../ui/Marked.tsx'
import { actWords, directionSign, directionWords, groupOfAct } from '../../words/acts.ts'
import { occurredWords, userLocale } from '../../words/dates.ts'
import { count } from '../../words/numbers.ts'
import { placeOf } from './place-of.ts'

/** Who, what and when, and the excerpt with the words marked. */
export const TextHitRow = memo(function TextHitRow({ hit, now }: { readonly hit: TextHit; readonly now: Date }) {
  const [first, ...others] = hit.people
  if (first === undefined) return null
  const beyond = others.length + hit.more
  return (
    <li className="group relative flex gap-3 rounded-control px-2 py-2.5 hover:bg-sunken">
      <span className="flex w-7 shrink-0 items-center gap-1 self-start pt-0.5">
        <Glyph group={groupOfAct(hit.channel)} />
        <Direction sign={directionSign(hit.direction)} words={directionWords(hit.direction)} />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          <Link
            to="/people/$id"
            params={{ id: first.id }}
            search={placeOf(hit)}
            data-row={hit.entry}
            className="row-link min-w-0 truncate font-medium max-sm:leading-6"
          >
            {first.name}
          </Link>
          {beyond > 0 && (
            <span className="truncate text-small text-text-2" title={others.map(one => one.name).join(', ')}>
              and {count(beyond)} more
            </span>
          )}
          <span className="min-w-0 truncate text-text-2">
            {hit.title.length === 0 ? actWords(hit.kind, hit.channel) : <Marked pieces={hit.title} />}
          </span>
        </div>
        <p className="line-clamp-3 text-text-2">
          <Marked pieces={hit.excerpt} />
        </p>
      </div>
      <span className="tabular shrink-0 text-small text-text-2">{occurredWords(hit, now, userLocale())}</span>
    </li>
  )
})
