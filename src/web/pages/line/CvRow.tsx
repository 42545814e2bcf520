import { Link } from '@tanstack/react-router'
import { memo, useContext } from 'react'
import type { LineRow } from '#src/domain/views/line.ts'
import { Direction } from '../../ui/Direction.tsx'
import { Glyph } from '../../ui/Glyph.tsx'
import { directionSign, directionWords, groupOfAct } from '../../words/acts.ts'
import { hasDayHeading, occurredWords, userLocale } from '../../words/dates.ts'
import { Difference } from '../cv/Difference.tsx'
import { actTitle } from './act-title.ts'
import { LineContext } from './LineContext.ts'
import { RowFrame } from './RowFrame.tsx'

/** A CV that came in: what it says anew, and the way to its page. */
export const CvRow = memo(function CvRow({ row }: { readonly row: LineRow }) {
  const { now } = useContext(LineContext)
  return (
    <RowFrame
      entry={row.entry}
      time={row.at === null ? null : Date.parse(row.at)}
      glyph={
        <>
          <Glyph group={groupOfAct(row.channel)} hollow={row.precision === 'before'} muted={false} />
          <Direction sign={directionSign(row.direction)} words={directionWords(row.direction)} />
        </>
      }
      when={occurredWords(row, now, userLocale(), hasDayHeading(row, now))}
    >
      <Link
        to="."
        search={search => ({ ...search, cv: row.entry, entry: undefined, show: undefined })}
        replace
        preload={false}
        resetScroll={false}
        data-row={row.entry}
        className="row-link block min-w-0 truncate font-medium max-sm:leading-6"
      >
        {actTitle(row)}
      </Link>
      {row.difference === undefined ? (
        row.snippet !== null && <p className="line-clamp-1 text-text-2">{row.snippet}</p>
      ) : (
        <p>
          <Difference difference={row.difference} />
        </p>
      )}
    </RowFrame>
  )
})
