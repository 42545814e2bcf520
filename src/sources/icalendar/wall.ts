/** A local time as a calendar writes it, as milliseconds of a clock without zones. */
export interface Wall {
  readonly ms: number
  readonly date: boolean
  readonly utc: boolean
}

/** Reads `20260131`, `20260131T100000Z` and the same with dashes and colons (RFC 5545 3.3.4, 3.3.5; RFC 7265). Null for anything else. */
export function wallOf(text: string): Wall | null {
  const found = /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d))?(Z)?)?$/i.exec(text.trim())
  if (!found) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map(part => Number(part ?? 0))
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) return null
  const ms = Date.UTC(year, month - 1, day, hour, minute, second)
  return year < 1900 || year > 2300 ? null : { ms, date: found[4] === undefined, utc: found[7] !== undefined }
}
