import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Fragment, Queryable } from '#src/db/pool.ts'
import type { ApartPage, Doubt, TakenApart, Unplaced } from '#src/domain/views/apart.ts'
import { personIsVisible } from '../visible.ts'

/**
 * Who somebody was one person with and is not any more, with what is left to choose; and who may be one with them. Null
 * when the viewer may not know of them.
 */
export async function apartFrom(sql: Queryable, viewer: Viewer, person: string): Promise<ApartPage | null> {
  const [known] = await sql`select 1 where ${personIsVisible(sql, viewer, sql`${person}::uuid`)}`
  if (!known) return null
  const [items, doubts] = await Promise.all([unplaced(sql, viewer, person), doubtsAbout(sql, viewer, person)])
  const apart = new Map<string, TakenApart & { readonly items: Unplaced[] }>()
  for (const { other, name, ...item } of items) {
    const one = apart.get(other) ?? { person: { id: other, name }, items: [] }
    apart.set(other, one)
    if (!one.items.some(known => known.entry === item.entry)) one.items.push(item)
  }
  return { apart: [...apart.values()], doubts }
}

/** The name by which the viewer knows somebody. */
const nameFor = (sql: Queryable, viewer: Viewer, person: Fragment): Fragment =>
  sql`(select c.name from card c where c.person_id = ${person} and c.opened and c.audience in ${audiencesOf(sql, viewer)} order by c.audience <> 0 desc limit 1)`

/** Most that are listed at once; the rest follows when these are placed. */
const most = 200

/**
 * What was done by hand between a merge and its being taken back, and hangs on the one whose page it was done on. What
 * came with identifiers of its own went with them. In the order of the ledger, so that no clock decides.
 */
export async function unplaced(
  sql: Queryable,
  viewer: Viewer,
  person: string,
  only: string | null = null,
): Promise<(Unplaced & { readonly other: string; readonly name: string })[]> {
  const vis = audiencesOf(sql, viewer)
  return sql<(Unplaced & { other: string; name: string })[]>`
    with mine as materialized (
      select p.persona_id, o.founder from persona p join person o on o.person_id = p.person_id where p.person_id = ${person}::uuid
    ), merge as materialized (
      select distinct e.id, q.person_id as other, o.founder from mine m
      join ledger.subject s on s.subject_id = m.persona_id and s.noun = 'identity'
      join ledger.entry e on e.id = s.entry_id and e.kind = 'person.merged'
      join ledger.subject t on t.entry_id = e.id and t.noun = 'identity' and t.subject_id <> s.subject_id
      join persona q on q.persona_id = t.subject_id and q.person_id <> ${person}::uuid
      join person o on o.person_id = q.person_id and o.into_id is null
      where not exists (select from standing w where w.entry_id = e.id)
    ), span as materialized (
      select m.id, m.other, m.founder, a.xid, a.position, b.xid as end_xid, b.position as end_position
      from merge m
      cross join lateral (select xid, position from ledger.attestation where entry_id = m.id order by xid, position limit 1) a
      cross join lateral (
        select w.xid, w.position from ledger.subject s
        join ledger.entry e on e.id = s.entry_id and e.kind in ('act.retracted', 'entry.retracted')
        join ledger.attestation w on w.entry_id = e.id
        where s.subject_id = m.id and s.noun = 'entry'
          or s.noun = 'act' and s.subject_id in (select act_id from ledger.attestation where entry_id = m.id)
        order by w.xid desc, w.position desc limit 1) b
    )
    select distinct on (n.other, e.occurred_at, e.id) n.other, ${nameFor(sql, viewer, sql`n.other`)} as name,
      e.id as entry, e.kind, e.occurred_at as at, t.account as by,
      left(coalesce(nullif(l.text, ''), l.body ->> 'tag', l.body ->> 'pool', l.body ->> 'text', l.body ->> 'reason', l.body ->> 'stage',
        l.body ->> 'rating', l.body -> 'value' ->> 'text', l.body -> 'value' ->> 'full', l.body ->> 'property', ''), 200) as text
    from span n
    join ledger.subject s on s.noun = 'persona' and s.subject_id in (select founder from mine union select n.founder)
    join ledger.entry e on e.id = s.entry_id and e.family in ('decision', 'typed')
    join ledger.attestation a on a.entry_id = e.id and (a.xid, a.position) > (n.xid, n.position) and (a.xid, a.position) < (n.end_xid, n.end_position)
    join ledger.act d on d.id = a.act_id and d.kind = 'typed'
    join ledger.payload l on l.entry_id = e.id
    join standing_entry t on t.entry_id = e.id and t.know in ${vis} and t.read in ${vis}
    where (${only}::uuid is null or e.id = ${only}::uuid)
      and ${nameFor(sql, viewer, sql`n.other`)} is not null
      and not exists (select from ledger.subject c join ledger.entry x on x.id = c.entry_id and x.kind = 'entry.placed'
        join standing w on w.entry_id = x.id where c.subject_id = e.id and c.noun = 'entry')
      -- Both have it already: do not contact.
      and not exists (select from ledger.subject c where c.entry_id = e.id and c.noun = 'persona' and c.subject_id <> s.subject_id
        and c.subject_id in (select founder from mine union select n.founder))
    order by n.other, e.occurred_at, e.id limit ${most}`
}

async function doubtsAbout(sql: Queryable, viewer: Viewer, person: string): Promise<Doubt[]> {
  const rows = await sql<{ entry: string; other: string; name: string | null; why: Doubt['why']; at: string }[]>`
    select d.entry_id as entry, d.other, ${nameFor(sql, viewer, sql`d.other`)} as name, d.why, d.at
    from (
      select entry_id, b as other, why, at, know from doubt where a = ${person}::uuid
      union all select entry_id, a, why, at, know from doubt where b = ${person}::uuid) d
    where d.know in ${audiencesOf(sql, viewer)} order by d.at desc, d.entry_id limit 20`
  return rows.flatMap(({ other, name, ...row }) => (name === null ? [] : [{ ...row, person: { id: other, name } }]))
}
