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
  if (entries.length === 0) return { fresh: new Set(), attested: 0 }
  const [row] = await trx<{ fresh: string[] | null; attested: number }[]>`
    with input as materialized (
      select * from json_to_recordset(${json(entries)}::text::json) as x (
        id uuid, kind text, channel text, direction text, occurred_at timestamptz, precision text, utc_offset smallint,
        family text, body_version smallint, body jsonb, text text, original_id uuid, place text, seen_at timestamptz, subjects json)
    ), fresh as (
      insert into ledger.entry (id, kind, channel, direction, occurred_at, precision, utc_offset, family, body_version)
      select id, kind, channel, direction, occurred_at, precision, utc_offset, family, body_version from input
      on conflict do nothing returning id
    ), payloads as (
      insert into ledger.payload (entry_id, body, text, original_id)
      select id, body, text, original_id from input join fresh using (id)
    ), subjects as (
      insert into ledger.subject (subject_id, noun, entry_id, role)
      select s.id, s.noun, i.id, s.role from input i join fresh using (id),
        json_to_recordset(i.subjects) as s (id uuid, noun ledger.noun, role text)
      on conflict do nothing
    ), attested as (
      insert into ledger.attestation (entry_id, act_id, account, place, seen_at)
      select id, ${act.id}, ${act.account}, place, seen_at from input
      on conflict do nothing returning entry_id
    )
    select (select array_agg(id) from fresh) as fresh, (select count(*)::int from attested) as attested`
  return { fresh: new Set(row?.fresh ?? []), attested: row?.attested ?? 0 }
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
}
