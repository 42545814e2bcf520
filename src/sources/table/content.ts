import { parse } from 'tldts'
import { companyKey } from '#src/lib/normalise/company.ts'
import { normaliseEmail } from '#src/lib/normalise/email.ts'
import { foldName } from '#src/lib/normalise/name.ts'
import { normalisePhone } from '#src/lib/normalise/phone.ts'
import { normaliseProfile } from '#src/lib/normalise/profile.ts'
import { looksLikeDate } from './dates.ts'
import { splitEmails } from './lists.ts'

/** What a column's cells look like: shares of the cells that are not empty, 0 to 1. */
export interface Content {
  readonly count: number
  readonly distinct: number
  readonly email: number
  readonly phone: number
  readonly linkedin: number
  readonly x: number
  readonly github: number
  readonly url: number
  readonly date: number
  readonly number: number
  /** Five digits or more and hardly a letter: could be a phone without a prefix. */
  readonly digits: number
  readonly salutation: number
  readonly company: number
  /** One to five words of letters alone. */
  readonly words: number
  /** Two or more words. */
  readonly severalWords: number
}

const salutations: ReadonlySet<string> = new Set(
  (
    'mr mrs ms miss mx dr prof herr frau fraulein dr med prof dr m mme mlle monsieur madame sr sra srta don dona sig sigra sigre dott ' +
    'dottssa ing dhr mevr mw dhr mevrouw pan pani fru hr rva pana panove г н г жа bay bayan 様 先生 女士 씨 님'
  )
    .split(' ')
    .concat('dr med', 'prof dr', 'herr dr', 'frau dr'),
)

const words = /^[\p{L}\p{M}][\p{L}\p{M}'’.-]*(?:[ ,]+[\p{L}\p{M}][\p{L}\p{M}'’.-]*){0,4}$/u

/** A phone as written, not any long number: a plus, a leading zero, or groups. */
function isPhone(text: string, country: string): boolean {
  if (!/^'?[+(0]|\d[\s().\-/]+\d+[\s().\-/]+\d/.test(text) || /[\p{L}@]{3}/u.test(text) || looksLikeDate(text))
    return false
  if (/^[+-]?\d+[.,]\d+$|^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return false
  const digits = text.replace(/\D/g, '').length
  return digits >= 7 && digits <= 15 && normalisePhone(text, country) !== null
}

function isUrl(text: string): boolean {
  if (/\s|@/.test(text) && !/^https?:/i.test(text)) return false
  return (
    /^https?:\/\/\S|^www\.\S/i.test(text) || (/^[\w.-]+\.[a-z]{2,12}(\/|$)/i.test(text) && parse(text).isIcann === true)
  )
}

/** Judges a sample of one column's cells. */
export function contentOf(cells: readonly string[], country: string): Content {
  const values = cells.map(cell => cell.trim().slice(0, 400)).filter(Boolean)
  const share = (test: (value: string) => boolean): number =>
    values.length ? values.filter(test).length / values.length : 0
  const network = (value: string): string | null => (isUrl(value) ? (normaliseProfile(value)?.kind ?? null) : null)
  return {
    count: values.length,
    distinct: values.length ? new Set(values).size / values.length : 0,
    email: share(value => value.includes('@') && splitEmails(value).some(part => normaliseEmail(part) !== null)),
    phone: share(value => isPhone(value, country)),
    linkedin: share(value => network(value) === 'linkedin'),
    x: share(value => network(value) === 'x'),
    github: share(value => network(value) === 'github'),
    url: share(isUrl),
    date: share(looksLikeDate),
    number: share(value => /^[+-]?[\d.,\s]+%?$/.test(value)),
    digits: share(value => /(?:\d\D*){5}/.test(value) && !/\p{L}{4}/u.test(value)),
    salutation: share(value => salutations.has(foldName(value))),
    company: share(value => companyKey(value) !== foldName(value) || /^\* /.test(value)),
    words: share(value => words.test(value)),
    severalWords: share(value => /\S\s+\S/.test(value)),
  }
}
