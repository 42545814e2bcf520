import { normaliseEmail } from '#src/lib/normalise/email.ts'
import { ownClaim } from './claim.ts'
import { readDate } from './date.ts'
import type { Kind } from './kind.ts'

/** The holder's own addresses, confirmed ones only: anybody can add another's. */
export const emails: Kind = {
  noun: 'addresses',
  file: /^email addresses$/,
  columns: ['email address'],
  distinctive: false,
  scan(row, scan) {
    scan.see(readDate(row.cell('updated on')), false)
    const address = normaliseEmail(row.cell('email address'))
    if (address !== null && !/^no$/i.test(row.cell('confirmed'))) scan.emails.add(address)
    return null
  },
  *read(row, archive) {
    const cell = row.cell('email address')
    const address = normaliseEmail(cell)
    if (address === null) {
      if (cell) yield row.unread(`"${cell.slice(0, 80)}" is no e-mail address.`)
    } else if (!/^no$/i.test(row.cell('confirmed'))) yield ownClaim('email', { address }, row, archive)
  },
}
