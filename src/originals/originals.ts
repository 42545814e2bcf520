import { createHmac } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip, gzipSync } from 'node:zlib'
import { hexToUuid } from '#src/lib/uuid.ts'
import { type ObjectStore, StoreError } from './store.ts'

/** What came in, byte for byte, each under a keyed hash of its content: the same bytes twice are kept once. */
export interface Originals {
  /** Keeps one; it survives a loss of power when this returns. Answers its id. @throws StoreError */
  put(bytes: Uint8Array, mediaType: string): Promise<string>
  /** Keeps many, several at a time, with one flush at the end. Answers their ids, in order. @throws StoreError */
  putMany(items: readonly Item[]): Promise<string[]>
  /** @throws StoreError `missing`, `damaged` or `unreachable` */
  get(id: string): Promise<Buffer>
  /** Bytes as stored, null when it is not there. */
  stat(id: string): Promise<number | null>
  /** False when it was not there. */
  remove(id: string): Promise<boolean>
  /** Whether the stored bytes are still those that the id was made of; `missing` or `damaged` when not. */
  check(id: string): Promise<'sound' | 'missing' | 'damaged'>
  /** The store below, for backup and restore. */
  readonly store: ObjectStore
}

export interface Item {
  readonly bytes: Uint8Array
  /** IANA media type; texts are stored compressed. */
  readonly mediaType: string
}

/** How many objects are written at once: enough to keep a disk or a bucket busy. */
const width = 16
const textual = /^(text\/|message\/|application\/(json|ld\+json|xml|x-ndjson|rtf|sql|[\w.+-]+\+(json|xml)))/i
const large = 64 * 1024

const compress = promisify(gzip)
const decompress = promisify(gunzip)

/** 128 bits of HMAC-SHA-256 (RFC 2104) of the content under the ledger's key. */
function originalId(key: Buffer, bytes: Uint8Array): string {
  return hexToUuid(createHmac('sha256', key).update('original\0').update(bytes).digest('hex'))
}

export function openOriginals(store: ObjectStore, key: Buffer): Originals {
  async function keep({ bytes, mediaType }: Item): Promise<string> {
    const id = originalId(key, bytes)
    const packed = textual.test(mediaType) && bytes.length > 128 ? await pack(bytes) : null
    if (packed && packed.length < bytes.length) await store.write(`${id}.gz`, packed)
    else await store.write(id, bytes)
    return id
  }

  async function get(id: string): Promise<Buffer> {
    const packed = await store.read(`${id}.gz`).catch(error => {
      if (error instanceof StoreError && error.failure === 'missing') return null
      throw error
    })
    if (!packed) return store.read(id)
    return decompress(packed).catch(error => {
      throw new StoreError('damaged', id, error)
    })
  }

  return {
    store,
    get,
    async put(bytes, mediaType) {
      const id = await keep({ bytes, mediaType })
      await store.settle()
      return id
    },
    async putMany(items) {
      const ids: string[] = []
      await inTurn(items, async (item, index) => {
        ids[index] = await keep(item)
      })
      await store.settle()
      return ids
    },
    async stat(id) {
      return ((await store.stat(`${id}.gz`)) ?? (await store.stat(id)))?.size ?? null
    },
    async remove(id) {
      const removed = [await store.remove(`${id}.gz`), await store.remove(id)]
      return removed.includes(true)
    },
    async check(id) {
      try {
        return originalId(key, await get(id)) === id ? 'sound' : 'damaged'
      } catch (error) {
        if (error instanceof StoreError && (error.failure === 'missing' || error.failure === 'damaged'))
          return error.failure
        throw error
      }
    },
  }
}

/** Small texts are compressed on the spot: handing them to another thread costs more than the work. */
function pack(bytes: Uint8Array): Promise<Buffer> | Buffer {
  return bytes.length < large ? gzipSync(bytes) : compress(bytes)
}

/** Runs `work` on every item, `width` at a time; the first failure stops the rest. */
async function inTurn<T>(items: readonly T[], work: (item: T, index: number) => Promise<void>): Promise<void> {
  let next = 0
  let failed = false
  const worker = async () => {
    while (next < items.length && !failed) {
      const index = next++
      const item = items[index]
      if (item === undefined) return
      await work(item, index).catch(error => {
        failed = true
        throw error
      })
    }
  }
  await Promise.all(Array.from({ length: width }, worker))
}
