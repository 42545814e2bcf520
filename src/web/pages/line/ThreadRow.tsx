import { useQuery } from '@tanstack/react-query'
import { memo, useContext, useState } from 'react'
import type { LineRow } from '#src/domain/views/line.ts'
import { queries } from '../../data/queries.ts'
import { useColleague } from '../../data/useSession.ts'
import { cx } from '../../ui/cx.ts'
import { Direction } from '../../ui/Direction.tsx'
import { Glyph } from '../../ui/Glyph.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { directionSign, directionWords, groupOfAct } from '../../words/acts.ts'
import { hasDayHeading, occurredWords, userLocale } from '../../words/dates.ts'
import { counted } from '../../words/numbers.ts'
import { ActRow } from './ActRow.tsx'
import { actTitle } from './act-title.ts'
import { LineContext } from './LineContext.ts'
import { RowFrame } from './RowFrame.tsx'

/** A thread in one row; it unfolds to its acts, oldest first. */
export const ThreadRow = memo(function ThreadRow({
  row,
  person,
  thread,
}: {
  readonly row: LineRow
  readonly person: string
  readonly thread: string
}) {
  const { now } = useContext(LineContext)
  const colleague = useColleague()
  const [open, setOpen] = useState(false)
  const { data, isError } = useQuery({ ...queries.thread(person, thread), enabled: open })
  return (
    <>
      <RowFrame
        entry={row.entry}
        time={row.at === null ? null : Date.parse(row.at)}
        glyph={
          <>
            <Glyph group={groupOfAct(row.channel)} />
            <Direction sign={directionSign(row.direction)} words={directionWords(row.direction)} />
          </>
        }
        when={occurredWords(row, now, userLocale(), hasDayHeading(row, now))}
      >
        <div className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          <button
            type="button"
            aria-expanded={open}
            data-row={row.entry}
            onClick={() => setOpen(!open)}
            className="flex min-w-0 items-baseline gap-1.5 text-left font-medium row-link"
          >
            <span className="truncate">{actTitle(row)}</span>
            <span className="shrink-0 font-normal text-text-2">· {counted(row.count, 'message')}</span>
            <Icon
              name="chevron"
              className={cx('size-3 self-center text-text-3 transition-transform', open && 'rotate-90')}
            />
          </button>
          {(row.author ?? row.account) !== null && (
            <span className="truncate text-small text-text-2">{row.author ?? colleague(row.account)}</span>
          )}
        </div>
        {!open && row.snippet !== null && <p className="line-clamp-2 text-text-2">{row.snippet}</p>}
      </RowFrame>
      {open && (
        <li className="ml-5 border-l border-line pl-2">
          {data === undefined ? (
            isError ? (
              <p className="px-2 py-1 text-bad">
                These messages could not be fetched. Close and open the row to try again.
              </p>
            ) : (
              <Skeleton rows={2} className="px-2" />
            )
          ) : (
            <ol>
              {data.map(one => (
                <ActRow key={one.entry} row={one} inThread />
              ))}
            </ol>
          )}
        </li>
      )}
    </>
  )
})
