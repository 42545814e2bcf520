import { isUtf8 } from 'node:buffer'
import chardet from 'chardet'
import iconv from 'iconv-lite'

/** How a text file is written down. `encoding` is a name that `decodeStream` takes; `bom` when a mark said so. */
interface TextEncoding {
  readonly encoding: string
  readonly bom: boolean
}

const marks: readonly (readonly [string, readonly number[]])[] = [
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/**
 * The encoding of a text of which the first bytes are known: byte-order mark, then UTF-16 by its zero bytes, then UTF-8
 * if it is valid, then statistics (chardet), then windows-1252, which is what Western Excel writes.
 */
export function decodeText(head: Uint8Array): TextEncoding {
  for (const [encoding, mark] of marks) {
    if (mark.every((byte, at) => head[at] === byte)) return { encoding, bom: true }
  }
  return {
    encoding: wide(head) ?? (validUtf8(head) ? 'utf-8' : isText(head) ? legacy(head) : 'windows-1252'),
    bom: false,
  }
}

/**
 * No encoding of text has control characters by the hundred, a packed stream has one byte in eight. Statistics over what
 * is no text cost 50 ms a file and reader, and say nothing.
 */
function isText(head: Uint8Array): boolean {
  let control = 0
  for (const byte of head) if (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b) control++
  return control <= head.length / 100
}

export const sniffEncoding = (head: Uint8Array): string => decodeText(head).encoding

/** UTF-16 without a mark: in text with Latin letters or separators every other byte is often zero. */
function wide(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(head.length & ~1, 4096)
  let even = 0
  let odd = 0
  for (let at = 0; at < length; at += 2) {
    if (head[at] === 0) even++
    if (head[at + 1] === 0) odd++
  }
  const few = length / 10
  if (odd > few && even <= odd / 20) return 'utf-16le'
  if (even > few && odd <= even / 20) return 'utf-16be'
  return null
}

/** Bytes at the end that begin a UTF-8 character which the next chunk may finish. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0
  }
  return 0
}

const validUtf8 = (head: Uint8Array): boolean => isUtf8(head.subarray(0, head.length - unfinished(head)))

const eastAsian: ReadonlySet<string> = new Set(['Shift_JIS', 'EUC-JP', 'EUC-KR', 'Big5', 'GB18030'])
const known = (encoding: string): boolean => iconv.encodingExists(encoding)
/** chardet's Latin-1 names stand for the Windows pages that contain them. */
const wider: Readonly<Record<string, string>> = { 'ISO-8859-1': 'windows-1252', 'ISO-8859-9': 'windows-1254' }

function legacy(head: Uint8Array): string {
  const guesses = chardet.analyse(head).filter(guess => !/^UTF|^ASCII|^ISO-2022/.test(guess.name) && known(guess.name))
  const double = guesses
    .filter(guess => eastAsian.has(guess.name) && guess.confidence >= 50)
    .map(guess => ({ name: guess.name, score: guess.confidence + plausible(head, guess.name) }))
    .sort((a, b) => b.score - a.score)[0]
  if (double && double.score > 50) return double.name.toLowerCase()
  if (fewKanji(head)) return 'shift_jis'
  const single = guesses.find(guess => !eastAsian.has(guess.name))
  if (centralEuropean(head)) return 'windows-1250'
  if (!single || single.confidence < 35) return 'windows-1252'
  return wider[single.name] ?? single.name.toLowerCase()
}

/** Polish, Slovak and Hungarian letters stand where windows-1252 has signs; Czech ones mix what no Western language mixes. */
function centralEuropean(head: Uint8Array): boolean {
  const text = Buffer.from(head.slice(0, 16_384)).toString('latin1')
  if (
    /[a-z][\x8d\x8f\x9d\xa5\xb3\xb9\xbc\xbe\xbf][a-z\xe0-\xff]|(?:^|[ ,;"\t\n])[\xa3\xaf][a-z\xe0-\xff]{2}/i.test(text)
  )
    return true
  return /[a-z]\xf8/i.test(text) && /[a-z][\xec\xf9]/i.test(text)
}

/**
 * A table with a few Japanese names among Latin words is too little for statistics. In Shift-JIS the first bytes of a
 * pair lie where windows-1252 has its rarest signs, and letters that are misread as pairs stand alone.
 */
function fewKanji(head: Uint8Array): boolean {
  const high = head.filter(byte => byte >= 0x80)
  if (high.filter(byte => byte < 0xa0).length < high.length * 0.4) return false
  const text = iconv.decode(Buffer.from(head.slice(0, 16_384)), 'shift_jis')
  const runs = text.match(/[^\u0000-\u007f]+/g) ?? []
  const letters = runs.join('')
  const japanese = letters.match(/[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff9f]/g)?.length ?? 0
  return japanese >= letters.length * 0.95 && letters.length >= runs.length * 1.8
}

/** Chinese, Japanese and Korean encodings share their byte pairs: the letters that come out tell which was meant. */
function plausible(head: Uint8Array, encoding: string): number {
  const text = iconv.decode(Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 16_384)), encoding)
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  const foreign = count(/[^\u0000-\u007f]/g) || 1
  const broken = count(/\ufffd/g) / foreign
  if (broken > 0.02) return -100
  const kana = count(/[\u3040-\u30ff]/g) / foreign
  const hangul = count(/[\uac00-\ud7af]/g) / foreign
  if (encoding === 'EUC-KR') return hangul > 0.6 ? 20 : -40
  if (encoding.endsWith('JP') || encoding === 'Shift_JIS') return kana > 0.05 ? 20 : 0
  return kana > 0.05 ? -20 : 5
}

/**
 * Text of a byte stream, without its byte-order mark. Bytes that are no UTF-8 in a file that began as UTF-8 are read
 * as windows-1252, one by one: files pasted together from both are common, and U+FFFD would lose the letter.
 * Throws `RangeError` for an encoding that is not known.
 */
export async function* decodeStream(source: AsyncIterable<Uint8Array>, encoding: string): AsyncIterable<string> {
  if (!known(encoding)) throw new RangeError(`unknown text encoding ${encoding.slice(0, 40)}`)
  const decoder = /^utf-?8$/i.test(encoding) ? utf8Decoder() : iconv.getDecoder(encoding)
  for await (const chunk of source) {
    const text = decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))
    if (text) yield text
  }
  const rest = decoder.end()
  if (rest) yield rest
}

