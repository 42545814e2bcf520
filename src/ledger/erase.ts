import type { TransactionSql } from 'postgres'
import { type JsonObject, postgresJson } from '#src/lib/json.ts'

/** Empties the payloads of entries and removes the identifiers of personas; ids, times and kinds stay as the tombstone. */
export async function eraseEntries(trx: TransactionSql, entries: readonly string[], personas: readonly string[]): Promise<void> {
  await trx`select ledger.erase(${[...entries]}::uuid[], ${[...personas]}::uuid[])`
}

/** Puts another text in the place of what was written: for records that an erased person shares with others. */
export async function redactEntry(trx: TransactionSql, entry: string, body: JsonObject, text: string | null): Promise<void> {
  await trx`select ledger.redact(${entry}::uuid, ${postgresJson(body)}::text::jsonb, ${text})`
}

/** Empties what this act alone vouches for. Answers the entries. */
export async function purgeAct(trx: TransactionSql, act: string): Promise<string[]> {
  const rows = await trx<{ id: string }[]>`select ledger.purge(${act}::uuid) as id`
  return rows.map(row => row.id)
}
