import type { TransactionSql } from 'postgres'
import type { Visibility } from '#src/domain/answers.ts'
import type { Direction } from '#src/domain/draft.ts'
import type { Precision } from '#src/domain/occurred.ts'
import { type JsonObject, postgresJson as json } from '#src/lib/json.ts'

export type Noun = 'persona' | 'company' | 'assignment' | 'act' | 'entry' | 'account' | 'identity'

/** One doing that brings entries in: an import, a sync run, a note typed, a rule applied. */
export interface Act {
  readonly id: string
  readonly kind: 'import' | 'sync' | 'typed' | 'rule' | 'api'
  readonly account: string | null
  readonly actor: string | null
  readonly visible: Visibility
  readonly since: string | null
  readonly container?: { readonly name: string; readonly key: string; readonly at: string | null }
  readonly answers?: JsonObject
}

/** An entry with its id, ready to be written; of at most `batchLimit` to a transaction. */
export interface Entry {
  readonly id: string
  readonly kind: string
  readonly channel: string | null
  readonly direction: Direction
  readonly occurred_at: string | null
  readonly precision: Precision
  readonly utc_offset: number | null
  readonly family: string
  readonly body_version: number
  readonly body: JsonObject
  readonly text: string | null
  readonly original_id: string | null
  readonly place: string
  readonly seen_at: string
  readonly subjects: readonly { readonly id: string; readonly noun: Noun; readonly role: string }[]
}

export interface PersonaRow {
  readonly id: string
  readonly kind: string
  readonly value: string
}

export interface Appendix {
  readonly personas?: readonly PersonaRow[]
  readonly companies?: readonly { readonly id: string; readonly name: string; readonly domain: string | null }[]
  readonly assignments?: readonly { readonly id: string; readonly external: string; readonly title: string | null }[]
  readonly originals?: readonly {
    readonly id: string
    readonly media_type: string
    readonly size: number
    readonly name: string | null
  }[]
}

export const batchLimit = 5000

export async function beginAct(trx: TransactionSql, act: Act): Promise<void> {
  await trx`
    insert into ledger.act (id, kind, account, actor, visible, since, container, container_key, container_at, answers)
    values (${act.id}, ${act.kind}, ${act.account}, ${act.actor}, ${act.visible}, ${act.since},
      ${act.container?.name ?? null}, ${act.container?.key ?? null}, ${act.container?.at ?? null},
      ${act.answers === undefined ? null : trx.json(act.answers)})
    on conflict (id) do nothing`
}

/** What entries speak of; written before them, in key order, so that two writers never wait for each other in a ring. */
export async function appendNouns(
  trx: TransactionSql,
  { personas, companies, assignments, originals }: Appendix,
): Promise<void> {
  if (personas?.length)
    await trx`
      with input as (select * from json_to_recordset(${json(personas)}::text::json) as x (id uuid, kind text, value text)),
        fresh as (insert into ledger.persona (id, kind) select id, kind from input order by id on conflict do nothing returning id)
      insert into ledger.persona_payload (persona_id, value)
      select id, value from input join fresh using (id) on conflict do nothing`
  if (companies?.length)
    await trx`
      with input as (select * from json_to_recordset(${json(companies)}::text::json) as x (id uuid, name text, domain text)),
        -- Whoever met it first may have known no domain.
        domains as (insert into ledger.company_domain (company_id, domain)
          select id, lower(domain) from input where domain <> '' order by 1, 2 on conflict do nothing)
      insert into ledger.company (id, name, domain) select id, name, domain from input order by id on conflict do nothing`
  if (assignments?.length)
    await trx`
      insert into ledger.assignment (id, external, title)
      select * from json_to_recordset(${json(assignments)}::text::json) as x (id uuid, external text, title text)
      order by id on conflict do nothing`
  if (originals?.length)
    await trx`
      insert into ledger.original (id, media_type, size, name)
      select * from json_to_recordset(${json(originals)}::text::json) as x (id uuid, media_type text, size bigint, name text)
      order by id on conflict do nothing`
}

/**
 * Writes entries that are new and attests all of them, in one statement. An entry met before keeps its first body;
 * only the attestation is added. Answers the ids that were new, and those that this act had not attested yet.
 */
