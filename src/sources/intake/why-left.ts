import type { SourceFile } from '../source.ts'
import { headText } from '../text.ts'

/** First bytes of what nobody reads, and what to call it. */
const known: readonly (readonly [RegExp, string])[] = [
  [/^\xff\xd8\xff|^\x89PNG|^GIF8|^RIFF.{4}WEBP|^.{4}ftyp(?:heic|heix|mif1|avif)/s, 'It is a picture.'],
  [/^ID3|^OggS|^\x1aE\xdf\xa3|^RIFF.{4}(?:WAVE|AVI )|^.{4}ftyp/s, 'It is a recording.'],
  [/^MZ|^\x7fELF|^#!/, 'It is a programme. It was not opened.'],
  [
    /^PK\x03\x04|^7z\xbc\xaf|^Rar!|^BZh|^\xfd7zXZ/,
    'It is an archive inside an archive, or of a kind that is not opened. Unpack it and give the folder.',
  ],
  [/^\xd0\xcf\x11\xe0/, 'It is an old Office file (.doc, .xls, .ppt). Save it in a newer format.'],
]
const mostMembers = 5

/** Why no reader took a file, as exactly as its first bytes tell. */
export function whyLeft(file: SourceFile): string {
  if (file.size === 0) return 'The file is empty.'
  const head = Buffer.from(file.head.subarray(0, 64)).toString('latin1')
  const found = known.find(([pattern]) => pattern.test(head))
  if (found) return found[1]
  if (/^ustar/.test(Buffer.from(file.head.subarray(257, 262)).toString('latin1')))
    return 'It is a tar archive. Unpack it and give the folder.'
  const text = headText(file.head.subarray(0, 16_384))
    .replace(/^\ufeff/, '')
    .trimStart()
  if (/^[[{]/.test(text)) return `It is JSON of a kind that no reader knows${membersIn(text)}.`
  if (/^<(?:\?xml|!doctype|html|rss|feed)/i.test(text)) return 'It is a page or XML of a kind that no reader knows.'
  const control = [...text.slice(0, 2000)].filter(letter => letter < ' ' && !/[\t\n\r\f]/.test(letter)).length
  return text !== '' && control === 0
    ? 'It is text, but no CV, chat, table, mail, card or calendar.'
    : 'No reader knows this kind of file.'
}

function membersIn(text: string): string {
  const names = new Set([...text.matchAll(/"([\w-]{1,40})"\s*:/g)].map(match => match[1]))
  return names.size === 0
    ? ''
    : `: it has ${[...names].slice(0, mostMembers).join(', ')}${names.size > mostMembers ? ' …' : ''}`
}
