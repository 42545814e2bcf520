import { filled, ownClaim } from './claim.ts'
import { readCareerDate, readDate } from './date.ts'
import type { Kind } from './kind.ts'

/** Where the holder works and worked. */
export const positions: Kind = {
  noun: 'positions',
  file: /^positions$/,
  columns: ['company name', 'title', 'started on'],
  distinctive: false,
  scan(row, scan) {
    scan.see(readDate(row.cell('started on')), false)
    return null
  },
  *read(row, archive) {
    const company = row.cell('company name')
    const title = row.cell('title')
    if (!company && !title) return
    const finished = row.cell('finished on')
    const body = filled({
      company,
      title,
      from: readCareerDate(row.cell('started on')),
      to: readCareerDate(finished),
      place: row.cell('location'),
      description: row.text('description'),
    })
    yield ownClaim('position', { ...body, ...(finished ? {} : { current: true }) }, row, archive, {
      ...(company ? { companies: [{ role: 'employer', name: company }] } : {}),
    })
  },
}