export async function append(trx: TransactionSql, act: Act, entries: readonly Entry[]): Promise<Appended> {
  if (entries.length === 0) return { fresh: new Set(), attested: 0, xid: '0' }
  const { rows, forms, subjects } = narrow(entries)
  const [row] = await trx<{ fresh: string[] | null; attested: number; xid: string }[]>`
    with input as materialized (
      select x.id, f.kind, f.channel, f.direction, x.occurred_at, f.precision, f.utc_offset, f.family, f.body_version,
        x.body, x.text, x.original_id, x.place, coalesce(x.seen_at, f.seen_at) as seen_at
      from json_to_recordset(${json(rows)}::text::json) as x (
        id uuid, form int, occurred_at timestamptz, body jsonb, text text, original_id uuid, place text, seen_at timestamptz)
      join json_to_recordset(${json(forms)}::text::json) as f (
        form int, kind text, channel text, direction text, precision text, utc_offset smallint, family text, body_version smallint,
        seen_at timestamptz) using (form)
    ), fresh as (
      insert into ledger.entry (id, kind, channel, direction, occurred_at, precision, utc_offset, family, body_version)
      select id, kind, channel, direction, occurred_at, precision, utc_offset, family, body_version from input
      on conflict do nothing returning id
    ), payloads as (
      insert into ledger.payload (entry_id, body, text, original_id)
      select id, body, text, original_id from input join fresh using (id)
    ), subjects as (
      insert into ledger.subject (subject_id, noun, entry_id, role)
      select s.id, (${subjects.nouns}::text::ledger.noun[])[s.hat], f.id, (${subjects.roles}::text[])[s.hat]
      from fresh f join unnest(${subjects.entries}::text::uuid[], ${subjects.ids}::text::uuid[], ${subjects.hats}::text::int[])
        as s (entry, id, hat) on s.entry = f.id
      on conflict do nothing
    ), attested as (
      insert into ledger.attestation (entry_id, act_id, account, place, seen_at)
      select id, ${act.id}, ${act.account}, place, seen_at from input
      on conflict do nothing returning entry_id
    )
    select (select array_agg(id) from fresh) as fresh, (select count(*)::int from attested) as attested,
      pg_current_xact_id()::text as xid`
  return { fresh: new Set(row?.fresh ?? []), attested: row?.attested ?? 0, xid: row?.xid ?? '0' }
}

/**
 * Entries as the server reads them fastest: what many have in common once, as forms; nothing where there is null; and
 * subjects as arrays in text form, with the place of their noun and role in two short lists.
 */
function narrow(entries: readonly Entry[]) {
  const forms = new Map<string, object>()
  const numbers = new Map<string, number>()
  const hats = new Map<string, { readonly noun: Noun; readonly role: string; readonly at: number }>()
  const [owners, ids, worn]: [string[], string[], number[]] = [[], [], []]
  const seen = entries[0]?.seen_at ?? null
  const rows = entries.map(entry => {
    const { kind, channel, direction, precision, utc_offset, family, body_version } = entry
    const name = `${kind} ${channel} ${direction} ${precision} ${utc_offset} ${body_version} ${family}`
    const form = numbers.get(name) ?? numbers.size
    if (form === numbers.size) {
      numbers.set(name, form)
      forms.set(name, { form, kind, channel, direction, precision, utc_offset, family, body_version, seen_at: seen })
    }
    for (const { id, noun, role } of entry.subjects) {
      const own = `${noun} ${role}`
      const hat = hats.get(own) ?? { noun, role, at: hats.size + 1 }
      if (hat.at > hats.size) hats.set(own, hat)
      owners.push(entry.id)
      ids.push(id)
      worn.push(hat.at)
    }
    return {
      id: entry.id,
      form,
      occurred_at: entry.occurred_at ?? undefined,
      body: entry.body,
      text: entry.text ?? undefined,
      original_id: entry.original_id ?? undefined,
      place: entry.place,
      seen_at: entry.seen_at === seen ? undefined : entry.seen_at,
    }
  })
  const array = (values: readonly (string | number)[]) => `{${values.join()}}`
  return {
    rows,
    forms: [...forms.values()],
    subjects: {
      entries: array(owners),
      ids: array(ids),
      hats: array(worn),
      nouns: array([...hats.values()].map(({ noun }) => noun)),
      roles: [...hats.values()].map(({ role }) => role),
    },
  }
}

/** Another act vouches for entries that are here; those that it attested already are left as they are. */
export async function vouch(trx: TransactionSql, act: Act, entries: readonly string[], now: string): Promise<void> {
  if (entries.length === 0) return
  await trx`
    insert into ledger.attestation (entry_id, act_id, account, place, seen_at)
    select id, ${act.id}, ${act.account}, '', ${now} from unnest(${[...entries]}::uuid[]) as id order by id
    on conflict do nothing`
}

export interface Appended {
  readonly fresh: ReadonlySet<string>
  readonly attested: number
  /** The transaction, by which the log is read. */
  readonly xid: string
}
