import type { Database } from '#src/db/connect.ts'
import type { Erasure } from '#src/db/journal.ts'
import type { ObjectStore } from '#src/originals/store.ts'

const batch = 1000

/**
 * Takes out of a restored ledger whom the house forgot since the backup was made: ids are keyed hashes, so a person who
 * came back with it has the same ones. Erasing somebody who is not there changes nothing.
 */
export async function replayErasures(db: Database, store: ObjectStore, erasures: readonly Erasure[]): Promise<void> {
  for (const { entries, personas } of erasures) {
    for (let at = 0; at === 0 || at < entries.length; at += batch) {
      const some = entries.slice(at, at + batch)
      const originals = await db.owner<{ id: string }[]>`
        select distinct original_id as id from ledger.payload where entry_id = any(${some}::uuid[]) and original_id is not null`
      await db.owner`select ledger.erase(${some}::uuid[], ${at === 0 ? personas : []}::uuid[])`
      await removeUnused(
        db,
        store,
        originals.map(row => row.id),
      )
    }
  }
}

async function removeUnused(db: Database, store: ObjectStore, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const used = await db.owner<
    { id: string }[]
  >`select distinct original_id as id from ledger.payload where original_id = any(${ids}::uuid[])`
  const keep = new Set(used.map(row => row.id))
  for (const id of ids.filter(each => !keep.has(each))) {
    await store.remove(id)
    await store.remove(`${id}.gz`)
  }
}
