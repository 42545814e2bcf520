import { AsYouType, type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** A phone as E.164 (`+4915123456789`), read with `country` where it has no prefix. Null when it cannot be a number. */
export function normalisePhone(raw: string, country: string): string | null {
  if (raw.length > 40) return null
  const parsed = parsePhoneNumberFromString(raw.replace(/^'/, ''), country as CountryCode)
  if (parsed?.isPossible()) return parsed.number
  const digits = raw.replace(/[^\d+]/g, '')
  return /^\+\d{7,15}$/.test(digits) ? digits : null
}

const typedPhone = /^\+?[\d\s().\-/]{6,40}$/

/**
 * How a phone that is being typed begins as E.164 (`0113 49` in Britain: `+4411349`), read with `country` where it has no
 * prefix. Null where it cannot be one, or is too short to look for.
 */
export function phoneBegun(raw: string, country: string): string | null {
  if (!typedPhone.test(raw) || raw.replace(/\D/g, '').length < 6) return null
  const typing = new AsYouType(country as CountryCode)
  typing.input(raw.replace(/[^\d+]/g, ''))
  return typing.getNumberValue() ?? null
}
