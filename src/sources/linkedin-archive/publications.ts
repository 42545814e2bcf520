import { filled, ownClaim } from './claim.ts'
import { readCareerDate, readDate } from './date.ts'
import type { Kind } from './kind.ts'

/** What the holder published. */
export const publications: Kind = {
  noun: 'publications',
  file: /^publications$/,
  columns: ['name', 'publisher'],
  distinctive: false,
  scan(row, scan) {
    scan.see(readDate(row.cell('published on')), false)
    return null
  },
  *read(row, archive) {
    const name = row.cell('name')
    if (!name) return
    const more = filled({
      publisher: row.cell('publisher'),
      date: readCareerDate(row.cell('published on')),
      url: row.cell('url'),
    })
    yield ownClaim('publication', { name, ...more }, row, archive)
  },
}
