import { mayManage, type Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { appendErasure } from '#src/db/journal.ts'
import type { Trx } from '#src/db/pool.ts'
import { Refusal } from '#src/domain/refusal.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { foldName } from '#src/lib/normalise/name.ts'
import { perform } from '../perform.ts'
import { anchorOf } from './anchor.ts'
import { type Forgotten, forget, tombstone } from './forget.ts'

export interface Erased {
  readonly act: string
  /** Who it was: the one that the id asked for had become. */
  readonly person: string
  readonly entries: number
  readonly shared: number
  /** Other people's free text in which the name occurs: for somebody to read and redact. */
  readonly mentions: readonly { readonly entry: string; readonly snippet: string }[]
}

interface Doomed extends Forgotten {
  readonly originals: readonly string[]
}

/**
 * Forgets a person: every value that is theirs, everywhere. Records that are about them alone are emptied, in those that
 * they share with others their names and identifiers are replaced. A tombstone with keyed hashes keeps them from being
 * imported again. Cannot be undone; also written to the journal, so that a restored backup forgets them again.
 * @throws Refusal unless an admin asks and repeats the person's name.
 */
export async function erasePerson(
  workspace: Workspace,
  viewer: Viewer,
  person: string,
  confirm: string,
): Promise<Erased> {
  if (!mayManage(viewer)) throw new Refusal('forbidden', 'Only an admin can erase a person.')
  const { db, folder, originals } = workspace
  let doomed: Doomed | undefined
  let gone = person
  let mentions: Erased['mentions'] = []
  const { act } = await perform(workspace, viewer, async trx => {
    const { person: whole } = await anchorOf(trx, viewer, person)
    const found = await gather(trx, whole)
    if (!found.names.some(name => foldName(name) === foldName(confirm)))
      throw new Refusal('invalid', 'The name is not the same. Type it as it stands on the page.', '/confirm')
    const at = workspace.now()
    await appendErasure(folder, {
      at,
      person: whole,
      entries: [...found.own],
      shared: found.shared.map(one => one.entry),
      personas: [...found.personas],
    })
    await forget(trx, found)
    mentions = await mentionsOf(trx, found)
    doomed = found
    gone = whole
    return { decisions: [tombstone(found.personas, at)], kind: 'rule' }
  })
  for (const original of doomed?.originals ?? []) {
    const [used] = await db.app`
      select 1 from ledger.payload where original_id = ${original}::uuid
      union all select 1 from ledger.payload where body -> 'attachments' @> ${db.app.json([{ original }])} limit 1`
    if (!used) await originals.remove(original)
  }
  return { act, person: gone, entries: doomed?.own.length ?? 0, shared: doomed?.shared.length ?? 0, mentions }
}

async function gather(trx: Trx, person: string): Promise<Doomed> {
  const personas = (
    await trx<{ persona_id: string }[]>`select persona_id from persona where person_id = ${person}::uuid`
  ).map(row => row.persona_id)
  const identifiers = await trx<
    { value: string }[]
  >`select value from ledger.persona_payload where persona_id = any(${personas}::uuid[])`
  const rows = await trx<
    { entry: string; body: JsonObject; text: string | null; original_id: string | null; shared: boolean }[]
  >`
    select e.id as entry, p.body, p.text, p.original_id,
      e.family <> 'decision' and e.kind not like 'claim.%' and exists (select from ledger.subject o where o.entry_id = e.id and o.noun = 'persona' and o.subject_id <> all(${personas}::uuid[])
        and not exists (select from colleague c where c.persona_id = o.subject_id)) as shared
    from ledger.entry e join ledger.payload p on p.entry_id = e.id
    where e.id in (select entry_id from ledger.subject where subject_id = any(${personas}::uuid[]) and noun in ('persona', 'identity'))
      and e.kind not in ('person.erased', 'pair.refused')`
  const names = await trx<{ name: string }[]>`
    select distinct name from (select name from card where person_id = ${person}::uuid union all select body ->> 'full' from fact where person_id = ${person}::uuid and kind = 'claim.name'
      union all select body -> 'value' ->> 'full' from fact where person_id = ${person}::uuid and kind = 'value.set') n where name is not null and name <> ''`
  return {
    personas,
    names: names.map(row => row.name),
    identifiers: identifiers.map(row => row.value),
    own: rows.filter(row => !row.shared).map(row => row.entry),
    shared: rows.filter(row => row.shared).map(({ entry, body, text }) => ({ entry, body, text })),
    originals: [
      ...new Set(rows.flatMap(row => [...(row.original_id ? [row.original_id] : []), ...attachmentIds(row.body)])),
    ],
  }
}

function attachmentIds(body: JsonObject): string[] {
  const listed = body['attachments']
  if (!Array.isArray(listed)) return []
  return listed.flatMap(one =>
    typeof one === 'object' && one !== null && 'original' in one && typeof one.original === 'string'
      ? [one.original]
      : [],
  )
}

async function mentionsOf(trx: Trx, { names, own, shared }: Doomed): Promise<Erased['mentions']> {
  const full = names.filter(name => name.includes(' ')).map(name => `%${name.replace(/[\\%_]/g, '\\$&')}%`)
  if (full.length === 0) return []
  const done = [...own, ...shared.map(one => one.entry)]
  return trx<{ entry: string; snippet: string }[]>`
    select entry_id as entry, left(text, 200) as snippet from ledger.payload where text ilike any(${full}::text[]) and entry_id <> all(${done}::uuid[]) limit 200`
}
