import type { gunzipSync, inflateRawSync } from 'node:zlib'
import { constants } from 'node:zlib'
import { headSize } from './limits.ts'

const budget = 32 * 1024 * 1024
const atMost = 4096
const most = 16 * 1024 * 1024

/**
 * Heads that were asked for, the latest first to stay. A head is read when a connector looks at it, so that a folder
 * of 200,000 photographs costs nothing, and kept while memory lasts, because twenty connectors look at the same one.
 */
export class Heads {
  readonly #kept = new Map<object, Uint8Array>()
  #bytes = 0

  get(owner: object, read: () => Uint8Array): Uint8Array {
    const kept = this.#kept.get(owner)
    if (kept) {
      this.#kept.delete(owner)
      this.#kept.set(owner, kept)
      return kept
    }
    const head = read()
    this.#kept.set(owner, head)
    this.#bytes += head.length
    for (const [oldest, bytes] of this.#kept) {
      if (this.#bytes <= budget && this.#kept.size <= atMost) break
      this.#kept.delete(oldest)
      this.#bytes -= bytes.length
    }
    return head
  }

  clear(): void {
    this.#kept.clear()
    this.#bytes = 0
  }
}

/** The first 64 KiB of packed data, from as little of it as gives them; shorter where the data is damaged. */
export function inflateHead(
  packed: (length: number) => Uint8Array,
  inflate: typeof inflateRawSync | typeof gunzipSync,
): Uint8Array {
  let head: Uint8Array = new Uint8Array(0)
  for (let length = 8 * 1024; length <= 128 * 1024; length *= 4) {
    const bytes = packed(length)
    try {
      head = inflate(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: most })
    } catch {
      break
    }
    if (head.length >= headSize || bytes.length < length) break
  }
  // A copy: the decompressor's own buffer is larger than what it holds.
  return Uint8Array.from(head.subarray(0, headSize))
}
