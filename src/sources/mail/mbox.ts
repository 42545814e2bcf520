import { isSeparator, unescapeFrom } from './envelope.ts'
import { Window } from './window.ts'

/** A message longer than this is listed and not kept, so that one damaged file cannot fill the memory. */
export const largestMessage = 100 * 1024 * 1024
/** How far a header is looked through for its end and its Content-Length. */
const longestHeader = 256 * 1024
/** A separator and the line after it are judged together; longer ones are no separators. */
const longestLine = 2048
/** Bytes that stay in view so that a separator cut by a chunk is found, with the blank line before it. */
const overlap = 12
const newline = 0x0a
const ret = 0x0d

export interface MboxMessage {
  /** The RFC 5322 message: without its `From ` line, `>From ` unescaped, without the blank line that ends it. */
  readonly bytes: Uint8Array
  /** The `From ` line without its end, null when the file begins without one. */
  readonly envelope: string | null
  /** Where the message with its `From ` line begins in the unpacked file. */
  readonly offset: number
  /** Bytes in the file when it was too long to keep; `bytes` is then its beginning. */
  readonly tooLong: number | null
}

/**
 * Messages of an mbox in any of its dialects (mboxo, mboxrd, mboxcl, mboxcl2; RFC 4155), as it streams in; what is
 * held at a time is one message. A line of a body that begins with `From ` ends no message unless it is an envelope
 * line followed by a header; inside a Content-Length that ends at a separator not even then.
 */
export async function* splitMbox(
  chunks: AsyncIterable<Uint8Array>,
  limit: number = largestMessage,
): AsyncGenerator<MboxMessage> {
  const window = new Window(chunks)
  try {
    await skipBlank(window)
    while (window.bytes.length > 0) yield await message(window, limit)
  } finally {
    await window.close()
  }
}

async function message(window: Window, limit: number): Promise<MboxMessage> {
  const offset = window.offset
  const envelope = await takeEnvelope(window)
  const begin = window.offset
  const declared = await declaredLength(window, limit)
  const parts: Buffer[] = declared === null ? [] : [window.take(declared)]
  let held = 0
  while (declared === null) {
    const end = await separator(window)
    const body = window.take(end.at)
    if (held < limit) parts.push(body.subarray(0, limit - held))
    held += body.length
    if (end.found || (window.ended && window.bytes.length === 0)) break
    await window.more()
  }
  const length = window.offset - begin
  const whole = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)
  return {
    bytes: unescapeFrom(withoutLastBlank(whole)),
    envelope,
    offset,
    tooLong: length > limit ? length : null,
  }
}

/** A byte order mark and blank lines before the first message. */
async function skipBlank(window: Window): Promise<void> {
  await window.fill(3)
  if (window.bytes[0] === 0xef && window.bytes[1] === 0xbb && window.bytes[2] === 0xbf) window.take(3)
  for (;;) {
    let at = 0
    while (at < window.bytes.length && isBlank(window.bytes[at])) at++
    window.take(at)
    if (window.bytes.length > 0 || !(await window.more())) return
  }
}

const isBlank = (byte: number | undefined): boolean =>
  byte === newline || byte === ret || byte === 0x20 || byte === 0x09

async function takeEnvelope(window: Window): Promise<string | null> {
  await window.fill(longestLine)
  if (window.bytes.subarray(0, 5).toString('latin1') !== 'From ') return null
  const end = window.bytes.indexOf(newline)
  if (end === -1 && !window.ended) return null
  return window
    .take(end === -1 ? window.bytes.length : end + 1)
    .toString('latin1')
    .trimEnd()
}

/** Where this stretch ends: at a separator, or at the last byte that cannot belong to one still coming in. */
async function separator(window: Window): Promise<{ at: number; found: boolean }> {
  let from = 0
  for (;;) {
    const at = window.bytes.indexOf('\nFrom ', from)
    if (at === -1) break
    await window.fill(at + longestLine)
    if (separates(window.bytes, at + 1)) return { at: at + 1, found: true }
    from = at + 1
  }
  return { at: window.ended ? window.bytes.length : Math.max(0, window.bytes.length - overlap), found: false }
}

function separates(bytes: Buffer, at: number): boolean {
  const end = bytes.indexOf(newline, at)
  if (end === -1 || end - at > longestLine) return false
  const line = bytes.toString('latin1', at, end).trimEnd()
  const before = bytes[at - 2] === ret ? bytes[at - 3] : bytes[at - 2]
  return isSeparator(line, bytes.toString('latin1', end + 1, end + 100), at < 2 || before === newline)
}

/**
 * Length of the message by its own Content-Length (mboxcl), only where that ends at a separator or at the end of the
 * file: the field is as often wrong or forged as right.
 */
async function declaredLength(window: Window, limit: number): Promise<number | null> {
  let end = headerEnd(window.bytes)
  while (end === null && window.bytes.length < longestHeader && (await window.more())) end = headerEnd(window.bytes)
  if (end === null) return null
  const field = /^content-length:[ \t]*(\d{1,12})[ \t]*\r?$/im.exec(window.bytes.toString('latin1', 0, end))
  const length = end + Number(field?.[1] ?? Number.NaN)
  if (!(length <= limit)) return null
  await window.fill(length + longestLine)
  let next = length
  while (isBlank(window.bytes[next]) && next < length + 4) next++
  if (next > window.bytes.length) return null
  return next === window.bytes.length || separates(window.bytes, next) ? next : null
}

/** Where the body begins. */
function headerEnd(bytes: Buffer): number | null {
  const unix = bytes.indexOf('\n\n')
  const dos = bytes.indexOf('\r\n\r\n')
  if (unix === -1 && dos === -1) return null
  return unix !== -1 && (dos === -1 || unix < dos) ? unix + 2 : dos + 4
}

/** The blank line before a separator belongs to the mbox. */
function withoutLastBlank(bytes: Buffer): Buffer {
  let end = bytes.length
  if (bytes[end - 1] !== newline) return bytes
  end -= bytes[end - 2] === ret ? 2 : 1
  if (bytes[end - 1] !== newline) return bytes
  return bytes.subarray(0, end)
}
