import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Header, extract as newExtract } from 'tar-stream'
import { safePath, shownName } from './entry-name.ts'
import { isIgnored } from './ignored.ts'
import { Unreadable, unreadable } from './unreadable.ts'

/** One file in a tar archive, where it lies in it, and its bytes, which are read before the next one is asked for or never. */
export interface TarEntry {
  readonly path: string
  readonly size: number
  readonly modified: string | null
  readonly start: number
  readonly content: AsyncIterable<Uint8Array>
}

interface TarRefusal {
  readonly path: string
  readonly why: string
}

export const isTar = (head: Uint8Array): boolean => Buffer.from(head.subarray(257, 262)).toString('latin1') === 'ustar'

/**
 * Files of a tar archive (POSIX.1-2001 pax, ustar, GNU) in its order, and what is no file or may not be one. Throws
 * `Unreadable` where the archive breaks off; what stands before that was yielded.
 */
export async function* tarEntries(tar: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry | TarRefusal> {
  const extract = newExtract()
  // Its error is the iterator's too.
  pipeline(Readable.from(tar, { objectMode: false }), extract).catch(() => {})
  const paths = new Set<string>()
  let cut: unknown = null
  try {
    for await (const entry of extract) {
      const { header } = entry
      // A number in a notation that nobody writes is none to the package, which then waits for the entry's end for ever.
      if (typeof header.size !== 'number') throw new Error('Invalid header')
      const found = header.type === 'directory' ? null : entryOf(header, paths)
      if (found && 'why' in found) yield found
      else if (found) yield { ...found, content: bytesOf(entry, error => (cut = error)) }
      if (cut) throw cut
      // A consumer that left bytes behind: the next header stands after them.
      entry.resume()
    }
  } catch (error) {
    throw brokenOff(cut ?? error)
  } finally {
    extract.destroy()
  }
}

/** The bytes of an entry as far as they go: where the archive breaks off, they end and `failed` hears why. */
async function* bytesOf(entry: AsyncIterable<unknown>, failed: (error: unknown) => void): AsyncGenerator<Uint8Array> {
  try {
    for await (const bytes of entry) if (bytes instanceof Uint8Array) yield bytes
  } catch (error) {
    failed(error)
  }
}

function entryOf(header: Header, paths: Set<string>): Omit<TarEntry, 'content'> | TarRefusal | null {
  const safe = safePath(header.name)
  if ('why' in safe) return { path: shownName(header.name), why: safe.why }
  const { path } = safe
  if (isIgnored(path)) return null
  const why = whyNoFile(header)
  if (why !== null) return { path: shownName(path), why }
  if (paths.has(path)) return { path, why: 'The archive has a second file of this name.' }
  paths.add(path)
  return { path, size: header.size ?? 0, modified: modifiedAt(header.mtime), start: startOf(header) }
}

function whyNoFile({ type, pax }: Header): string | null {
  if (type === 'symlink' || type === 'link') return 'It is a link to another file.'
  if (type === 'character-device' || type === 'block-device' || type === 'fifo') return 'It is a device and no file.'
  const sparse = Object.keys(pax ?? {}).some(key => key.startsWith('GNU.sparse.'))
  if (sparse || (type !== 'file' && type !== 'contiguous-file'))
    return 'It is packed in a way that this program cannot unpack. Unpack the archive and give the folder.'
  return null
}

/** The package sets it and does not declare it. */
const startOf = (header: Header): number =>
  'byteOffset' in header && typeof header.byteOffset === 'number' ? header.byteOffset : 0

const modifiedAt = (date: Date | undefined): string | null =>
  date && date.getUTCFullYear() > 1980 && date.getUTCFullYear() < 10_000 ? date.toISOString() : null

function brokenOff(error: unknown): Unreadable {
  const message = error instanceof Error ? error.message : ''
  const why = /end of data|premature close/i.test(message)
    ? 'The archive is cut off.'
    : /header/i.test(message)
      ? 'The archive is damaged.'
      : unreadable(error).message
  return new Unreadable(`${why} What stands before that was read.`)
}
