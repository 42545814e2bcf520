import { filled, ownClaim } from './claim.ts'
import { readCareerDate } from './date.ts'
import type { Kind } from './kind.ts'

/** The holder's certificates. */
export const certifications: Kind = {
  noun: 'certificates',
  file: /^certifications$/,
  columns: ['name', 'authority'],
  distinctive: false,
  scan: () => null,
  *read(row, archive) {
    const name = row.cell('name')
    if (!name) return
    const more = filled({
      issuer: row.cell('authority'),
      date: readCareerDate(row.cell('started on')),
      url: row.cell('url'),
    })
    yield ownClaim('certificate', { name, ...more }, row, archive)
  },
}
