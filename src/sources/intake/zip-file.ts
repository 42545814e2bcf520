import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import type { SourceFile } from '../source.ts'
import { bytesAt, stream, through } from './bytes.ts'
import { type Heads, inflateHead } from './heads.ts'
import { headSize } from './limits.ts'
import { Unreadable } from './unreadable.ts'
import type { ZipEntry } from './zip.ts'

const damaged = 'The ZIP is damaged at this file. Download or copy it again.'

/** Where an entry's packed bytes begin: behind its local header, whose length only the header itself knows. */
function dataStart(zip: string, entry: ZipEntry): number {
  const header = Buffer.from(bytesAt(zip, entry.start, 30))
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) throw new Unreadable(damaged)
  return entry.start + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
}

/** A file inside a ZIP. A head that cannot be read is empty: `open` says why. */
export function zipFile(zip: string, path: string, entry: ZipEntry, heads: Heads): SourceFile {
  const key = {}
  const readHead = (): Uint8Array => {
    try {
      const start = dataStart(zip, entry)
      const packed = (length: number) => bytesAt(zip, start, Math.min(length, entry.packed))
      return entry.method === 0 ? packed(headSize) : inflateHead(packed, inflateRawSync)
    } catch {
      return new Uint8Array(0)
    }
  }
  return {
    path,
    size: entry.size,
    modified: entry.modified,
    get head() {
      return heads.get(key, readHead)
    },
    open: () => unpacked(zip, entry),
  }
}

/** Refuses more bytes than were announced as they come, fewer or other ones at the end. */
async function* unpacked(zip: string, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const packed = stream(zip, { start: dataStart(zip, entry), length: entry.packed })
  let size = 0
  let crc = 0
  for await (const bytes of entry.method === 0 ? packed : through(packed, createInflateRaw())) {
    size += bytes.length
    if (size > entry.size) throw new Unreadable('Refused: it holds more than the archive says.')
    crc = crc32(bytes, crc)
    yield bytes
  }
  if (size < entry.size) throw new Unreadable('The file is cut off: its packed part ends too early.')
  if (crc !== entry.crc) throw new Unreadable(damaged)
}
