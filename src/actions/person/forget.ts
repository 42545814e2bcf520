import type { Trx } from '#src/db/pool.ts'
import type { Entry } from '#src/ledger/append.ts'
import { decision } from '#src/ledger/decision.ts'
import { eraseEntries, redactEntry } from '#src/ledger/erase.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { forgetLabels } from './forget-labels.ts'
import { likePatterns, redactJson, redactLabel, redactText, type Traces } from './redact.ts'

/** What is taken out of the ledger with a person. */
export interface Forgotten extends Traces {
  readonly personas: readonly string[]
  /** Entries about them alone: emptied. */
  readonly own: readonly string[]
  /** Entries that others are part of: their names and identifiers are replaced. */
  readonly shared: readonly { readonly entry: string; readonly body: JsonObject; readonly text: string | null }[]
}

/** Takes it out: by an admin's click, and again after a backup that is older than the click was restored. */
export async function forget(trx: Trx, found: Forgotten): Promise<void> {
  for (const { entry, body, text } of found.shared) {
    await redactEntry(trx, entry, redactJson(body, found), text === null ? null : redactText(text, found))
  }
  await eraseEntries(trx, found.own, found.personas)
  await forgetLabels(trx, found)
  await trx`delete from desk.lesson where entry_id = any(${[...found.own]}::uuid[])`
  await forgetWorkings(trx, found)
  // Answers kept for requests that come twice (asked-once.ts): any of a day may name them.
  await trx`update desk.asked_once set answer = null where answer is not null`
}

/** The decision that keeps them from being imported again. */
export function tombstone(personas: readonly string[], at: string): Entry {
  const subjects = personas.map(id => ({ id, noun: 'identity' as const }))
  return decision({ kind: 'person.erased', body: { personas: personas.length }, subjects, at })
}

/** What was only working material: rows to fix that name them, and the names of the files that such rows stand in. */
async function forgetWorkings(trx: Trx, found: Traces): Promise<void> {
  const { names, identifiers } = found
  const whole = [...names, ...identifiers]
    .filter(text => text.length > 3)
    .map(text => `%${text.replace(/[\\%_]/g, '\\$&')}%`)
  if (whole.length > 0) await trx`delete from desk.unread where cells::text ilike any(${whole}::text[])`
  const rows = await trx<
    { id: string; place: string }[]
  >`select id, place from desk.unread where place ilike any(${likePatterns(found)}::text[])`
  for (const { id, place } of rows)
    await trx`update desk.unread set place = ${redactLabel(place, found)} where id = ${id}::uuid`
  await trx`delete from desk.ignored where value = any(${[...identifiers]}::text[])`
}
