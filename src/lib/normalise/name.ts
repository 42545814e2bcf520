/** Letters that Unicode does not take apart, as they are written without diacritics. */
const plain: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
  ŧ: 't',
}
const ignorable = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g

const plainAscii = /^\p{ASCII}*$/u

/** Names that were folded lately: the same few people write most of what comes in. */
const folded = new Map<string, string>()
const mostRemembered = 5000
const longestRemembered = 100

/**
 * A name as it sorts and is compared: lower case, without diacritics, punctuation or invisible characters, one space
 * between words. Scripts other than Latin keep their letters.
 */
export function foldName(raw: string): string {
  if (raw.length > longestRemembered) return folding(raw)
  const known = folded.get(raw)
  if (known !== undefined) return known
  if (folded.size >= mostRemembered) folded.clear()
  const name = folding(raw)
  folded.set(raw, name)
  return name
}

function folding(raw: string): string {
  if (plainAscii.test(raw))
    return raw
      .toLowerCase()
      .replace(/['`]/g, '')
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()
  return raw
    .normalize('NFKD')
    .replace(ignorable, '')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđðþłıħŋŧ]/g, letter => plain[letter] ?? letter)
    .replace(/['’`´ʼ]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .normalize('NFC')
}

/** `Family, Given` turned round; runs of white space closed; at most 300 characters. */
export function tidyName(raw: string): string {
  const text = raw.replace(ignorable, '').replace(/\s+/g, ' ').trim().slice(0, 300)
  const comma = /^([^,]+), ([^,]+)$/.exec(text)
  return comma && !/\b(jr|sr|phd|md|mba|ii|iii)\b/i.test(comma[2] ?? '') ? `${comma[2]} ${comma[1]}` : text
}
