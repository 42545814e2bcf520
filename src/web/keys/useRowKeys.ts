import { type RefObject, useEffect, useRef } from 'react'
import { type KeyMap, useKeys } from './useKeys.ts'

interface RowKeys {
  readonly group: string
  readonly rows: RefObject<HTMLElement | null>
  /** True while a panel shows the chosen row: `j` and `k` then open the next one too. */
  readonly following?: boolean
  /** More keys for the chosen row, by the key of its `data-row`. */
  readonly keys?: (row: string) => KeyMap
  readonly names?: { readonly [keys: string]: string }
  /** What a key does while no row is chosen, for the few that mean something then. */
  readonly alone?: { readonly [keys: string]: () => void }
}

const visible = (element: HTMLElement): boolean => element.getBoundingClientRect().bottom > 80

/**
 * `j` and `k` move the focus over everything marked `data-row` inside an element: the focus is the choice, so that Enter,
 * screen readers and the eye agree.
 */
export function useRowKeys({ group, rows, following = false, keys, names = {}, alone = {} }: RowKeys): void {
  const last = useRef<HTMLElement | null>(null)
  useEffect(() => {
    const onFocus = (event: FocusEvent): void => {
      const row = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-row]') : null
      if (row !== null && rows.current?.contains(row) === true) last.current = row
    }
    document.addEventListener('focusin', onFocus)
    return () => document.removeEventListener('focusin', onFocus)
  }, [rows])

  const move = (by: 1 | -1): void => {
    const all = [...(rows.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    const here = last.current?.isConnected === true ? all.indexOf(last.current) : -1
    const next = here === -1 ? (all.find(visible) ?? all[0]) : all[here + by]
    if (next === undefined) return
    next.focus()
    next.scrollIntoView({ block: 'nearest' })
    if (following) next.click()
  }
  const chosen = (): string | undefined => (last.current?.isConnected === true ? last.current.dataset.row : undefined)
  const extra = Object.fromEntries(
    Object.entries(names).map(([key, does]) => [
      key,
      [
        does,
        () => {
          const row = chosen()
          if (row === undefined) alone[key]?.()
          else keys?.(row)[key]?.[1]()
        },
      ] as const,
    ]),
  )
  useKeys(group, { j: ['Next row', () => move(1)], k: ['Previous row', () => move(-1)], ...extra })
}
