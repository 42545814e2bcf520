import { isAscii, isUtf8 } from 'node:buffer'
import { analyse } from 'chardet'
import iconv from 'iconv-lite'

/** Bounds of one message (CVE-2025-14874 and its kin): what lies beyond is left out, and said. */
export const mostParts = 1000
export const deepest = 20
/** Lines of text; those of encoded files, all of one length, do not count. The parser takes some 8 µs for each. */
const mostLines = 150_000
const longestHeader = 256 * 1024

export interface Prepared {
  readonly bytes: Buffer
  /** Whether some text part is `format=flowed`; the parser is not told, because it joins across quote marks. */
  readonly flowed: false | 'flowed' | 'delsp'
  readonly notices: readonly string[]
}

/**
 * A message's bytes made fit for the parser, without changing what they say: line ends, a byte order mark or an mbox
 * line before the header, header text in an undeclared 8-bit charset, a header or a number of parts beyond all measure.
 */
export function prepare(raw: Uint8Array): Prepared {
  const notices: string[] = []
  let bytes = withLineEnds(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength))
  bytes = bytes.subarray(skipBefore(bytes))
  const end = headerEnd(bytes)
  const head = bytes.subarray(0, end)
  const readable = boundedHead(readableHead(head), notices)
  const body = readableBody(bytes.subarray(end), readable)
  if (readable !== head || body.length !== bytes.length - end || body.buffer !== bytes.buffer)
    bytes = Buffer.concat([readable, body])
  bytes = withTrueCharset(bytes)
  const flowed = flow(bytes)
  if (flowed !== false) bytes = withoutFlow(bytes)
  const cut = partsEnd(bytes)
  if (cut !== null) {
    notices.push(`More than ${mostParts} parts: the rest was left out`)
    bytes = bytes.subarray(0, cut)
  }
  bytes = packed(bytes)
  const lines = linesEnd(bytes)
  if (lines !== null) {
    notices.push(`More than ${mostLines} lines: the rest was left out`)
    bytes = bytes.subarray(0, lines)
  }
  return { bytes, flowed, notices }
}

