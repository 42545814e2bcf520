import type { Occurred } from '#src/domain/occurred.ts'

/** Before the first message that any of these networks carried, an instant is a mistake; so is one after the year 2200. */
const earliest = Date.UTC(1970, 0, 2)
const latest = Date.UTC(2200, 0, 1)

/** An instant from milliseconds since 1970; null when it cannot be one. */
export function atMillis(ms: number | null): Occurred | null {
  if (ms === null || !Number.isFinite(ms) || ms < earliest || ms > latest) return null
  return { at: new Date(ms).toISOString(), precision: 'instant', offset: null }
}

/**
 * An instant as programs write it: ISO 8601, or X's `Tue Jun 03 19:32:20 +0000 2025`. Null for anything else.
 * A time without an offset is taken as UTC, for want of better.
 */
export function atText(text: string): Occurred | null {
  const iso = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)? ?(Z|UTC|[+-]\d\d:?\d\d)?)?$/.exec(text)
  if (iso) {
    if (text.length === 10) return atDay(text)
    const zoned = iso[1] ? text.replace(/ ?UTC$/, 'Z') : `${text}Z`
    return atMillis(Date.parse(zoned.replace(/^(\S+) (\S)/, '$1T$2')))
  }
  return /^[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d \d\d:\d\d:\d\d [+-]\d{4} \d{4}$/.test(text)
    ? atMillis(Date.parse(text))
    : null
}

function atDay(text: string): Occurred | null {
  const found = atMillis(Date.parse(`${text}T00:00:00Z`))
  return found && { ...found, precision: 'day' }
}

/** When a set of files was made: the newest of what they say and of their own dates, never later than `now`. */
export function madeAt(
  files: readonly { readonly modified: string | null }[],
  newest: string | null,
  now: string,
): string {
  const modified = files.reduce<string | null>((last, file) => later(last, file.modified), null)
  const found = newest ?? modified ?? now
  return found < now ? found : now
}

export const later = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b > a) ? b : a
export const earlier = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b < a) ? b : a
