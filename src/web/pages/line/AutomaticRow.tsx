import { useQuery } from '@tanstack/react-query'
import { memo, useState } from 'react'
import type { AutomaticFold } from '#src/domain/views/line.ts'
import { queries } from '../../data/queries.ts'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { counted } from '../../words/numbers.ts'
import { ActRow } from './ActRow.tsx'

/** What machines sent in one month, in one quiet row. */
export const AutomaticRow = memo(function AutomaticRow({
  fold,
  person,
}: {
  readonly fold: AutomaticFold
  readonly person: string | null
}) {
  const [open, setOpen] = useState(false)
  const { data } = useQuery({ ...queries.automatic(person ?? '', fold.month), enabled: open && person !== null })
  return (
    <>
      <li className="relative rounded-control hover:bg-sunken">
        <button
          type="button"
          aria-expanded={open}
          data-row={`automatic ${fold.month}`}
          disabled={person === null}
          onClick={() => setOpen(!open)}
          className="flex w-full items-center gap-3 rounded-control px-2 py-1.5 text-left text-small text-text-2 focus-visible:-outline-offset-2"
        >
          <span aria-hidden="true" className="w-7 shrink-0 text-center">
            ┄
          </span>
          {counted(fold.count, 'automatic message')}
          {person !== null && (
            <Icon name="chevron" className={cx('size-3 text-text-3 transition-transform', open && 'rotate-90')} />
          )}
        </button>
      </li>
      {open && (
        <li className="ml-5 border-l border-line pl-2">
          {data === undefined ? (
            <Skeleton rows={2} className="px-2" />
          ) : (
            <ol>
              {data.map(row => (
                <ActRow key={row.entry} row={row} inThread />
              ))}
            </ol>
          )}
        </li>
      )}
    </>
  )
})
