import { closeSync, createReadStream, mkdtempSync, openSync, readSync, rmSync, write } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { unreadable } from './unreadable.ts'

const writeAt = promisify(write)

/**
 * What a packed archive held, end to end in one file that only this program can open: it has no name while it is used,
 * where the system allows that, and so is gone with the program however that ends.
 */
export class Spool {
  readonly #folder: string
  readonly #fd: number
  #size = 0

  constructor() {
    this.#folder = mkdtempSync(join(tmpdir(), 'throughline-tar-'))
    this.#fd = openSync(join(this.#folder, 'unpacked'), 'wx+', 0o600)
    this.#remove()
  }

  get size(): number {
    return this.#size
  }

  /** @throws the system's error, when the disk is full say. */
  async append(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      const { bytesWritten } = await writeAt(this.#fd, bytes, at, bytes.length - at, this.#size)
      at += bytesWritten
      this.#size += bytesWritten
    }
  }

  bytesAt(start: number, length: number): Uint8Array {
    const bytes = Buffer.alloc(length)
    return bytes.subarray(0, readSync(this.#fd, bytes, 0, length, start))
  }

  /** Throws `Unreadable`. */
  async *stream(start: number, length: number): AsyncGenerator<Uint8Array> {
    if (length === 0) return
    const source = createReadStream('', {
      fd: this.#fd,
      autoClose: false,
      start,
      end: start + length - 1,
      highWaterMark: 256 * 1024,
    })
    try {
      for await (const chunk of source) yield chunk as Uint8Array
    } catch (error) {
      throw unreadable(error)
    }
  }

  close(): void {
    closeSync(this.#fd)
    this.#remove()
  }

  #remove(): void {
    try {
      rmSync(this.#folder, { recursive: true, force: true })
    } catch {
      // Windows removes no file that is open: it goes when the spool is closed.
    }
  }
}
