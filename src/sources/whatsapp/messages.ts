import { textLines } from '../archive/whole.ts'
import type { SourceFile } from '../source.ts'
import { type Stamp, spokenOf, stampOf } from './line.ts'

/** One message or notice as it stands, with the lines that continue it. */
export interface Message {
  readonly stamp: Stamp
  /** Null for a notice of the system. */
  readonly name: string | null
  readonly text: string
  readonly line: number
}

const longestLine = 64 * 1024
const longestText = 200_000

export async function* messagesOf(file: SourceFile): AsyncGenerator<Message> {
  let open: { stamp: Stamp; parts: string[]; length: number; line: number } | null = null
  let number = 0
  for await (const line of textLines(file, longestLine)) {
    number++
    const stamp = stampOf(line)
    if (stamp) {
      if (open) yield closed(open)
      open = { stamp, parts: [stamp.rest], length: stamp.rest.length, line: number }
    } else if (open && open.length < longestText) {
      open.parts.push(line)
      open.length += line.length
    }
  }
  if (open) yield closed(open)
}

function closed({ stamp, parts, line }: { stamp: Stamp; parts: readonly string[]; line: number }): Message {
  const [first = '', ...more] = parts
  const spoken = spokenOf(first)
  const text = [spoken ? spoken.text : first, ...more].join('\n').replaceAll('\0', '').trim()
  return { stamp, name: spoken?.name ?? null, text, line }
}
