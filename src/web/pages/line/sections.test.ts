import { describe, expect, it } from 'vitest'
import type { LineItem, LineRow } from '#src/domain/views/line.ts'
import { distinct, sectionsOf } from './sections.ts'

const now = new Date(2026, 10, 24, 12)
const row = (entry: string, at: string | null, more: Partial<LineRow> = {}): LineRow => ({
  entry,
  at,
  precision: at === null ? 'unknown' : 'instant',
  kind: 'email.sent',
  channel: 'email',
  direction: 'out',
  account: null,
  title: null,
  snippet: null,
  thread: null,
  count: 1,
  automatic: false,
  access: 'open',
  job: null,
  others: [],
  author: null,
  hasOriginal: false,
  ...more,
})

describe('sections of the line', () => {
  it('are days, then months; automatic mail stays in its month', () => {
    const items: LineItem[] = [
      row('a', new Date(2026, 10, 20, 9).toISOString()),
      row('b', new Date(2026, 10, 20, 8).toISOString()),
      { automatic: true, month: '2026-11', count: 11 },
      row('c', new Date(2026, 4, 3, 8).toISOString()),
      { automatic: true, month: '2026-03', count: 2 },
      row('d', null),
    ]
    const sections = sectionsOf(items, now, 'en-GB')
    expect(sections.map(section => [section.heading.replace(',', ''), section.items.length])).toEqual([
      ['Friday 20 November', 3],
      ['May 2026', 1],
      ['March 2026', 1],
      ['Date not known', 1],
    ])
  })
  it('show nothing twice', () => {
    const one = row('a', '2026-11-20T09:00:00Z', { thread: 't' })
    const two = row('b', '2026-11-21T09:00:00Z', { thread: 't' })
    expect(distinct([two, one, row('c', null), row('c', null)]).length).toBe(2)
  })
})
