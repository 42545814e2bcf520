import { act, badDate, momentKey, when } from './act.ts'
import { filled } from './claim.ts'
import { readDate } from './date.ts'
import type { Kind } from './kind.ts'
import { postAuthor } from './post-author.ts'

/** The holder's likes. Whose post it was is mostly unknown: then the act hangs on nobody. */
export const reactions: Kind = {
  noun: 'reactions',
  file: /^reactions$/,
  columns: ['date', 'type', 'link'],
  distinctive: false,
  scan(row, scan) {
    scan.see(readDate(row.cell('date')), false)
    return 'reactions'
  },
  *read(row, archive) {
    const cell = row.cell('date')
    const occurred = when(cell, archive)
    if (occurred === null) return yield row.unread(badDate(cell))
    const type = row.cell('type').toLowerCase()
    const link = row.cell('link')
    yield act(row, archive, {
      kind: 'post.liked',
      direction: 'out',
      occurred,
      family: 'linkedin.reaction',
      key: [link, type, momentKey(occurred)],
      body: filled({ reaction: type, link }),
      text: null,
      people: [postAuthor(link, archive)],
    })
  },
}
