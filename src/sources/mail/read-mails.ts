import type { Draft, Unread } from '#src/domain/draft.ts'
import { inThreads } from '../cv/apart.ts'
import type { ReadContext } from '../source.ts'
import { SenderClaims } from './claims.ts'
import { MailCvs } from './cvs.ts'
import { mailDraft } from './draft.ts'
import { notificationDrafts } from './notification-drafts.ts'
import { parseBatch, type RawMessage, type Reading } from './reading.ts'
import { ThreadKeys } from './thread-key.ts'

/** One message as it lies in a file, not read yet. */
export interface FoundMail {
  readonly bytes: Uint8Array
  readonly envelope: string | null
  readonly place: string
  readonly unsent?: boolean
  readonly sent?: boolean
}

/** Reads a batch, here or in another thread. */
type ReadBatch = (messages: readonly RawMessage[]) => Promise<Reading[]>

/** How the work is cut: a batch ends at either bound; `ahead` batches are read at the same time. */
export interface Pace {
  readonly read: ReadBatch
  readonly ahead: number
}

export const inThisThread: Pace = { read: parseBatch, ahead: 1 }

const batchMessages = 64
const batchBytes = 8 * 1024 * 1024

/**
 * Drafts of the messages of one mailbox, in their order, each with the CVs that came with it, however many batches are read
 * at the same time; at the end, what the senders say of themselves. Held at a time: `ahead` batches and the claims.
 */
export async function* readMails(
  found: AsyncIterable<FoundMail | Unread>,
  context: ReadContext,
  pace: Pace,
): AsyncGenerator<Draft | Unread> {
  const keys = new ThreadKeys()
  const claims = new SenderClaims()
  const cvs = new MailCvs(inThreads, context)
  for await (const { item, reading } of readInOrder(found, context.now, pace)) {
    if ('unread' in item) {
      yield item
      continue
    }
    if (!reading) continue
    const draft = mailDraft(reading, item.bytes, context.isMe, keys, item)
    if (draft.direction === 'in') claims.add(reading, item.place)
    yield draft
    if (draft.direction === 'in') {
      yield* notificationDrafts(reading, item.place, context)
      yield* cvs.of(reading, item.place)
    }
    if (claims.full) yield* claims.take(context.country)
  }
  yield* claims.take(context.country)
}

interface Read {
  readonly item: FoundMail | Unread
  readonly reading: Reading | null
}

async function* readInOrder(found: AsyncIterable<FoundMail | Unread>, now: string, pace: Pace): AsyncGenerator<Read> {
  const running: Promise<Read[]>[] = []
  try {
    for await (const batch of batches(found)) {
      running.push(readBatch(batch, now, pace.read))
      if (running.length >= pace.ahead) yield* (await running.shift()) ?? []
    }
    while (running.length > 0) yield* (await running.shift()) ?? []
  } finally {
    await Promise.allSettled(running)
  }
}

async function readBatch(batch: readonly (FoundMail | Unread)[], now: string, read: ReadBatch): Promise<Read[]> {
  const mails = batch.flatMap(item => ('unread' in item ? [] : [{ bytes: item.bytes, envelope: item.envelope, now }]))
  const readings = await read(mails)
  let next = 0
  return batch.map(item => ({ item, reading: 'unread' in item ? null : (readings[next++] ?? null) }))
}

async function* batches(found: AsyncIterable<FoundMail | Unread>): AsyncGenerator<(FoundMail | Unread)[]> {
  let batch: (FoundMail | Unread)[] = []
  let bytes = 0
  for await (const item of found) {
    batch.push(item)
    bytes += 'unread' in item ? 0 : item.bytes.length
    if (batch.length < batchMessages && bytes < batchBytes) continue
    yield batch
    batch = []
    bytes = 0
  }
  if (batch.length > 0) yield batch
}
