import anyAscii from 'any-ascii'
import { foldName } from '#src/lib/normalise/name.ts'

const plain = /^[a-z0-9 ]*$/
/** Cyrillic signs without a sound. */
const silent = /[ьъ]/gi
/** Letters, and pairs of letters, that passports write otherwise than letter by letter. */
const letters: Readonly<Record<string, string>> = {
  ц: 'ts',
  щ: 'shch',
  х: 'kh',
  й: 'i',
  ё: 'yo',
  ю: 'yu',
  я: 'ya',
  ж: 'zh',
  ου: 'ou',
  μπ: 'b',
  γκ: 'g',
  αυ: 'av',
  ευ: 'ev',
}

/** Text in lower-case Latin letters, digits and single spaces, from any script. May be empty. */
export function latin(raw: string): string {
  const folded = foldName(raw)
  if (plain.test(folded)) return folded
  const spelt = folded.replace(silent, '').replace(/[цщхйёюяж]|ου|μπ|γκ|αυ|ευ/g, letter => letters[letter] ?? letter)
  return anyAscii(spelt)
    .toLowerCase()
    .replace(/['`]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

const romanisations: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|sh|sz|ch|tsch|cz|cs/g, 's'],
  [/tz|ts|zh/g, 'z'],
  [/kh|gh/g, 'h'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/ks|cks/g, 'x'],
  [/ck|c(?![eiy])|q/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/ou|oo/g, 'u'],
  [/ae/g, 'a'],
  [/oe/g, 'o'],
  [/ue/g, 'u'],
  [/[iyj]+([aeou])/g, '$1'],
  [/[yj]/g, 'i'],
  [/ei|ii|ee|ie/g, 'i'],
  [/w/g, 'v'],
  [/v\b/g, 'f'],
  [/(.)\1+/g, '$1'],
]

/** One spelling for the ways in which a name is written when it changes its script or its language: Yuliya is Julia. */
export function spelling(word: string): string {
  let text = word
  for (const [from, to] of romanisations) text = text.replace(from, to)
  return text
}

const sounds: Readonly<Record<string, string>> = {
  b: 'p',
  p: 'p',
  c: 'k',
  k: 'k',
  q: 'k',
  g: 'k',
  d: 't',
  t: 't',
  f: 'f',
  v: 'f',
  w: 'f',
  l: 'l',
  m: 'm',
  n: 'n',
  r: 'r',
  s: 's',
  z: 's',
  x: 's',
}

/** The consonants of a Latin word by sound, at most six: coarse enough for typing errors in vowels and doubled letters. */
export function phonetic(word: string): string {
  const text = spelling(word.replaceAll(' ', ''))
  let key = /^[aeiou]/.test(text) ? 'a' : ''
  let last = ''
  for (let i = 0; i < text.length && key.length < 6; i++) {
    const letter = text.charAt(i)
    const sound = sounds[letter] ?? (letter >= '0' && letter <= '9' ? letter : letter === 'h' && i === 0 ? 'h' : '')
    if (sound && sound !== last) key += sound
    last = sound
  }
  return key
}
