import type { Unread } from '#src/domain/draft.ts'
import type { SourceFile } from '../source.ts'
import { bytesAt, stream } from './bytes.ts'
import type { Heads } from './heads.ts'
import { headSize, isMailbox, type Limits, large, ratioFloor, startsMailbox, tooMany } from './limits.ts'
import type { Spool } from './spool.ts'
import { type TarEntry, tarEntries } from './tar-entries.ts'
import { Unreadable, unreadable } from './unreadable.ts'

interface TarContents {
  readonly files: readonly SourceFile[]
  readonly refused: readonly Unread[]
}

interface Lying {
  readonly head: () => Uint8Array
  readonly open: () => AsyncIterable<Uint8Array>
}

/**
 * What a tar archive holds, in its order. `tar` is read once from front to back. Of one that lies on the disk as it is,
 * places are remembered; what was packed goes into the spool, but for mailboxes, which are as long as they like: those
 * are unpacked again when they are read. Never throws.
 */
export async function tarContents(
  tar: SourceFile,
  name: string,
  limits: Limits,
  heads: Heads,
  spool: () => Spool,
): Promise<TarContents> {
  const files: SourceFile[] = []
  const refused: Unread[] = []
  const refuse = (place: string, why: string) => refused.push({ unread: true, place, why })
  let seen = 0
  let unpacked = 0
  let left = 0
  try {
    for await (const entry of tarEntries(tar.open())) {
      const path = `${name}/${entry.path}`
      if (++seen > limits.entries) {
        refuse(path, `This and the files after it: ${tooMany(limits)}`)
        break
      }
      if ('why' in entry) {
        refuse(path, entry.why)
        continue
      }
      const { head, rest } = await begun(entry.content)
      const endless = isMailbox(path) || (entry.size > ratioFloor && startsMailbox(head))
      if (!endless && unpacked + entry.size > limits.unpacked) {
        refuse(path, large(limits))
        left += entry.size
        if (left <= limits.unpacked) continue
        refuse(name, 'The files after that were not looked for: the archive is too large.')
        break
      }
      if (!endless) unpacked += entry.size
      const lies = tar.disk
        ? onDisk(tar.disk, entry)
        : endless
          ? unpackedAgain(tar, entry, head)
          : await spooled(spool(), head, rest)
      files.push(fileOf(path, entry, lies, heads))
    }
  } catch (error) {
    refuse(name, unreadable(error).message)
  }
  return { files, refused }
}

/** The first 64 KiB of an entry, and an iterator that gives what follows them. */
async function begun(
  content: AsyncIterable<Uint8Array>,
): Promise<{ head: Uint8Array; rest: AsyncGenerator<Uint8Array> }> {
  const source = content[Symbol.asyncIterator]()
  const parts: Uint8Array[] = []
  let length = 0
  while (length < headSize) {
    const { done, value } = await source.next()
    if (done) break
    parts.push(value)
    length += value.length
  }
  const all = Buffer.concat(parts)
  async function* rest() {
    yield all.subarray(headSize)
    for (;;) {
      const { done, value } = await source.next()
      if (done) return
      yield value
    }
  }
  return { head: all.subarray(0, headSize), rest: rest() }
}

const onDisk = (disk: string, { start, size }: TarEntry): Lying => ({
  head: () => bytesAt(disk, start, Math.min(headSize, size)),
  open: () => stream(disk, { start, length: size }),
})

async function spooled(spool: Spool, head: Uint8Array, rest: AsyncIterable<Uint8Array>): Promise<Lying> {
  const start = spool.size
  await spool.append(head)
  for await (const bytes of rest) await spool.append(bytes)
  const length = spool.size - start
  return {
    head: () => spool.bytesAt(start, Math.min(headSize, length)),
    open: () => spool.stream(start, length),
  }
}

function unpackedAgain(tar: SourceFile, { start, size }: TarEntry, first: Uint8Array): Lying {
  // A copy: the pieces that it came in are longer.
  const head = Uint8Array.from(first)
  async function* open() {
    let at = 0
    for await (const bytes of tar.open()) {
      const from = Math.max(start - at, 0)
      const to = Math.min(start + size - at, bytes.length)
      at += bytes.length
      if (from < to) yield bytes.subarray(from, to)
      if (at >= start + size) return
    }
  }
  return { head: () => head, open }
}

function fileOf(path: string, { size, modified }: TarEntry, lies: Lying, heads: Heads): SourceFile {
  const key = {}
  return {
    path,
    size,
    modified,
    get head() {
      return heads.get(key, () => {
        try {
          return lies.head()
        } catch {
          return new Uint8Array(0)
        }
      })
    },
    open: () => whole(lies.open(), size),
  }
}

/** Says at its end when there was less than the archive announced. */
async function* whole(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let length = 0
  for await (const bytes of source) {
    length += bytes.length
    yield bytes
  }
  if (length < size) throw new Unreadable('The file is cut off: the archive ends too early.')
}
