import { headText } from '../text.ts'

export type Format = 'pdf' | 'zip' | 'rtf' | 'html' | 'xml' | 'json' | 'text'

export interface Told {
  readonly format: Format | null
  /** What it is instead, when it cannot be read as a CV: "This is a programme, not a document." */
  readonly why: string | null
  readonly code: 'not-a-document' | 'needs-ocr'
}

const ascii = (head: Uint8Array, length = 1024) =>
  Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, length)).toString('latin1')

/** First bytes of what is no document, with what to call it. */
const others: readonly (readonly [RegExp, string, Told['code']])[] = [
  [/^MZ/, 'This is a Windows programme, not a document. It was not opened.', 'not-a-document'],
  [
    /^\x7fELF|^\xca\xfe\xba\xbe|^\xcf\xfa\xed\xfe|^#!/,
    'This is a programme, not a document. It was not opened.',
    'not-a-document',
  ],
  [
    /^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/,
    'This is an old Office file (.doc) or a Word file locked with a password. Save it as DOCX or PDF.',
    'not-a-document',
  ],
  [
    /^\xff\xd8\xff|^\x89PNG|^GIF8|^II\*\x00|^MM\x00\*|^BM|^RIFF.{4}WEBP|^.{4}ftyp(?:heic|heix|mif1|avif)/s,
    'This is a picture: it needs text recognition (OCR) first.',
    'needs-ocr',
  ],
  [/^\x1f\x8b|^7z\xbc\xaf|^Rar!|^BZh|^\xfd7zXZ/, 'This is a packed archive, not a document.', 'not-a-document'],
  [
    /^X5O!P%@AP\[4\\PZX54\(P\^\)7CC\)7\}\$EICAR/,
    'This is the file that virus scanners are tried with (EICAR), not a document. A virus scanner should have stopped it.',
    'not-a-document',
  ],
  [/^%!PS/, 'This is PostScript. Save it as PDF.', 'not-a-document'],
  [
    /^ID3|^OggS|^\x1aE\xdf\xa3|^RIFF.{4}(?:WAVE|AVI )|^.{4}ftyp/s,
    'This is a recording, not a document.',
    'not-a-document',
  ],
]

/** Tells a file by its bytes; its name proves nothing. */
export function formatOf(bytes: Uint8Array): Told {
  const head = ascii(bytes)
  const told = (format: Format): Told => ({ format, why: null, code: 'not-a-document' })
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return told('zip')
  if (/^[\s\S]{0,1000}%PDF-\d/.test(head) && !/^(?:MZ|\x7fELF)/.test(head)) return told('pdf')
  for (const [pattern, why, code] of others) if (pattern.test(head)) return { format: null, why, code }
  if (/^\s*\{\\rtf/.test(head)) return told('rtf')
  const text = headText(bytes.subarray(0, 4096))
    .replace(/^\ufeff/, '')
    .trimStart()
  if (/^[[{]/.test(text)) return told('json')
  if (/^<\?xml|^<(?:\w+:)?(?:SkillsPassport|Candidate)\b/.test(text))
    return /<html\b|<!doctype html/i.test(text) ? told('html') : told('xml')
  if (/^<svg\b/i.test(text)) return { format: null, why: 'This is a drawing, not a document.', code: 'not-a-document' }
  if (/^<(?:!doctype html|html|head|body|div|h1|p|table|!--)/i.test(text)) return told('html')
  const control = [...text].filter(letter => letter < ' ' && !/[\t\n\r\f]/.test(letter)).length
  if (text.length > 0 && control > text.length * 0.02)
    return { format: null, why: 'This is no kind of document that can be read.', code: 'not-a-document' }
  return told('text')
}
