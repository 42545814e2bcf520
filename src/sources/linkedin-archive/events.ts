import { act, badDate, momentKey, when } from './act.ts'
import { filled } from './claim.ts'
import type { Kind } from './kind.ts'

/** Events that the holder said they would come to, and that are over. */
export const events: Kind = {
  noun: 'events',
  file: /^events$/,
  columns: ['event name', 'event time'],
  distinctive: true,
  scan(row) {
    return /attend/i.test(row.cell('status')) ? 'events' : null
  },
  *read(row, archive) {
    if (!/attend/i.test(row.cell('status'))) return
    const cell = row.cell('event time')
    const occurred = when(cell, archive)
    if (occurred === null) return yield row.unread(badDate(cell))
    if (occurred.at !== null && occurred.at > archive.context.now) return
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
