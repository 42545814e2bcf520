import { filled, ownClaim } from './claim.ts'
import { readCareerDate } from './date.ts'
import type { Kind } from './kind.ts'

/** The holder's schools. */
export const education: Kind = {
  noun: 'schools',
  file: /^education$/,
  columns: ['school name', 'degree name'],
  distinctive: false,
  scan: () => null,
  *read(row, archive) {
    const school = row.cell('school name')
    if (!school) return
    const more = filled({
      degree: row.cell('degree name'),
      from: readCareerDate(row.cell('start date')),
      to: readCareerDate(row.cell('end date')),
    })
    yield ownClaim('education', { school, ...more }, row, archive)
  },
}