const singleByte = /(charset\s*=\s*"?)(?:us-ascii|iso-8859-1|windows-1252|iso-2022-jp)\b/gi

/**
 * Text that is UTF-8 under another name: a run of 8-bit characters that happens to be valid UTF-8 is. Only where nothing
 * is transfer-encoded, because there the bytes say nothing.
 */
function withTrueCharset(bytes: Buffer): Buffer {
  if (isAscii(bytes) || !isUtf8(bytes)) return bytes
  const text = bytes.toString('latin1')
  if (!singleByte.test(text) || /^content-transfer-encoding:\s*(?:base64|quoted-printable)/im.test(text)) return bytes
  return Buffer.from(text.replace(singleByte, '$1utf-8'), 'latin1')
}

const flowing = /format\s*=\s*"?flowed/i

function flow(bytes: Buffer): false | 'flowed' | 'delsp' {
  const at = bytes.indexOf('flowed')
  if (at === -1) return false
  const around = bytes.toString('latin1', Math.max(0, at - 300), at + 300)
  return flowing.test(around) ? (/delsp\s*=\s*"?yes/i.test(around) ? 'delsp' : 'flowed') : false
}

function withoutFlow(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1')
  return Buffer.from(text.replace(/(format\s*=\s*"?)flowed/gi, '$1fixed'), 'latin1')
}

/** Old Macintosh files end lines with a bare CR. */
function withLineEnds(bytes: Buffer): Buffer {
  if (bytes.length === 0 || bytes.includes(0x0a) || !bytes.includes(0x0d)) return bytes
  return Buffer.from(bytes.map(byte => (byte === 0x0d ? 0x0a : byte)))
}

function skipBefore(bytes: Buffer): number {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  while (bytes[at] === 0x0a || bytes[at] === 0x0d || bytes[at] === 0x20) at++
  const start = bytes.toString('latin1', at, at + 6)
  if (!start.startsWith('From ') && start !== '>From ') return at
  const end = bytes.indexOf(0x0a, at)
  return end === -1 ? at : end + 1
}

/** After the blank line; the whole message where there is none. */
function headerEnd(bytes: Buffer): number {
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1)) {
    if (bytes[at + 1] === 0x0a) return at + 2
    if (bytes[at + 1] === 0x0d && bytes[at + 2] === 0x0a) return at + 3
  }
  return bytes.length
}

function boundedHead(head: Buffer, notices: string[]): Buffer {
  if (head.length <= longestHeader) return head
  notices.push('The header is longer than 256 KB: its end was left out')
  const line = head.lastIndexOf(0x0a, longestHeader)
  return Buffer.concat([head.subarray(0, line === -1 ? longestHeader : line + 1), Buffer.from('\n\n')])
}

const charsetOf = (head: string): string | null =>
  /charset\s*=\s*"?([\w.:-]{1,40})/i.exec(head)?.[1]?.toLowerCase() ?? null

/** Header text that is neither ASCII nor UTF-8, against the rules but common, in the charset that the message declares. */
function readableHead(head: Buffer): Buffer {
  if (head.includes('\x1b$')) return decoded(head, 'iso-2022-jp') ?? head
  if (isUtf8(head)) return head
  const charset = charsetOf(head.toString('latin1'))
  const known = charset && charset !== 'utf-8' && charset !== 'us-ascii' ? charset : null
  return (known && decoded(head, known)) || decoded(head, 'windows-1252') || head
}

function decoded(bytes: Buffer, charset: string): Buffer | null {
  return iconv.encodingExists(charset) ? Buffer.from(iconv.decode(bytes, charset), 'utf8') : null
}

/** The text of a simple message that declares no charset and is not UTF-8, in the charset that it seems to be in. */
function readableBody(body: Buffer, head: Buffer): Buffer {
  if (isUtf8(body)) return body
  const header = head.toString('latin1')
  if (charsetOf(header) || /^content-type:\s*(?!text\/)/im.test(header)) return body
  if (/^content-transfer-encoding:\s*(base64|quoted-printable|binary)/im.test(header)) return body
  const guess = analyse(body.subarray(0, 64 * 1024))[0]?.name ?? 'windows-1252'
  return decoded(body, guess === 'UTF-8' ? 'windows-1252' : guess) ?? body
}

/** Where the part after the last allowed one begins. */
function partsEnd(bytes: Buffer): number | null {
  let seen = 0
  for (let at = bytes.indexOf('\n--'); at !== -1; at = bytes.indexOf('\n--', at + 3))
    if (++seen > mostParts) return declaredParts(bytes)
  return null
}

function declaredParts(bytes: Buffer): number | null {
  const names = new Set<string>()
  for (const match of bytes.toString('latin1', 0, 4 * 1024 * 1024).matchAll(/boundary\s*=\s*"?([^"\r\n;]{1,100})/gi))
    names.add((match[1] ?? '').trimEnd())
  let seen = 0
  for (let at = bytes.indexOf('\n--'); at !== -1; at = bytes.indexOf('\n--', at + 3)) {
    const line = bytes.toString('latin1', at + 3, at + 110).split(/[\r\n]/, 1)[0] ?? ''
    if (names.has(line.trimEnd()) && ++seen > mostParts) return at
  }
  return null
}

/** Where the line after the last allowed one begins. */
function linesEnd(bytes: Buffer): number | null {
  if (bytes.length < mostLines) return null
  let [seen, start, before] = [0, 0, 0]
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, start)) {
    const length = at - start
    if ((length < 40 || length !== before) && ++seen > mostLines) return start
    before = length
    start = at + 1
  }
  return null
}

/**
 * A message of one unencoded part, encoded: the parser gathers unencoded text line by line, 8 µs each, and encoded text
 * at once. What it says is the same.
 */
function packed(bytes: Buffer): Buffer {
  const end = headerEnd(bytes)
  if (bytes.length - end < 300) return bytes
  const head = bytes.toString('latin1', 0, end)
  if (/^content-type:\s*(?:multipart|message)/im.test(head)) return bytes
  const encoding = /^content-transfer-encoding:\s*([\w-]*)/im.exec(head)?.[1]?.toLowerCase() ?? ''
  if (!['', '7bit', '8bit', 'binary'].includes(encoding)) return bytes
  const others = head.replace(/^content-transfer-encoding:.*$/gim, 'X-Was-Encoded: no')
  const body = bytes.toString('base64', end)
  return Buffer.concat([
    Buffer.from('Content-Transfer-Encoding: base64\r\n'),
    Buffer.from(others, 'latin1'),
    Buffer.from(body),
  ])
}
