import { useState } from 'react'
import type { PersonRow } from '#src/domain/views/people.ts'

const nobody: ReadonlySet<string> = new Set()

/** Which rows are chosen; Shift extends from the last choice. A choice falls with the list it was made in. */
export function useSelection(rows: readonly PersonRow[], list: string) {
  const [state, setState] = useState({ list, ids: nobody, everybody: false, last: -1 })
  const { ids, everybody, last } = state.list === list ? state : { ids: nobody, everybody: false, last: -1 }
  const toggle = (row: PersonRow, range: boolean): void => {
    const at = rows.findIndex(one => one.id === row.id)
    const now = new Set(ids)
    if (range && last >= 0) for (const one of rows.slice(Math.min(last, at), Math.max(last, at) + 1)) now.add(one.id)
    else if (!now.delete(row.id)) now.add(row.id)
    setState({ list, ids: now, everybody: false, last: at })
  }
  return {
    ids: everybody ? new Set(rows.map(row => row.id)) : ids,
    everybody,
    chosen: rows.filter(row => ids.has(row.id)),
    toggle,
    all: () => setState({ list, ids, everybody: true, last }),
    clear: () => setState({ list, ids: nobody, everybody: false, last: -1 }),
  }
}
