import type { Workspace } from '#src/access/workspace.ts'
import { transact } from '#src/db/transaction.ts'
import { type Draft, isUnread, type Unread } from '#src/domain/draft.ts'
import type { Admission } from '#src/identity/admit.ts'
import { type Act, appendNouns } from '#src/ledger/append.ts'
import { type OriginalIds, prepare } from '#src/ledger/prepare.ts'
import { record } from '#src/projections/record.ts'
import type { Arrival, Connector, Group, ReadContext } from '#src/sources/source.ts'
import { colleaguesOf } from '../perform.ts'
import { keepUnread } from './keep-unread.ts'
import { ownedHere } from './owners.ts'
import { addBatch, addUnread, type FileTally, PeopleSeen } from './tally.ts'

/** A transaction lasts about a second at most; drafts with originals weigh more. */
const batchDrafts = 2000
const batchBytes = 16 * 1024 * 1024

interface Batch {
  readonly drafts: Draft[]
  readonly unread: Unread[]
  bytes: number
}
const emptyBatch = (): Batch => ({ drafts: [], unread: [], bytes: 0 })
const weight = (draft: Draft): number =>
  500 +
  (draft.original?.bytes.length ?? 0) +
  (draft.text?.length ?? 0) +
  (draft.attachments ?? []).reduce((sum, one) => sum + one.bytes.length, 0)

interface GroupJob {
  readonly act: Act
  readonly importId: string
  readonly connector: Connector
  readonly group: Group
  readonly context: ReadContext
  readonly admission: Admission
  readonly tally: FileTally
  /** Accounts by folded name, as `accountsByName` gives them. */
  readonly owners: ReadonlyMap<string, string>
  /** Called after each committed batch; false stops the reading. */
  readonly onBatch: (items: number) => Promise<boolean>
}

interface GroupRead {
  /** False when it was stopped. */
  readonly finished: boolean
  /** What the export was, where its reader tells. */
  readonly arrival?: Arrival | undefined
}

/**
 * Reads a group to its end, batch by batch, each in one transaction through the one door. Reading it again after a crash
 * adds nothing that is there already.
 */
export async function readGroup(workspace: Workspace, job: GroupJob): Promise<GroupRead> {
  const seen = new PeopleSeen()
  let batch = emptyBatch()
  // One batch is written while the next is read: reading keeps this process busy, writing the database.
  let written = Promise.resolve(true)
  const write = async (full: Batch): Promise<boolean> => {
    await writeBatch(workspace, job, full, seen)
    seen.writeTo(job.tally)
    return job.onBatch(full.drafts.length + full.unread.length)
  }
  try {
    let arrival: Arrival | undefined
    async function* whole() {
      arrival = (yield* job.connector.read(job.group, job.context)) || undefined
    }
    for await (const item of whole()) {
      if (isUnread(item)) batch.unread.push(item)
      else {
        batch.drafts.push(ownedHere(item, job.owners))
        batch.bytes += weight(item)
      }
      if (batch.drafts.length < batchDrafts && batch.bytes < batchBytes && batch.unread.length < batchDrafts) continue
      if (!(await written)) return { finished: false }
      written = write(batch)
      // Heard again by whoever waits for it; a reader that is still busy must not end the process.
      written.catch(() => {})
      batch = emptyBatch()
    }
    return { finished: (await written) && (await write(batch)), arrival }
  } finally {
    // Whoever stops or fails leaves nothing behind that still writes.
    await written.catch(() => {})
  }
}

async function writeBatch(
  workspace: Workspace,
  { act, importId, tally, admission }: GroupJob,
  { drafts, unread }: Batch,
  seen: PeopleSeen,
): Promise<void> {
  const { db, key, originals } = workspace
  const now = workspace.now()
  const stored = await storeOriginals(originals, drafts)
  const prepared = prepare(key, drafts, now, stored.ids)
  const recorded = await transact(db.app, async trx => {
    await appendNouns(trx, { originals: stored.rows })
    if (unread.length > 0) await keepUnread(trx, key, importId, unread)
    return record(trx, act, prepared, [], { key, now, admission, fold: false, colleagues: await colleaguesOf(trx) })
  })
  for (const { place, why } of unread) addUnread(tally, { where: place, why })
  addBatch(tally, recorded)
  seen.add(recorded)
  workspace.wake()
}

interface Stored {
  readonly ids: readonly (OriginalIds | undefined)[]
  readonly rows: readonly { id: string; media_type: string; size: number; name: string | null }[]
}

/** Bytes go to the store before their entries: an entry never names an original that is not there. */
async function storeOriginals(originals: Workspace['originals'], drafts: readonly Draft[]): Promise<Stored> {
  const all = drafts.flatMap(draft => [...(draft.original ? [draft.original] : []), ...(draft.attachments ?? [])])
  if (all.length === 0) return { ids: [], rows: [] }
  const ids = await originals.putMany(all)
  const rows = all.map(({ bytes, mediaType, name }, index) => ({
    id: ids[index] ?? '',
    media_type: mediaType,
    size: bytes.length,
    name,
  }))
  let next = 0
  return {
    rows,
    ids: drafts.map(draft => {
      const original = draft.original ? (ids[next++] ?? null) : null
      const attachments = (draft.attachments ?? []).map(() => ids[next++] ?? '')
      return original === null && attachments.length === 0 ? undefined : { original, attachments }
    }),
  }
}
