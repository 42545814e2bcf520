/** Why the store could not do what it was asked. */
type StoreFailure = 'missing' | 'damaged' | 'full' | 'unreachable'

const words: Readonly<Record<StoreFailure, string>> = {
  missing: 'is not in the store of originals',
  damaged: 'is damaged in the store of originals',
  full: 'cannot be kept: the store of originals is full',
  unreachable: 'cannot be reached: the store of originals does not answer',
}

/** A failure of the store that a record can be marked with; nothing else is wrong with the record. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly failure: StoreFailure

  constructor(failure: StoreFailure, what: string, cause?: unknown) {
    super(`${what} ${words[failure]}`, { cause })
    this.failure = failure
  }
}

/** One stored object: named by its original's id, with `.gz` where it is compressed. */
export interface StoredObject {
  readonly name: string
  /** Bytes as stored. */
  readonly size: number
}

/** Where objects lie: flat names, whole objects. Every failure is a StoreError. */
export interface ObjectStore {
  /** Writes an object whole or not at all; an object of that name stays as it is. */
  write(name: string, bytes: Uint8Array): Promise<void>
  /** @throws StoreError `missing` */
  read(name: string): Promise<Buffer>
  /** Null when there is none. */
  stat(name: string): Promise<StoredObject | null>
  /** False when there was none. */
  remove(name: string): Promise<boolean>
  /** All objects, in no order. */
  list(): AsyncIterable<StoredObject>
  /** Returns when what was written before survives a loss of power, as far as the store can tell. */
  settle(): Promise<void>
  /** What an administrator would call it: a path, a bucket's address. */
  readonly place: string
}
