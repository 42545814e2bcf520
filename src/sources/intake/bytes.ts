import { closeSync, createReadStream, openSync, readSync } from 'node:fs'
import { pipeline, Readable, type Transform } from 'node:stream'
import { unreadable } from './unreadable.ts'

/** Up to `length` bytes of a file from `start`. Throws the system's error. */
export function bytesAt(file: string, start: number, length: number): Uint8Array {
  const fd = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(length)
    let filled = 0
    while (filled < length) {
      const got = readSync(fd, bytes, filled, length - filled, start + filled)
      if (got === 0) break
      filled += got
    }
    return bytes.subarray(0, filled)
  } finally {
    closeSync(fd)
  }
}

/** A file, or `length` bytes of it from `start`, piece by piece. Throws `Unreadable`. */
export async function* stream(
  file: string,
  range?: { readonly start: number; readonly length: number },
): AsyncGenerator<Uint8Array> {
  if (range?.length === 0) return
  const source = createReadStream(file, {
    highWaterMark: 256 * 1024,
    ...(range ? { start: range.start, end: range.start + range.length - 1 } : {}),
  })
  try {
    for await (const chunk of source) yield chunk as Uint8Array
  } catch (error) {
    throw unreadable(error)
  } finally {
    source.destroy()
  }
}

/** What comes out when bytes are pushed through a decompressor. Throws `Unreadable`. */
export async function* through(source: AsyncIterable<Uint8Array>, unpack: Transform): AsyncGenerator<Uint8Array> {
  // An error of the source destroys `unpack` with it, so that the reader below gets either one's.
  pipeline(Readable.from(source, { objectMode: false }), unpack, () => {})
  try {
    for await (const chunk of unpack) yield chunk as Uint8Array
  } catch (error) {
    throw unreadable(error)
  } finally {
    unpack.destroy()
  }
}
