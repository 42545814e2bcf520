/** What would tell who somebody is, in texts about them. */
export interface Telling {
  /** Every name that they have: full, given, family. */
  readonly names: readonly string[]
  /** Addresses, numbers, handles and profile addresses of theirs. */
  readonly contacts: readonly string[]
  /** Employers that are not to be named. */
  readonly employers: readonly string[]
}

const mail =
  /[\p{L}\p{N}._%+'-]{1,64}\s?(?:@|＠|\(at\)|\[at\])\s?[\p{L}\p{N}-]{1,63}(?:\s?(?:\.|\(dot\)|\[dot\])\s?[\p{L}\p{N}-]{2,63}){1,6}/giu
const address =
  /(?:\b[a-z][a-z\d+.-]{1,15}:\/\/|\bwww\.|\b(?:[a-z]{2,3}\.)?(?:linkedin|xing|github|gitlab|twitter|facebook|instagram|x)\.com\/)[^\s<>"')\]]{1,2000}/giu
const number = /(?<![\p{L}\p{N}])[+(]{0,2}\p{Nd}[\p{Nd}\s()./\u00a0\u2010-\u2013-]{5,24}\p{Nd}(?![\p{L}\p{N}])/gu
const year = /^(?:19|20)\d\d$/

/** Eight digits or more that are no dates: spans of years and of months look much like numbers to ring. */
function isPhone(found: string): boolean {
  const groups = found.split(/\P{Nd}+/u).filter(group => group !== '')
  const digits = groups.join('').length
  if (digits < 7 || digits > 17) return false
  if (found.startsWith('+')) return true
  return (
    digits >= 8 && (groups.some(group => group.length >= 3 && !year.test(group)) || !groups.some(one => year.test(one)))
  )
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
/** Not within a longer word; scripts that put no space between words have no such border. */
const whole = (words: string): string =>
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(words)
    ? escaped(words)
    : `(?<![\\p{L}\\p{N}])${escaped(words)}(?![\\p{L}\\p{N}])`

const longestFirst = (all: readonly string[]): string[] =>
  [...new Set(all.map(one => one.normalize('NFC').trim()).filter(one => one.length > 1))].sort(
    (a, b) => b.length - a.length || (a < b ? -1 : 1),
  )

const left = '[left out]'

export function withoutEmployers(text: string, employers: readonly string[]): string {
  let said = text.normalize('NFC')
  for (const one of longestFirst(employers)) said = said.replace(new RegExp(whole(one), 'giu'), 'the present employer')
  return said
}

/**
 * A text without what tells who it is about: names, addresses to write to, numbers to ring, profiles, the employers given.
 * Single names are taken as written or in capitals, so that Will Grace keeps his will and his grace; longer ones in any case.
 */
export function blindText(text: string, { names, contacts, employers }: Telling): string {
  let said = text.normalize('NFC').replace(mail, left).replace(address, left)
  said = said.replace(number, found => (isPhone(found) ? left : found))
  for (const one of longestFirst(contacts)) said = said.replace(new RegExp(whole(one), 'giu'), left)
  said = withoutEmployers(said, employers)
  const parts = longestFirst(names.flatMap(name => [name, ...name.split(/[\s,]+/u)]))
  for (const one of parts) {
    if (/\s/u.test(one)) said = said.replace(new RegExp(whole(one), 'giu'), 'the candidate')
    else if (one.replace(/\P{L}/gu, '').length > 1)
      for (const form of new Set([one, one.toLocaleUpperCase()]))
        said = said.replace(new RegExp(whole(form), 'gu'), 'the candidate')
  }
  return said
    .replace(/the candidate(?:[\s.]+the candidate)+/g, 'the candidate')
    .replace(/(^|[.!?]\s+|\n\s*(?:[-*•]\s*)?)the candidate/g, '$1The candidate')
}
