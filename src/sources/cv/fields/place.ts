import { foldName } from '#src/lib/normalise/name.ts'
import { companyScore } from './company-words.ts'
import { cities, countries, countryCodes, regions, stateCodes } from './regions.ts'
import { titleScore } from './title-words.ts'

const small =
  /^(?:de|del|der|di|do|da|la|le|les|los|las|el|am|im|an|en|sur|of|the|und|and|bei|upon|a|y|e|d|l|op|aan|den|nad|z|ob|na)$/
const remote =
  /^(?:(?:100 ?% )?remote|fully remote|home ?office|hybrid|online|worldwide|télétravail|à distance|teletrabajo|remoto|da remoto|zdalnie|praca zdalna|thuiswerk|homeoffice|リモート|在宅)$/i
const postal =
  /^(?:[A-Z]{1,3}-)?\d{4,5}(?:[- ]?\d{3,4})?$|^[1-9]\d{5}$|^\d{2}-\d{3}$|^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$|^\d{4} ?[A-Z]{2}$|^〒?\d{3}-\d{4}$/

const capital = (word: string) => /^[\p{Lu}\p{Lt}\p{Lo}]/u.test(word)

/** Words as a place's name is written: "Aix-en-Provence", "Frankfurt am Main". */
function shaped(part: string): boolean {
  const words = part.split(/\s+/)
  return (
    words.length <= 4 &&
    words.every(word => capital(word) || small.test(word.toLowerCase())) &&
    capital(part) &&
    !/[\d:;@/|&!?•"“”()]/.test(part)
  )
}

export const countryOf = (text: string): string | null => {
  const folded = foldName(text)
  return countries.get(folded) ?? (countryCodes.has(text.trim()) ? text.trim() : null)
}

const tailless = (part: string) =>
  part.replace(/\b(?:area|region|metropolitan area|und umgebung|greater)\b/gi, '').trim()

/** Is this part of a place's text known for itself? */
function known(part: string): number {
  const bare = tailless(part)
  const folded = foldName(bare)
  if (!folded) return 0
  // "Co. Kerry", "County Clare", "Essex County"; "Paris 11e".
  if (/^(?:co\.?|county) \p{Lu}\p{L}+$|^\p{Lu}\p{L}+ county$/iu.test(bare)) return 1
  if (/ \d{1,2}(?:e|er|ème)$/.test(bare) && cities.has(foldName(bare.replace(/ \d{1,2}(?:e|er|ème)$/, '')))) return 0.9
  if (/^\p{Script=Han}{1,3}[都道府県市区町村]$/u.test(bare)) return 0.9
  if (countries.has(folded) || regions.has(folded)) return 1
  if (cities.has(folded)) return 0.9
  const words = bare.split(' ')
  // "75001 Paris", "CA 94115", "Berlin 10115"
  if (words.length > 1 && words.some(word => postal.test(word) || postal.test(words.join(' '))))
    return words.some(word => cities.has(foldName(word)) || stateCodes.has(word))
      ? 0.95
      : !/^(?:19|20)\d\d$|\s(?:19|20)\d\d$/.test(bare) && shaped(bare.replace(/\d[\d-]*/g, '').trim())
        ? 0.7
        : 0
  if (stateCodes.has(bare) || countryCodes.has(bare) || /^U\.S\.A?\.?$|^U\.K\.$/.test(bare)) return 0.85
  return 0
}

/** A place's parts; the number of a French department is none: "Lyon (69)", "Recife – PE". */
const partsOf = (text: string): string[] =>
  text
    .replace(/\s*\(\d{2,3}\)$/, '')
    .replace(/\s*\(([^()]*)\)\s*$/, ', $1')
    .replace(/\s[–-]\s(?=[A-Z]{2}$)/, ', ')
    .replace(/^(\p{Lu}[\p{L} '’-]+) (?=([A-Z]{2,3})$)/u, (whole, town: string, code: string) =>
      stateCodes.has(code) ? `${town}, ` : whole,
    )
    .split(/\s*[,/、]\s*/)
    .filter(Boolean)

/** Written as a place's name is, though no word of it is known: worth something only where others like it are places. */
export function couldBePlace(raw: string): boolean {
  const text = raw.trim().replace(/[.,;]+$/, '')
  const parts = partsOf(text)
  return (
    parts.length > 0 &&
    parts.length <= 3 &&
    text.length <= 45 &&
    (!text.includes(',') || parts.slice(1).every(part => known(part) === 1 || stateCodes.has(part))) &&
    parts.every(part => known(part) > 0 || (shaped(part) && companyScore(part) === 0 && titleScore(part) === 0))
  )
}

/**
 * How surely a text is the name of a place and nothing else, 0 to 1: a city with its state or country, a known city, a
 * postal code with a town, "Remote".
 */
export function placeScore(raw: string): number {
  const text = raw.trim().replace(/[.,;·•|]+$/, '')
  if (text.length < 2 || text.length > 70 || /[|•]|\b(?:19|20)\d\d\s*[–—-]/.test(text)) return 0
  if (remote.test(text)) return 0.85
  const parts = partsOf(text)
  if (parts.length === 0 || parts.length > 4) return 0
  const scores = parts.map(known)
  const last = scores.at(-1) ?? 0
  if (parts.length === 1) {
    const [part = ''] = parts
    return last >= 0.85 && !/^[A-Z]{2,3}$/.test(part)
      ? last * 0.95
      : last >= 0.7 && !/^[A-Z]{2,3}$/.test(part)
        ? last
        : 0
  }
  if (!parts.every((part, i) => shaped(part) || (scores[i] ?? 0) > 0 || remote.test(part))) return 0
  // What stands before a known place may be anything: an unknown town is one or two words and no employer.
  const town = (part: string, i: number) =>
    (scores[i] ?? 0) > 0 || (part.split(' ').length <= 2 && companyScore(part) === 0 && titleScore(part) === 0)
  const wide = last === 1 || (last === 0.85 && scores.at(-1) !== 0.9)
  const [first = ''] = parts
  if (wide && parts.length === 2) return (scores[0] ?? 0) > 0 ? 1 : town(first, 0) ? 0.8 : 0
  const state = stateCodes.has(parts.at(-1) ?? '') || /^[A-Z]{2}$/.test(parts.at(-1) ?? '')
  if (wide && parts.every(town) && scores.slice(0, -1).every(score => score > 0)) return 0.95
  // A district may stand before a city and its country; so may an employer.
  if (wide && parts.every(town) && first.split(' ').length === 1 && !state) return 0.6
  if (wide) return 0
  if ((scores[0] ?? 0) >= 0.9) return parts.length === 2 ? 0.7 : 0.6
  return last >= 0.9 && scores.every(score => score > 0) ? 0.7 : 0
}
