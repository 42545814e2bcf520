import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Fragment, Queryable } from '#src/db/pool.ts'
import { literally } from '#src/db/prefix.ts'
import type { Page } from '#src/domain/views/common.ts'
import type { UnknownSender } from '#src/domain/views/today.ts'
import { fullest } from '../people/list.ts'
import { personaIsVisible } from '../visible.ts'
import { unknownToAsk } from './today.ts'

/**
 * Of a sender `c`: to whom we wrote in a thread that the sender answered, where the two are called the same, or the one is
 * known by an address alone that has the sender's name in it. It may be another address of theirs; a suggestion,
 * because anybody may call themselves so.
 */
const sameInThread = (sql: Queryable, viewer: Viewer): Fragment => {
  const vis = audiencesOf(sql, viewer)
  return sql`(
    select jsonb_build_object('id', o.person_id, 'name', o.name)
    from line mine
    join line theirs on theirs.thread = mine.thread and theirs.person_id <> c.person_id and theirs.direction = 'out' and theirs.know in ${vis}
    join card o on o.person_id = theirs.person_id and o.opened and o.audience in ${vis}
    where mine.person_id = c.person_id and mine.thread is not null and mine.direction = 'in' and mine.role = 'sender' and mine.know in ${vis}
      and (o.name_key = c.name_key or o.name like '%@%' and exists (
        select from unnest(string_to_array(c.name_key, ' ')) as w (word)
        where length(w.word) > 2 and position(w.word in lower(split_part(o.name, '@', 1))) > 0))
    order by o.last_at desc, o.person_id limit 1)`
}

/** People who wrote to us and whom nobody added yet, the newest first. */
export async function unknownSenders(
  sql: Queryable,
  viewer: Viewer,
  cursor: string | null,
  limit = 50,
): Promise<Page<UnknownSender>> {
  const vis = audiencesOf(sql, viewer)
  const [at, id] = (cursor ?? '').split('~')
  const past =
    at && id && /^[0-9a-f-]{36}$/.test(id)
      ? sql`and (c.last_at, c.person_id) < (${at}::text::timestamptz, ${id}::uuid)`
      : sql``
  const rule = sql`c.audience in ${vis} and not c.opened and ${unknownToAsk(sql)} and ${fullest(sql, viewer)}`
  const [rows, [count]] = await Promise.all([
    sql<(UnknownSender & { at: string; person: string })[]>`
      select i.persona, i.kind, i.value, nullif(c.name, i.value) as name, ${sameInThread(sql, viewer)} as alike, c.last_at as at, c.person_id as person,
        nullif(c.last_at, '-infinity') as last, n.received, n.sent,
        (select case when l.read in ${vis} then l.title end from line l where l.person_id = c.person_id and l.entry_id = c.last_entry) as subject
      from card c
      cross join lateral (
        select p.persona_id as persona, i.kind, coalesce(v.value, c.name) as value
        from persona p join ledger.persona i on i.id = p.persona_id left join ledger.persona_payload v on v.persona_id = p.persona_id
        where p.person_id = c.person_id and ${personaIsVisible(sql, viewer, sql`p.persona_id`)}
        order by p.persona_id = c.person_id desc, i.kind = 'email' desc, p.persona_id limit 1) i
      cross join lateral (select count(*) filter (where l.direction = 'in')::int as received, count(*) filter (where l.direction = 'out')::int as sent
        from line l where l.person_id = c.person_id and l.know in ${vis}) n
      where ${rule} ${past} order by c.last_at desc, c.person_id desc limit ${literally(sql, limit + 1)}`,
    sql<{ total: number }[]>`select count(*)::int as total from card c where ${rule}`,
  ])
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map(({ at: _, person: __, ...row }) => row),
    next: rows.length > limit && last ? `${last.at}~${last.person}` : null,
    total: count?.total ?? 0,
  }
}
