import type { Sql, Trx } from '#src/db/pool.ts'
import { derivedOnly, transact } from '#src/db/transaction.ts'
import { batchLimit } from '#src/ledger/append.ts'
import { type Cursor, readTail, start } from '#src/ledger/read.ts'
import { collectBetweenBatches } from '#src/lib/memory.ts'
import { compareDirty } from '../match/compare.ts'
import { keyLimit } from '../projection.ts'
import { enqueue, type Folded, foldEntries, foldLaterRows } from './entries.ts'
import { foldConcerned } from './now.ts'
import { foldPeople } from './people.ts'

/**
 * Statements over thousands of ids, planned for those thousands: a plan kept for a list of any length expects a few ids
 * and joins what it aggregated by scanning it once for each.
 */
export const plannedForBulk = (trx: Trx) => trx`set local plan_cache_mode = force_custom_plan`

/** As many as clicks bring: the plans that clicks keep are right for them. */
export const few = 100

/** One at a time in a schema; whoever comes second leaves it to the first. */
const alone = async (trx: Trx): Promise<boolean> => {
  const [[row]] = await Promise.all([
    trx<{ alone: boolean }[]>`
      select pg_try_advisory_xact_lock(hashtextextended('fold ' || current_schema(), 20)) as alone`,
    derivedOnly(trx),
  ])
  return row?.alone ?? false
}

type Reader = 'fold' | 'later'

const cursorOf = async (trx: Trx, name: Reader): Promise<Cursor> => {
  const [cursor] = await trx<Cursor[]>`select xid::text as xid, position from cursor where name = ${name}`
  return cursor ?? start
}

const moveTo = (trx: Trx, name: Reader, { xid, position }: Cursor) =>
  trx`update cursor set xid = ${xid}::text::xid8, position = ${position} where name = ${name}`

/** A reading of the log: how many entries, the people folded with them, and the last transaction that is in every view. */
export interface Tail {
  readonly entries: number
  readonly people: readonly string[]
  readonly xid: string
}

const nothing: Tail = { entries: 0, people: [], xid: '0' }

/**
 * Reads the next entries of the log and folds them; the people of a few at once, those of many are marked. Answers none
 * when there are none or somebody else folds.
 */
export function foldTail(sql: Sql, limit = batchLimit): Promise<Tail> {
  return transact(sql, async trx => {
    const [isAlone, read] = await Promise.all([alone(trx), cursorOf(trx, 'fold')])
    if (!isAlone) return nothing
    const { rows, cursor } = await readTail(trx, read, limit)
    if (rows.length === 0) return nothing
    const isFew = rows.length <= few
    if (!isFew) await plannedForBulk(trx)
    const follow = await foldEntries(trx, rows, !isFew, false)
    await enqueue(trx, isFew ? { ...follow, people: [] } : follow, read)
    const [people] = await Promise.all([
      isFew ? foldConcerned(trx, follow.people, rows) : [],
      moveTo(trx, 'fold', cursor),
    ])
    return { entries: rows.length, people, xid: cursor.xid }
  })
}

/**
 * Reads the log a second time for what nobody waits for, as far as the first reading came. Answers how many entries; 0
 * when there are none or somebody else folds.
 */
export function foldLater(sql: Sql, limit = batchLimit): Promise<number> {
  return transact(sql, async trx => {
    if (!(await alone(trx))) return 0
    const tail = await readTail(trx, await cursorOf(trx, 'later'), limit, await cursorOf(trx, 'fold'))
    if (tail.rows.length === 0) return 0
    if (tail.rows.length > few) await plannedForBulk(trx)
    await foldLaterRows(trx, tail.rows)
    await moveTo(trx, 'later', tail.cursor)
    return tail.rows.length
  })
}

/** Folds again what a retraction, a merge or a sharing decision touched, a page at a time. */
export function foldAgain(sql: Sql, limit = batchLimit): Promise<number> {
  return transact(sql, async trx => {
    if (!(await alone(trx))) return 0
    const [act] = await trx<
      { act_id: string; after: string | null }[]
    >`select act_id, after from dirty_act order by act_id limit 1`
    if (act) {
      await plannedForBulk(trx)
      const page = await trx<Folded[]>`
        select a.entry_id, e.kind from ledger.attestation a join ledger.entry e on e.id = a.entry_id
        where a.act_id = ${act.act_id} and (${act.after}::uuid is null or a.entry_id > ${act.after}::uuid)
        order by a.entry_id limit ${limit}`
      const last = page.at(-1)
      if (page.length < limit || !last) await trx`delete from dirty_act where act_id = ${act.act_id}`
      else await trx`update dirty_act set after = ${last.entry_id} where act_id = ${act.act_id}`
      await enqueue(trx, await foldEntries(trx, page))
      return Math.max(1, page.length)
    }
    const rows = await trx<Folded[]>`
      with next as materialized (select entry_id from dirty_entry order by entry_id limit ${limit} for update skip locked),
        taken as (delete from dirty_entry d using next where d.entry_id = next.entry_id returning d.entry_id)
      select entry_id, kind from taken join ledger.entry e on e.id = taken.entry_id`
    if (rows.length > few) await plannedForBulk(trx)
    await enqueue(trx, await foldEntries(trx, rows))
    return rows.length
  })
}

/** Recomputes the next people whose entries changed. */
export function foldDirtyPeople(sql: Sql, limit = keyLimit): Promise<readonly string[]> {
  return transact(sql, async trx => {
    const [rows] = await Promise.all([
      trx<{ person_id: string }[]>`
        with next as materialized (select person_id from dirty_person order by person_id limit ${limit} for update skip locked)
        delete from dirty_person d using next where d.person_id = next.person_id returning d.person_id`,
      derivedOnly(trx),
    ])
    const people = rows.map(row => row.person_id).sort()
    if (people.length > few) await plannedForBulk(trx)
    await foldPeople(trx, people)
    return people
  })
}

export interface Listening {
  /** Whose rows changed, after each commit. */
  readonly onPeople?: (people: readonly string[]) => void
  /** How far the log was read, after each commit. */
  readonly onTail?: (tail: Tail) => void
  /** How many were held against others, after each commit. */
  readonly onCompared?: (people: number) => void
}

const told = (tail: Tail, { onPeople, onTail }: Listening): Tail => {
  if (tail.people.length > 0) onPeople?.(tail.people)
  if (tail.entries > 0) onTail?.(tail)
  return tail
}

/** What clicks brought, and nothing else: those who brought it wait, and hear when there was nothing to read yet. */
export async function foldClicks(sql: Sql, listening: Listening): Promise<void> {
  const tail = told(await foldTail(sql), listening)
  if (tail.entries === 0) listening.onTail?.(tail)
}

/** Everything there is to fold, until nothing is left. */
export async function foldAll(sql: Sql, listening: Listening = {}, signal?: AbortSignal): Promise<void> {
  let due = 8
  for (let batches = 1; !signal?.aborted; batches++) {
    collectBetweenBatches()
    const entries = told(await foldTail(sql), listening).entries + (await foldAgain(sql))
    // People are folded when the log is read, and ever more rarely before: their rows are made from all that ever passed, so
    // somebody with a million messages in an import is folded a few times.
    if (entries > 0 && batches < due) continue
    if (entries > 0) due = batches * 2
    const people = await foldDirtyPeople(sql)
    if (people.length > 0) listening.onPeople?.(people)
    if (people.length > 0 || entries > 0 || (await foldLater(sql)) > 0) continue
    const compared = await compareDirty(sql)
    if (compared === 0) return
    listening.onCompared?.(compared)
  }
}
