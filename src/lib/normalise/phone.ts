import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** A phone as E.164 (`+4915123456789`), read with `country` where it has no prefix. Null when it cannot be a number. */
export function normalisePhone(raw: string, country: string): string | null {
  if (raw.length > 40) return null
  const parsed = parsePhoneNumberFromString(raw.replace(/^'/, ''), country as CountryCode)
  if (parsed?.isPossible()) return parsed.number
  const digits = raw.replace(/[^\d+]/g, '')
  return /^\+\d{7,15}$/.test(digits) ? digits : null
}
