// biome-ignore-all lint/a11y/useSemanticElements: a virtual table positions its rows, which table elements forbid; the roles say the same
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus roves over the rows
import { cx } from './cx.ts'
import { Icon } from './Icon.tsx'
import type { Sorting } from './Table.tsx'

interface SortHeadProps {
  readonly column: { readonly head: string; readonly sort?: string }
  readonly sorting: Sorting | undefined
  readonly onSort: ((by: string) => void) | undefined
}

/** A column's head; a button where the column can sort. */
export function SortHead({ column, sorting, onSort }: SortHeadProps) {
  const on = column.sort !== undefined && sorting?.by === column.sort
  return (
    <div
      role="columnheader"
      className="min-w-0 truncate"
      {...(on ? { 'aria-sort': sorting.order === 'asc' ? 'ascending' : 'descending' } : {})}
    >
      {column.sort === undefined || onSort === undefined ? (
        column.head
      ) : (
        <button
          type="button"
          onClick={() => column.sort !== undefined && onSort(column.sort)}
          className={cx(
            'inline-flex h-7 items-center gap-1 rounded-control hover:text-text',
            on && 'font-medium text-text',
          )}
        >
          {column.head}
          {on && <Icon name="down" className={cx('size-3', sorting.order === 'asc' && 'rotate-180')} />}
        </button>
      )}
    </div>
  )
}
