import { act, badDate, momentKey, when } from './act.ts'
import { filled } from './claim.ts'
import { readDate } from './date.ts'
import type { Kind } from './kind.ts'

const audience = /^(public|connections|anyone|logged_in|container|group|member_network)$/i
const address = /^https?:\/\/\S+$/i

/** LinkedIn puts every line of a post with several into quotation marks of its own. */
const unquoted = (text: string): string =>
  text.includes('"\n"') ? text.replaceAll('"\n"', '\n').replace(/^"|"$/g, '') : text

/** The holder's own posts. */
export const shares: Kind = {
  noun: 'posts',
  file: /^shares$/,
  columns: ['date', 'sharelink'],
  distinctive: true,
  scan(row, scan) {
    scan.see(readDate(row.cell('date')), false)
    return 'posts'
  },
  *read(row, archive) {
    const cell = row.cell('date')
    const occurred = when(cell, archive)
    if (occurred === null) return yield row.unread(badDate(cell))
    const link = row.cell('sharelink')
    // Some archives write the audience before the text, under a header that does not name it.
    const texts = [row.text('sharecommentary'), row.text('sharedurl')]
    const text = texts.find(each => each && !audience.test(each) && !address.test(each)) ?? ''
    const shared = texts.find(each => address.test(each))
    yield act(row, archive, {
      kind: 'post.published',
      direction: 'out',
      occurred,
      family: 'linkedin.post',
      key: link ? [link] : [momentKey(occurred), text],
      body: filled({
        link,
        shared,
        media: row.cell('mediaurl'),
        audience: texts.find(each => audience.test(each)) ?? row.cell('visibility'),
      }),
      text: unquoted(text) || null,
      people: [],
    })
  },
}
