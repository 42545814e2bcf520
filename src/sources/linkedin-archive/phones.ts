import { normalisePhone } from '#src/lib/normalise/phone.ts'
import { filled, ownClaim } from './claim.ts'
import type { Kind } from './kind.ts'
import type { Row } from './row.ts'

/** Extension is LinkedIn's word for the country's code. */
const written = (row: Row): string => [row.cell('extension'), row.cell('number')].filter(Boolean).join(' ')

/** The holder's phones, also those known to WhatsApp. */
export const phones: Kind = {
  noun: 'phones',
  file: /^(whatsapp )?phone ?numbers$/,
  columns: ['number'],
  distinctive: false,
  scan(row, scan) {
    const text = written(row)
    if (/\d{4}/.test(text.replace(/\D/g, ''))) scan.phones.add(text)
    return null
  },
  *read(row, archive) {
    const number = normalisePhone(written(row), archive.context.country)
    if (number !== null)
      yield ownClaim('phone', { number, ...filled({ label: row.cell('type').toLowerCase() }) }, row, archive)
    else if (written(row)) yield row.unread(`"${written(row).slice(0, 60)}" is no phone number.`)
  },
}
