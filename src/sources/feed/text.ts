import iconv from 'iconv-lite'
import { decodeText } from '../text.ts'

/** Names by which files call what they are not: the Windows pages contain the letters of both (WHATWG Encoding, 4.2). */
const meant: Readonly<Record<string, string>> = {
  'iso-8859-1': 'windows-1252',
  'us-ascii': 'windows-1252',
  ascii: 'windows-1252',
  latin1: 'windows-1252',
  'iso-8859-9': 'windows-1254',
  gb2312: 'gb18030',
}

/** A feed's text: by its byte-order mark, the charset that it declares, else as the bytes look. */
export function feedText(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return iconv.decode(buffer, encodingOf(buffer))
}

function encodingOf(bytes: Buffer): string {
  const seen = decodeText(bytes.subarray(0, 65_536))
  if (seen.bom) return seen.encoding
  // A feed begins with `<`: in four bytes there is no doubt how wide its letters are (XML 1.0, appendix F).
  const first = bytes.subarray(0, 4).toString('hex')
  if (first === '0000003c') return 'utf-32be'
  if (first === '3c000000') return 'utf-32le'
  if (/^utf-(?:16|32)/.test(seen.encoding)) return seen.encoding
  const head = bytes.toString('latin1', 0, 300)
  const declared = /^[^>]{0,200}encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(head)?.[1]?.toLowerCase()
  if (!declared || /^utf-?(?:8|16|32)/.test(declared)) return seen.encoding
  const encoding = meant[declared] ?? declared
  return iconv.encodingExists(encoding) ? encoding : seen.encoding
}
