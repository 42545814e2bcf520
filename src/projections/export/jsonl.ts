import type { Viewer } from '#src/access/viewer.ts'
import type { Trx } from '#src/db/pool.ts'

const page = 2000
export const jsonlVersion = 1

const line = (value: object): string => `${JSON.stringify(value)}\n`

/**
 * The full export: everything that the viewer may see, with merges, sharing and undo, so that another house can be made
 * of it. One JSON object a line, nouns before the entries that name them. Run in one snapshot.
 */
export async function* exportJsonl(trx: Trx, viewer: Viewer, now: string): AsyncGenerator<string> {
  yield line({ type: 'house', version: jsonlVersion, at: now })
  for (const row of await trx<object[]>`select 'account' as type, id, name, email from desk.account order by id`) yield line(row)
  yield* pages(async after => trx<Keyed[]>`
    select 'act' as type, t.id, t.kind, t.account, t.actor, t.began_at, t.visible, t.since, t.container from ledger.act t
    where (t.visible <> 'me' or t.account is null or t.account = ${viewer.account}::uuid) and t.id > ${after}::uuid order by t.id limit ${page}`)
  yield* pages(async after => trx<Keyed[]>`
    select 'persona' as type, i.id, i.kind, v.value from ledger.persona i join ledger.persona_payload v on v.persona_id = i.id
    where i.id > ${after}::uuid and exists (select from ledger.subject s join ledger.attestation a on a.entry_id = s.entry_id join ledger.act t on t.id = a.act_id
      where s.subject_id = i.id and (t.visible <> 'me' or t.account is null or t.account = ${viewer.account}::uuid))
    order by i.id limit ${page}`)
  yield* pages(async after => trx<Keyed[]>`select 'company' as type, id, name, domain from ledger.company where id > ${after}::uuid order by id limit ${page}`)
  yield* pages(async after => trx<Keyed[]>`select 'assignment' as type, id, external, title from ledger.assignment where id > ${after}::uuid order by id limit ${page}`)
  yield* pages(async after => trx<Keyed[]>`
    with ids as materialized (select id from ledger.entry where id > ${after}::uuid order by id limit ${page}),
    known as materialized (
      select e.entry_id, bool_or(x.visible = 'all' or x.account is null or x.account = ${viewer.account}::uuid) as readable from (
        select a.entry_id, coalesce(h.visible, t.visible) as visible, a.account from ledger.attestation a join ledger.act t on t.id = a.act_id
        left join sharing h on h.entry_id = a.entry_id and h.account = a.account where a.entry_id in (select id from ids)) x
      cross join lateral (select x.entry_id) e
      where x.visible <> 'me' or x.account is null or x.account = ${viewer.account}::uuid group by e.entry_id)
    select 'entry' as type, e.id, e.kind, e.channel, e.direction, e.occurred_at, e.precision, e.utc_offset, e.family, e.body_version,
      case when k.readable then p.body else '{}' end as body, case when k.readable then p.text end as text, case when k.readable then p.original_id end as original_id,
      (select json_agg(json_build_object('id', s.subject_id, 'noun', s.noun, 'role', s.role)) from ledger.subject s where s.entry_id = e.id) as subjects,
      (select json_agg(json_build_object('act', a.act_id, 'place', a.place, 'seen_at', a.seen_at)) from ledger.attestation a join ledger.act t on t.id = a.act_id
        where a.entry_id = e.id and (t.visible <> 'me' or t.account is null or t.account = ${viewer.account}::uuid)) as attestations
    from ids i join ledger.entry e on e.id = i.id join ledger.payload p on p.entry_id = e.id left join known k on k.entry_id = e.id
    where k.entry_id is not null or e.id in (select max_id from (select i2.id as max_id from ids i2 order by i2.id desc limit 1) m)
    order by e.id`)
}

interface Keyed {
  readonly type: string
  readonly id: string
  readonly attestations?: unknown
}

const first = '00000000-0000-0000-0000-000000000000'

async function* pages(read: (after: string) => Promise<readonly Keyed[]>): AsyncGenerator<string> {
  for (let after = first; ; ) {
    const rows = await read(after)
    for (const row of rows) if (row.attestations !== null) yield line(row)
    const last = rows.at(-1)
    if (!last || last.id === after) return
    after = last.id
  }
}
