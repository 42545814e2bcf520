import { Link } from '@tanstack/react-router'
import { memo, useContext } from 'react'
import type { LineRow } from '#src/domain/views/line.ts'
import { useColleague } from '../../data/useSession.ts'
import { Direction } from '../../ui/Direction.tsx'
import { Glyph } from '../../ui/Glyph.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { actWords, directionSign, directionWords, groupOfAct } from '../../words/acts.ts'
import { hasDayHeading, occurredWords, userLocale } from '../../words/dates.ts'
import { spoken } from '../../words/vocabulary.ts'
import { actTitle } from './act-title.ts'
import { LineContext } from './LineContext.ts'
import { RowFrame } from './RowFrame.tsx'

const isHollow = (row: LineRow): boolean =>
  row.precision === 'before' || row.precision === 'unknown' || row.kind === 'call.missed'
/** One act. Its words are a link, so that an opened act has an address. */
export const ActRow = memo(function ActRow({
  row,
  inThread = false,
}: {
  readonly row: LineRow
  readonly inThread?: boolean
}) {
  const { now } = useContext(LineContext)
  const colleague = useColleague()
  const others = row.others.filter(other => other.name !== row.author)
  const who = [row.author ?? colleague(row.account), ...others.map(other => `with ${other.name}`)].filter(Boolean)
  const pending = row.entry.startsWith('pending:')
  return (
    <RowFrame
      entry={row.entry}
      time={row.at === null ? null : Date.parse(row.at)}
      glyph={
        <>
          <Glyph group={groupOfAct(row.channel)} hollow={isHollow(row)} muted={row.automatic} />
          <Direction sign={directionSign(row.direction)} words={directionWords(row.direction)} />
        </>
      }
      when={occurredWords(row, now, userLocale(), !inThread && hasDayHeading(row, now))}
    >
      <div className="flex min-w-0 flex-wrap items-baseline gap-x-2">
        {row.access === 'known' ? (
          <span className="inline-flex items-baseline gap-1.5 font-medium text-text-2">
            <Icon name="lock" className="size-3 self-center" /> Private{' '}
            {actWords(row.kind, row.channel).toLocaleLowerCase()}
          </span>
        ) : (
          <Link
            to="."
            search={search => ({ ...search, entry: row.entry })}
            replace
            preload={false}
            resetScroll={false}
            disabled={pending}
            data-row={row.entry}
            className="row-link min-w-0 truncate font-medium max-sm:leading-6"
          >
            {actTitle(row)}
          </Link>
        )}
        {who.length > 0 && <span className="truncate text-small text-text-2">{who.join(' · ')}</span>}
        {row.job !== null && (
          <Link
            to="/jobs/$id"
            params={{ id: row.job.id }}
            className="relative z-10 truncate text-small text-text-2 underline max-sm:leading-6 decoration-line underline-offset-2 hover:text-text"
          >
            {spoken('Job')}: {row.job.name}
          </Link>
        )}
        {row.access === 'mine' && (
          <span className="inline-flex items-baseline gap-1 text-small text-text-2">
            <Icon name="lock" className="size-3 self-center" /> Only you
          </span>
        )}
        {pending && <span className="text-small text-text-3">saving</span>}
      </div>
      {row.snippet !== null && row.snippet !== '' && <p className="line-clamp-2 text-text-2">{row.snippet}</p>}
    </RowFrame>
  )
})
