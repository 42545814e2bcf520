import { useEffect, useRef, useState } from 'react'
import type { LineItem, LineQuery } from '#src/domain/views/line.ts'
import { onPeopleNews } from '../../data/live.ts'
import { isRow } from './sections.ts'
import type { LineSource } from './source.ts'

const newest = 20

/** How many acts came in since the list was read. They wait; rows never move under the reader's eyes. */
export function useNews(
  source: LineSource,
  filters: LineQuery,
  items: readonly LineItem[],
): readonly [number, () => void] {
  const [waiting, setWaiting] = useState(0)
  const latest = useRef({ source, filters, items })
  useEffect(() => {
    latest.current = { source, filters, items }
    setWaiting(0)
  }, [source, filters, items])
  useEffect(() => {
    if (source.person === null) return
    const person = source.person
    return onPeopleNews(ids => {
      if (!ids.includes(person)) return
      const { source: line, filters: wanted, items: known } = latest.current
      const seen = new Set(
        known.filter(isRow).map(row => (row.thread === null ? row.entry : `${row.thread} ${row.count}`)),
      )
      const from = Math.max(...known.filter(isRow).map(row => (row.at === null ? 0 : Date.parse(row.at))), 0)
      line
        .fetch({ ...wanted, limit: newest })
        .then(page => {
          const fresh = page.items
            .filter(isRow)
            .filter(row => !seen.has(row.thread === null ? row.entry : `${row.thread} ${row.count}`))
          setWaiting(fresh.filter(row => row.at !== null && Date.parse(row.at) >= from).length)
        })
        // Nothing is lost when this fails: the next look at the line brings it.
        .catch(() => setWaiting(0))
    })
  }, [source])
  return [waiting, () => setWaiting(0)]
}
