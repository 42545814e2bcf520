import { filled, ownClaim } from './claim.ts'
import type { Kind } from './kind.ts'

/** The holder's languages. */
export const languages: Kind = {
  noun: 'languages',
  file: /^languages$/,
  columns: ['name'],
  distinctive: false,
  scan: () => null,
  *read(row, archive) {
    const label = row.cell('name')
    if (label) yield ownClaim('language', { label, ...filled({ fluency: row.cell('proficiency') }) }, row, archive)
  },
}
