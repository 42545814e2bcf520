import { act, badDate, momentKey, when } from './act.ts'
import { filled } from './claim.ts'
import { readDate } from './date.ts'
import type { Kind } from './kind.ts'
import { postAuthor } from './post-author.ts'

/** The holder's comments under posts that are mostly not known. */
export const comments: Kind = {
  noun: 'comments',
  file: /^comments$/,
  columns: ['date', 'link', 'message'],
  distinctive: false,
  scan(row, scan) {
    scan.see(readDate(row.cell('date')), false)
    return 'comments'
  },
  *read(row, archive) {
    const cell = row.cell('date')
    const occurred = when(cell, archive)
    if (occurred === null) return yield row.unread(badDate(cell))
    const link = row.cell('link')
    const text = row.text('message')
    yield act(row, archive, {
      kind: 'post.commented',
      direction: 'out',
      occurred,
      family: 'linkedin.comment',
      key: [link, momentKey(occurred), text],
      body: filled({ link }),
      text: text || null,
      people: [postAuthor(link, archive)],
    })
  },
}
