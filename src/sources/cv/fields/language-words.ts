import { foldName } from '#src/lib/normalise/name.ts'

const codes =
  'af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko ku la lb lo lt lv mk ml mn mr ms mt my ne nl no nb nn pa pl ps pt ro ru rw si sk sl so sq sr sv sw ta te th tl tr uk ur uz vi wo yo zh yue zu eo gsw'.split(
    ' ',
  )
const locales = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'ja']
const others: Readonly<Record<string, string>> = {
  zh: 'mandarin chinese simplified traditional cantonese mandarin chinesisch mandarín mandarino hochchinesisch 中国語 北京語',
  no: 'norwegian',
  fa: 'farsi persian',
  nl: 'flemish flamisch',
  es: 'castellano castilian',
  ca: 'catalan valenciano',
  pt: 'brasilianisch',
  de: 'swiss german schweizerdeutsch',
  ja: '日本語',
  en: '英語 inglese british',
  fil: 'tagalog',
  sr: 'serbo croatian',
  el: 'greek',
  hi: 'hindi urdu',
}

/** Languages' names in nine languages, folded, to their ISO 639 code. */
const languageNames: ReadonlyMap<string, string> = new Map([
  ...locales.flatMap(locale => {
    const names = new Intl.DisplayNames([locale], { type: 'language' })
    return codes.map(code => [foldName(names.of(code) ?? code), code] as const)
  }),
  ...Object.entries(others).flatMap(([code, names]) => names.split(' ').map(name => [foldName(name), code] as const)),
])

/** Where a language's name ends at the beginning of a text; 0 when none begins it. */
export function languageAt(text: string): number {
  const words = [...text.matchAll(/[\p{L}\p{M}]+/gu)].slice(0, 3)
  for (let count = words.length; count > 0; count--) {
    const last = words[count - 1]
    const first = words[0]
    if (!last || !first || first.index > 2) continue
    const end = last.index + last[0].length
    if (languageNames.has(foldName(text.slice(first.index, end)))) return end
  }
  // Japanese writes the level without a space: 英語：ビジネスレベル, 英語（中級）.
  const japanese = /^[\p{Script=Han}\p{Script=Katakana}ー]+語/u.exec(text)
  return japanese && !/^(?:母|母国|外国|言|公用|第[一二]外国)語/.test(japanese[0]) ? japanese[0].length : 0
}