/** The text of a file's first bytes, to recognise it by; a letter that the cut tore apart is lost. */
export function headText(head: Uint8Array): string {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
  const { encoding } = decodeText(head)
  return encoding === 'utf-8'
    ? mixed(bytes.subarray(0, bytes.length - unfinished(bytes))).replace(/^\ufeff/, '')
    : iconv.decode(bytes, encoding)
}

interface Decoder {
  write(chunk: Buffer): string
  end(): string | undefined
}

function utf8Decoder(): Decoder {
  let carried: Buffer = Buffer.alloc(0)
  let begun = false
  const text = (bytes: Buffer): string => {
    const decoded = mixed(bytes)
    if (begun || !decoded) return decoded
    begun = true
    return decoded.startsWith('\ufeff') ? decoded.slice(1) : decoded
  }
  return {
    write(chunk) {
      const bytes = carried.length ? Buffer.concat([carried, chunk]) : chunk
      const cut = bytes.length - unfinished(bytes)
      carried = Buffer.from(bytes.subarray(cut))
      return text(bytes.subarray(0, cut))
    },
    end: () => text(carried),
  }
}

/** UTF-8, with windows-1252 for the bytes that are none. */
function mixed(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8')
  const parts: string[] = []
  let from = 0
  for (let at = 0; at < bytes.length; ) {
    const width = sequence(bytes, at)
    if (width) {
      at += width
      continue
    }
    parts.push(bytes.toString('utf8', from, at), iconv.decode(bytes.subarray(at, at + 1), 'windows-1252'))
    from = ++at
  }
  parts.push(bytes.toString('utf8', from))
  return parts.join('')
}

/** Length of the valid UTF-8 character at `at`, 0 when there is none. */
function sequence(bytes: Buffer, at: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  const width = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0
  return width && at + width <= bytes.length && isUtf8(bytes.subarray(at, at + width)) ? width : 0
}
