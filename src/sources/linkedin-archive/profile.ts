import type { Draft } from '#src/domain/draft.ts'
import { normaliseProfile } from '#src/lib/normalise/profile.ts'
import type { Archive } from './archive.ts'
import { ownClaim } from './claim.ts'
import { profileUrl } from './connections.ts'
import type { Kind } from './kind.ts'
import { namedBy } from './people.ts'
import type { Row } from './row.ts'

/** The holder. Birth date, address and the like stay in the archive, and with them the row itself. */
export const profile: Kind = {
  noun: 'profiles',
  file: /^profile$/,
  columns: ['first name', 'last name', 'headline'],
  distinctive: true,
  scan(row, scan) {
    scan.holderNamed(namedBy(row).full)
    return null
  },
  *read(row, archive) {
    const { full, parts } = namedBy(row)
    const own = { original: false }
    const maiden = row.cell('maiden name')
    if (full) yield ownClaim('name', { full, ...parts, ...(maiden ? { also: maiden } : {}) }, row, archive, own)
    const headline = row.cell('headline')
    if (headline) yield ownClaim('headline', { text: headline }, row, archive, own)
    const summary = row.text('summary')
    if (summary) yield ownClaim('summary', { text: summary }, row, archive, own)
    const place = row.cell('geo location')
    if (place) yield ownClaim('place', { text: place }, row, archive, own)
    yield* addresses(row, archive)
  },
}

/** Lists are written `[a,b]`. */
const listed = (cell: string): readonly string[] =>
  cell
    .replace(/^\[|\]$/g, '')
    .split(/[,;\s]+/)
    .filter(Boolean)

function* addresses(row: Row, archive: Archive): Generator<Draft> {
  const own = { original: false }
  const { slug } = archive.holder
  if (slug !== null)
    yield ownClaim('profile', { network: 'linkedin', url: profileUrl(slug), handle: slug }, row, archive, own)
  for (const handle of listed(row.cell('twitter handles'))) {
    const found = normaliseProfile(`https://x.com/${handle.replace(/^@/, '')}`)
    if (found?.kind === 'x')
      yield ownClaim(
        'profile',
        { network: 'x', url: `https://x.com/${found.value}`, handle: found.value },
        row,
        archive,
        own,
      )
  }
  for (const site of listed(row.cell('websites'))) {
    const url = site.replace(/^[A-Z_]+:(?=https?:)/i, '')
    const found = normaliseProfile(url)
    if (found) yield ownClaim('profile', { network: found.kind, url }, row, archive, own)
  }
}
