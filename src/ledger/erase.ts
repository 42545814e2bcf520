import type { TransactionSql } from 'postgres'
import { type JsonObject, postgresJson } from '#src/lib/json.ts'

/** Empties the payloads of entries and removes the identifiers of personas; ids, times and kinds stay as the tombstone. */
export async function eraseEntries(
  trx: TransactionSql,
  entries: readonly string[],
  personas: readonly string[],
): Promise<void> {
  await trx`select ledger.erase(${[...entries]}::uuid[], ${[...personas]}::uuid[])`
}

/** Puts another text in the place of what was written: for records that an erased person shares with others. */
export async function redactEntry(
  trx: TransactionSql,
  entry: string,
  body: JsonObject,
  text: string | null,
): Promise<void> {
  await trx`select ledger.redact(${entry}::uuid, ${postgresJson(body)}::text::jsonb, ${text})`
}

/** Empties what this act alone vouches for. Answers the entries. */
export async function purgeAct(trx: TransactionSql, act: string): Promise<string[]> {
  const rows = await trx<{ id: string }[]>`select ledger.purge(${act}::uuid) as id`
  return rows.map(row => row.id)
}

/** File names of acts and originals, and places in them, as they read without an erased person. */
export interface Labels {
  readonly acts: readonly { readonly id: string; readonly container: string }[]
  readonly places: readonly { readonly entry: string; readonly act: string; readonly place: string }[]
  readonly originals: readonly { readonly id: string; readonly name: string }[]
}

export async function relabel(trx: TransactionSql, { acts, places, originals }: Labels): Promise<void> {
  if (acts.length + places.length + originals.length === 0) return
  await trx`
    select ledger.relabel(${acts.map(one => one.id)}::uuid[], ${acts.map(one => one.container)}::text[],
      ${places.map(one => one.entry)}::uuid[], ${places.map(one => one.act)}::uuid[], ${places.map(one => one.place)}::text[],
      ${originals.map(one => one.id)}::uuid[], ${originals.map(one => one.name)}::text[])`
}
