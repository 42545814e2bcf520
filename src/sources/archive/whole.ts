import { Unreadable } from '../intake/unreadable.ts'
import type { SourceFile } from '../source.ts'
import { decodeStream, sniffEncoding } from '../text.ts'

/** The text of a file that is read at once. Throws `Unreadable` when it is longer than `most` characters. */
export async function wholeText(file: SourceFile, most: number): Promise<string> {
  const parts: string[] = []
  let length = 0
  for await (const part of decodeStream(file.open(), sniffEncoding(file.head))) {
    length += part.length
    if (length > most) throw new Unreadable(`The file is longer than ${Math.round(most / 1_000_000)} MB.`)
    parts.push(part)
  }
  return parts.join('')
}

/** Lines of a text file without their ends. A longer one than `longest` characters is cut there. */
export async function* textLines(file: SourceFile, longest: number): AsyncGenerator<string> {
  let rest = ''
  for await (const part of decodeStream(file.open(), sniffEncoding(file.head))) {
    // A line that is full is not searched again: nothing more of it is kept.
    const from = rest.length >= longest ? part.indexOf('\n') : 0
    if (from === -1) continue
    const lines = (rest + part.slice(from)).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield (line.endsWith('\r') ? line.slice(0, -1) : line).slice(0, longest)
  }
  if (rest) yield rest.endsWith('\r') ? rest.slice(0, -1) : rest
}
