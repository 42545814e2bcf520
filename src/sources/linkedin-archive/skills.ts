import { ownClaim } from './claim.ts'
import type { Kind } from './kind.ts'

/** The holder's skills, one a row. */
export const skills: Kind = {
  noun: 'skills',
  file: /^skills$/,
  columns: ['name'],
  distinctive: false,
  scan: () => null,
  *read(row, archive) {
    const label = row.cell('name')
    if (label) yield ownClaim('skill', { label }, row, archive)
  },
}
