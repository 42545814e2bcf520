/**
 * A stretch of a byte stream that can be looked at before it is taken. It holds what was asked for and the rest of the
 * chunk that brought it, never the whole stream.
 */
export class Window {
  bytes: Buffer = Buffer.alloc(0)
  ended = false
  /** Where `bytes` begins in the stream. */
  offset = 0
  private readonly chunks: AsyncIterator<Uint8Array>

  constructor(source: AsyncIterable<Uint8Array>) {
    this.chunks = source[Symbol.asyncIterator]()
  }

  /** Reads on until `length` bytes are in view; false when the stream ends before. */
  async fill(length: number): Promise<boolean> {
    if (this.bytes.length >= length) return true
    const parts: Uint8Array[] = [this.bytes]
    let total = this.bytes.length
    while (total < length && !this.ended) {
      const { value, done } = await this.chunks.next()
      if (done) this.ended = true
      else {
        parts.push(value)
        total += value.length
      }
    }
    if (parts.length > 1) this.bytes = Buffer.concat(parts, total)
    return total >= length
  }

  /** One chunk more; false at the end of the stream. */
  async more(): Promise<boolean> {
    return this.fill(this.bytes.length + 1)
  }

  take(length: number): Buffer {
    const taken = this.bytes.subarray(0, length)
    this.bytes = this.bytes.subarray(length)
    this.offset += taken.length
    return taken
  }

  /** What is in view and all that follows. */
  async *rest(): AsyncGenerator<Uint8Array> {
    yield this.take(this.bytes.length)
    while (await this.more()) yield this.take(this.bytes.length)
  }

  async close(): Promise<void> {
    await this.chunks.return?.()
  }
}
