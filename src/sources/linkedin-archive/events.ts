import { act, badDate, momentKey, when } from './act.ts'
import { filled } from './claim.ts'
import { readDate } from './date.ts'
import type { Kind } from './kind.ts'
import type { Row } from './row.ts'

function isOver(row: Row, now: string): boolean {
  const at = readDate(row.cell('event time'))?.at ?? ''
  return /attend/i.test(row.cell('status')) && at <= now
}

/** Events that the holder said they would come to, and that are over. */
export const events: Kind = {
  noun: 'events',
  file: /^events$/,
  columns: ['event name', 'event time'],
  distinctive: true,
  scan(row, scan) {
    return isOver(row, scan.now) ? 'events' : null
  },
  *read(row, archive) {
    const cell = row.cell('event time')
    const occurred = when(cell, archive)
    if (occurred === null) return yield row.unread(badDate(cell))
    if (!isOver(row, archive.context.now)) return
    const name = row.cell('event name')
    const link = row.cell('external url')
    yield act(row, archive, {
      kind: 'event.attended',
      direction: 'out',
      occurred,
      family: 'linkedin.event',
      key: [name, momentKey(occurred), link],
      body: filled({ name, link }),
      text: name || null,
      people: [],
    })
  },
}
