import type { Viewer } from '#src/access/viewer.ts'
import type { Fragment, Trx } from '#src/db/pool.ts'
import { jobIsVisible } from '../job/visible-job.ts'

const page = 2000
const jsonlVersion = 1

const line = (value: object): string => `${JSON.stringify(value)}\n`

/** What an attestation lets the viewer know, retracted or not: an undo is part of the export. */
interface Rights {
  /** `a` attestation, `t` its act, `h` what its holder said of it since. */
  readonly vouchers: Fragment
  readonly known: Fragment
  readonly readable: Fragment
  /** Whether an entry names no confidential job of others: all that hangs on one stays with those who work on it. */
  readonly open: (entry: Fragment) => Fragment
}

function rightsOf(trx: Trx, viewer: Viewer): Rights {
  const own = trx`a.account is null or a.account = ${viewer.account}::uuid`
  return {
    vouchers: trx`ledger.attestation a join ledger.act t on t.id = a.act_id left join sharing h on h.entry_id = a.entry_id and h.account = a.account`,
    known: trx`(coalesce(h.visible, t.visible) <> 'me' or ${own})`,
    readable: trx`(coalesce(h.visible, t.visible) = 'all' or ${own})`,
    open: entry => trx`not exists (
      select from ledger.subject x join job j on j.assignment_id = x.subject_id
      where x.entry_id = ${entry} and x.noun = 'assignment' and ${jobIsVisible(trx, viewer)} is not true)`,
  }
}

/**
 * The full export: everything that the viewer may see, with merges, sharing and undo, so that another house can be made
 * of it. One JSON object a line, nouns before the entries that name them. Run in one snapshot.
 */
export async function* exportJsonl(trx: Trx, viewer: Viewer, now: string): AsyncGenerator<string> {
  const rights = rightsOf(trx, viewer)
  yield line({ type: 'house', version: jsonlVersion, at: now, by: viewer.account })
  for (const row of await trx<object[]>`select 'account' as type, id, name, email from desk.account order by id`)
    yield line(row)
  yield* pages(trx, 'ledger.act', ids => acts(trx, viewer, ids))
  yield* pages(trx, 'ledger.persona', ids => personas(trx, rights, ids))
  yield* pages(
    trx,
    'ledger.company',
    ids => trx<object[]>`
    select 'company' as type, id, name, domain from ledger.company n where id = any(${ids}::uuid[]) and ${isNamed(trx, rights, 'company')} order by id`,
  )
  yield* pages(
    trx,
    'ledger.assignment',
    ids => trx<object[]>`
    select 'assignment' as type, id, external, title from ledger.assignment n where id = any(${ids}::uuid[]) and ${isNamed(trx, rights, 'assignment')} order by id`,
  )
  yield* pages(trx, 'ledger.entry', ids => entries(trx, rights, ids))
}

/** Those of others that brought something which is shared, without the names of their files. */
const acts = (trx: Trx, viewer: Viewer, ids: readonly string[]) => trx<object[]>`
  select 'act' as type, t.id, t.kind, t.account, t.actor, t.began_at, t.visible, t.since,
    case when t.visible = 'all' or t.account is null or t.account = ${viewer.account}::uuid then t.container end as container
  from ledger.act t
  where t.id = any(${[...ids]}::uuid[]) and exists (select from ledger.attestation a where a.act_id = t.id) and (t.visible <> 'me' or t.account is null or t.account = ${viewer.account}::uuid
    or exists (select from ledger.attestation a join sharing h on h.entry_id = a.entry_id and h.account = a.account where a.act_id = t.id and h.visible <> 'me'))
  order by t.id`

/** A persona is known from a source: what colleagues decide or note about somebody says nothing of how they are reached. */
const personaIsKnown = (trx: Trx, { vouchers, known }: Rights, persona: Fragment): Fragment => trx`exists (
  select from ledger.subject s join ledger.entry k on k.id = s.entry_id
  where s.subject_id = ${persona} and (k.family not in ('decision', 'typed') or k.kind in ('person.opened', 'persona.attached', 'colleague.identified'))
    and exists (select from ${vouchers} where a.entry_id = s.entry_id and ${known}))`

const personas = (trx: Trx, rights: Rights, ids: readonly string[]) => trx<object[]>`
  select 'persona' as type, i.id, i.kind, v.value from ledger.persona i join ledger.persona_payload v on v.persona_id = i.id
  where i.id = any(${[...ids]}::uuid[]) and ${personaIsKnown(trx, rights, trx`i.id`)} order by i.id`

const isNamed = (
  trx: Trx,
  { vouchers, readable, open }: Rights,
  noun: 'company' | 'assignment',
): Fragment => trx`exists (
  select from ledger.subject s where s.subject_id = n.id and s.noun = ${noun} and ${open(trx`s.entry_id`)}
    and exists (select from ${vouchers} where a.entry_id = s.entry_id and ${readable}))`

/** Decisions and notes about nobody but people whom the viewer may not know of are left out with them. */
const entries = (trx: Trx, rights: Rights, ids: readonly string[]) => trx<object[]>`
  with told as materialized (
    select a.entry_id, bool_or(${rights.readable}) as readable,
      json_agg(json_build_object('act', a.act_id, 'place', case when ${rights.readable} then a.place else '' end, 'seen_at', a.seen_at) order by a.act_id) as attestations
    from ${rights.vouchers} where a.entry_id = any(${[...ids]}::uuid[]) and ${rights.known} group by a.entry_id)
  select 'entry' as type, e.id, e.kind, e.channel, e.direction, e.occurred_at, e.precision, e.utc_offset, e.family, e.body_version,
    case when k.readable then p.body else '{}' end as body, case when k.readable then p.text end as text, case when k.readable then p.original_id end as original_id,
    (select json_agg(json_build_object('id', s.subject_id, 'noun', s.noun, 'role', s.role)) from ledger.subject s where s.entry_id = e.id) as subjects, k.attestations
  from told k join ledger.entry e on e.id = k.entry_id join ledger.payload p on p.entry_id = e.id
  where ${rights.open(trx`e.id`)} and (e.family not in ('decision', 'typed')
    or not exists (select from ledger.subject o where o.entry_id = e.id and o.noun in ('persona', 'identity'))
    or exists (select from ledger.subject o where o.entry_id = e.id and o.noun in ('persona', 'identity') and ${personaIsKnown(trx, rights, trx`o.subject_id`)}))
  order by e.id`

const first = '00000000-0000-0000-0000-000000000000'

/** A table read by its key, a page of ids at a time. */
async function* pages(
  trx: Trx,
  table: string,
  read: (ids: string[]) => PromiseLike<readonly object[]>,
): AsyncGenerator<string> {
  for (let after = first; ; ) {
    const ids = (
      await trx<
        { id: string }[]
      >`select id from ${trx.unsafe(table)} where id > ${after}::uuid order by id limit ${page}`
    ).map(row => row.id)
    const last = ids.at(-1)
    if (!last) return
    for (const row of await read(ids)) yield line(row)
    after = last
  }
}
