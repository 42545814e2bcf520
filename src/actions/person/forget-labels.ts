import type { Trx } from '#src/db/pool.ts'
import { relabel } from '#src/ledger/erase.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { likePatterns, redactJson, redactLabel, type Traces } from './redact.ts'

interface Labelled extends Traces {
  readonly own: readonly string[]
  readonly shared: readonly { readonly entry: string }[]
}

/**
 * Takes a person out of the names of files: what imports were called, where in them an entry lies, what attachments are
 * called, what the questions of an import showed. Files that are named after somebody hold others' records too.
 */
export async function forgetLabels(trx: Trx, found: Labelled): Promise<void> {
  const likes = likePatterns(found)
  if (likes.length === 0) return
  const without = (text: string) => redactLabel(text, found)
  const entries = [...found.own, ...found.shared.map(one => one.entry)]
  const acts = await trx<{ id: string; container: string }[]>`
    select id, container from ledger.act where container_key is not null and container ilike any(${likes}::text[])`
  const places = await trx<{ entry: string; act: string; place: string }[]>`
    select entry_id as entry, act_id as act, place from ledger.attestation
    where act_id in (select id from unnest(${acts.map(act => act.id)}::uuid[]) as id
        union select act_id from ledger.attestation where entry_id = any(${entries}::uuid[]))
      and place ilike any(${likes}::text[])`
  const originals = await trx<{ id: string; name: string }[]>`
    select id, name from ledger.original where name ilike any(${likes}::text[])`
  await relabel(trx, {
    acts: acts.map(({ id, container }) => ({ id, container: without(container) })),
    places: places.map(({ entry, act, place }) => ({ entry, act, place: without(place) })),
    originals: originals.map(({ id, name }) => ({ id, name: without(name) })),
  })
  await forgetImports(trx, found, likes)
}

interface ImportTexts {
  readonly id: string
  readonly name: string
  readonly texts: JsonObject
}

/** The desk's copies: the history of imports, with the first cells of tables that are still asked about. */
async function forgetImports(trx: Trx, found: Traces, likes: readonly string[]): Promise<void> {
  const rows = await trx<ImportTexts[]>`
    select id, name, texts from (
      select id, name, jsonb_build_object('files', files, 'me', me, 'tables', tables, 'problem', problem) as texts from desk.import) i
    where name ilike any(${[...likes]}::text[]) or texts::text ilike any(${[...likes]}::text[])`
  for (const { id, name, texts } of rows) {
    const left = redactJson(texts, found, redactLabel)
    await trx`
      update desk.import set name = ${redactLabel(name, found)}, files = ${trx.json(left['files'] ?? [])}, me = ${trx.json(left['me'] ?? [])},
        tables = ${trx.json(left['tables'] ?? [])}, problem = ${typeof left['problem'] === 'string' ? left['problem'] : null} where id = ${id}::uuid`
  }
  const files = await trx<
    { key: string; import_id: string; path: string }[]
  >`select key, import_id, path from desk.container where path ilike any(${[...likes]}::text[])`
  for (const { key, import_id, path } of files)
    await trx`update desk.container set path = ${redactLabel(path, found)} where key = ${key}::uuid and import_id = ${import_id}::uuid`
}
