import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import type { SourceFile } from '../source.ts'
import { decodeText } from '../text.ts'

/**
 * Logical lines of a vCard or iCalendar file (RFC 6350 3.2, RFC 5545 3.1), unfolded as bytes, so that a fold inside a
 * letter does no harm; each character of a line is one byte. `number` is the first physical line, from 1.
 */
interface ByteLine {
  readonly number: number
  readonly bytes: string
  /** The line was longer than the limit, and its end is left out. */
  readonly cut: boolean
}

/** Also joins quoted-printable lines that end in `=`, as vCard 2.1 breaks them. */
export async function* byteLines(file: SourceFile, longest: number): AsyncGenerator<ByteLine> {
  let number = 0
  let line: { number: number; bytes: string; cut: boolean; printable: boolean } | null = null
  for await (const raw of physicalLines(file, longest)) {
    number++
    if (line) {
      const soft: boolean = line.printable && line.bytes.endsWith('=')
      const folded = raw.startsWith(' ') || raw.startsWith('\t')
      if (soft || (folded && raw.trim() !== '')) {
        const more: string = folded ? raw.slice(1) : raw
        const before: string = soft ? line.bytes.slice(0, -1) : line.bytes
        if (before.length + more.length <= longest) line.bytes = before + more
        else line.cut = true
        continue
      }
      yield line
    }
    line = {
      number,
      bytes: raw,
      cut: raw.length >= longest,
      printable: /^[^:]{0,300}quoted-printable[^:]{0,300}:/i.test(raw),
    }
  }
  if (line) yield line
}

async function* physicalLines(file: SourceFile, longest: number): AsyncGenerator<string> {
  const { encoding } = decodeText(file.head)
  const wide = /^utf-(?:16|32)/.test(encoding) ? iconv.getDecoder(encoding) : null
  let rest = ''
  let begun = false
  for await (const chunk of file.open()) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    let text = wide ? Buffer.from(wide.write(bytes)).toString('latin1') : bytes.toString('latin1')
    if (!begun) text = text.replace(/^\xef\xbb\xbf/, '')
    begun = true
    if (rest.length >= longest) {
      // The line is full: nothing more of it is kept, and it is not searched again.
      const end = text.search(/[\r\n]/)
      if (end === -1) continue
      text = text.slice(end)
    }
    const lines = (rest + text).split(/\r\n|\n|\r(?=[^\n])/)
    rest = lines.pop() ?? ''
    for (const line of lines) yield line.slice(0, longest)
  }
  if (rest) yield rest.replace(/\r$/, '').slice(0, longest)
}

/** Text of bytes: in the charset that is declared, else UTF-8, else what the file seems to be written in. */
export function textOfBytes(bytes: string, charset: string | null, fallback: string): string {
  const buffer = Buffer.from(bytes, 'latin1')
  const declared = charset !== null && !/^utf-?8$/i.test(charset) && iconv.encodingExists(charset) ? charset : null
  const text = declared
    ? iconv.decode(buffer, declared)
    : isUtf8(buffer)
      ? buffer.toString()
      : iconv.decode(buffer, fallback)
  return text.replaceAll('\0', '')
}

/** What bytes that are no UTF-8 are taken for in a file. */
export function fallbackCharset(head: Uint8Array): string {
  const { encoding } = decodeText(head)
  return /^utf-/.test(encoding) ? 'windows-1252' : encoding
}
