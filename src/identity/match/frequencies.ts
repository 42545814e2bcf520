import { gunzipSync, gzipSync } from 'node:zlib'
import type { Corpus } from './corpus.ts'
import { keyHash } from './postings.ts'

const least = 2 ** 12
const most = 2 ** 22

/** Second place of a hash: two values that share one place seldom share both. */
const second = (hash: number): number => Math.imul(hash ^ 0x9e3779b9, 0x85ebca6b) >>> 7

/**
 * How many people of a house have each value, by field. Kept as counts at two hashed places, of which the smaller one is
 * read (count-min sketch: Cormode and Muthukrishnan 2005): never too small, seldom too large, of bounded size, and nobody's
 * name or address is in it.
 */
export class Frequencies {
  readonly #counts: Uint32Array
  readonly #present: Map<string, number>

  private constructor(counts: Uint32Array, present: Map<string, number>) {
    this.#counts = counts
    this.#present = present
  }

  /** Room for the values of `people` people. */
  static sized(people: number): Frequencies {
    let size = least
    while (size < most && size < people * 16) size *= 2
    return new Frequencies(new Uint32Array(size), new Map())
  }

  static readonly none = Frequencies.sized(0)

  /** Counts the values of every record of a corpus, once a record. */
  take(corpus: Corpus): void {
    for (const column of corpus.columns) {
      const { name } = column.field
      this.#present.set(name, (this.#present.get(name) ?? 0) + column.present)
      for (let record = 0; record < corpus.size; record++)
        for (const id of column.values(record)) this.#add(keyHash(`${name}:${column.pool.key(id)}`))
    }
  }

  #add(hash: number): void {
    const mask = this.#counts.length - 1
    const one = hash & mask
    const other = second(hash) & mask
    this.#counts[one] = (this.#counts[one] ?? 0) + 1
    if (other !== one) this.#counts[other] = (this.#counts[other] ?? 0) + 1
  }

  count(field: string, key: string): number {
    const hash = keyHash(`${field}:${key}`)
    const mask = this.#counts.length - 1
    return Math.min(this.#counts[hash & mask] ?? 0, this.#counts[second(hash) & mask] ?? 0)
  }

  /** Puts these counts in the place of a corpus's own: a few records are then judged as part of the whole house. */
  impose(corpus: Corpus): void {
    for (const column of corpus.columns)
      column.impose(key => this.count(column.field.name, key), this.#present.get(column.field.name) ?? 0)
  }

  /** Counts as they are stored, packed (RFC 1952). */
  packed(): { readonly counts: Buffer; readonly present: Readonly<Record<string, number>> } {
    const { buffer, byteOffset, byteLength } = this.#counts
    return { counts: gzipSync(Buffer.from(buffer, byteOffset, byteLength)), present: Object.fromEntries(this.#present) }
  }

  /** @throws RangeError when they are not what `packed` wrote. */
  static unpacked(counts: Buffer, present: Readonly<Record<string, number>>): Frequencies {
    const bytes = gunzipSync(counts, { maxOutputLength: most * 4 })
    const size = bytes.length / 4
    if (size < least || !Number.isInteger(Math.log2(size))) throw new RangeError('not a table of counts')
    const aligned = new Uint8Array(bytes)
    return new Frequencies(new Uint32Array(aligned.buffer), new Map(Object.entries(present)))
  }
}
