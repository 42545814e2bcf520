import type { Database } from '#src/db/connect.ts'
import type { Erasure } from '#src/db/journal.ts'
import type { Trx } from '#src/db/pool.ts'
import { transact } from '#src/db/transaction.ts'
import { append, beginAct } from '#src/ledger/append.ts'
import { freshId } from '#src/ledger/ids.ts'
import type { JsonObject } from '#src/lib/json.ts'
import type { Originals } from '#src/originals/originals.ts'
import { type Forgotten, forget, tombstone } from '../person/forget.ts'

/**
 * Takes out of a restored ledger whom the house forgot since the backup was made. Ids are keyed hashes, so who came back
 * with the backup has the same ones; names and identifiers are read from what came back, before it goes. Repeating it, or
 * forgetting somebody who is not there, changes nothing. Needs no derived table: there are none yet.
 */
export async function replayErasures(
  db: Database,
  originals: Pick<Originals, 'remove'>,
  erasures: readonly Erasure[],
): Promise<void> {
  for (const erasure of erasures) {
    const unused = await transact(db.owner, async trx => {
      const found = await gather(trx, erasure)
      const held = await originalsOf(trx, [...erasure.entries, ...erasure.shared])
      await forget(trx, found)
      await recordTombstone(trx, erasure)
      return withoutUse(trx, held)
    })
    for (const id of unused) await originals.remove(id)
  }
}

async function gather(trx: Trx, { entries, shared, personas }: Erasure): Promise<Forgotten> {
  const identifiers = await trx<{ value: string }[]>`
    select value from ledger.persona_payload where persona_id = any(${personas}::uuid[])`
  const names = await trx<{ name: string }[]>`
    select distinct coalesce(p.body ->> 'full', p.body -> 'value' ->> 'full') as name
    from ledger.entry e join ledger.payload p on p.entry_id = e.id
    where e.id = any(${entries}::uuid[]) and e.kind in ('claim.name', 'value.set')
      and coalesce(p.body ->> 'full', p.body -> 'value' ->> 'full') <> ''`
  const rows = await trx<{ entry: string; body: JsonObject; text: string | null }[]>`
    select entry_id as entry, body, text from ledger.payload where entry_id = any(${shared}::uuid[])`
  return {
    personas,
    own: entries,
    shared: rows,
    names: names.map(row => row.name),
    identifiers: identifiers.map(row => row.value),
  }
}

async function recordTombstone(trx: Trx, { personas, at }: Erasure): Promise<void> {
  const [known] = await trx`
    select 1 from ledger.subject s join ledger.entry e on e.id = s.entry_id and e.kind = 'person.erased'
    where s.noun = 'identity' and s.subject_id = any(${personas}::uuid[]) limit 1`
  const [there] = await trx`select 1 from ledger.persona where id = any(${personas}::uuid[]) limit 1`
  if (known || !there) return
  const act = { id: freshId(), kind: 'rule', account: null, actor: null, visible: 'all', since: null } as const
  await beginAct(trx, act)
  await append(trx, act, [tombstone(personas, at)])
}

async function originalsOf(trx: Trx, entries: readonly string[]): Promise<readonly string[]> {
  const rows = await trx<{ id: string }[]>`
    select distinct id from (
      select original_id::text as id from ledger.payload where entry_id = any(${entries}::uuid[])
      union all
      select a ->> 'original' from ledger.payload, jsonb_path_query(body, '$.attachments[*]') a where entry_id = any(${entries}::uuid[])) o
    where id is not null`
  return rows.map(row => row.id)
}

/** Those of the originals that nothing names any more. */
async function withoutUse(trx: Trx, ids: readonly string[]): Promise<readonly string[]> {
  const unused: string[] = []
  for (const id of ids) {
    const [used] = await trx`
      select 1 from ledger.payload where original_id = ${id}::uuid
      union all select 1 from ledger.payload where body -> 'attachments' @> ${trx.json([{ original: id }])} limit 1`
    if (!used) unused.push(id)
  }
  return unused
}
