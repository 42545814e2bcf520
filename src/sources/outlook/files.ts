import { Unreadable } from '../intake/unreadable.ts'
import type { SourceFile } from '../source.ts'

const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex')
/** Streams that every message has, as a compound file names them (UTF-16). */
const streams = ['__substg1.0_', '__properties_version1.0', '__nameid_version1.0'].map(name =>
  Buffer.from(name, 'utf16le'),
)

/** An Outlook file by its content: a PST by its first bytes, a message by the names of its streams. */
export function formatOf(file: SourceFile): 'msg' | 'pst' | null {
  const head = Buffer.from(file.head.buffer, file.head.byteOffset, file.head.length)
  if (head.toString('latin1', 0, 4) === '!BDN' && /^S[MO]$/.test(head.toString('latin1', 8, 10))) return 'pst'
  if (!head.subarray(0, 8).equals(compound)) return null
  if (streams.some(name => head.includes(name))) return 'msg'
  // The directory of a long message may lie behind its words; only then the name decides.
  return head.length >= 65_536 && /\.(?:msg|oft)$/i.test(file.path) ? 'msg' : null
}

const most = 256 * 1024 * 1024

/** @throws Unreadable for what is too long to be held; a data file on the disk itself is read in its place. */
export async function inMemory(file: SourceFile): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of file.open()) {
    length += piece.length
    if (length > most)
      throw new Unreadable('It is longer than 256 MB. Take it out of its archive and give the file itself.')
    pieces.push(piece)
  }
  return new Uint8Array(Buffer.concat(pieces))
}
