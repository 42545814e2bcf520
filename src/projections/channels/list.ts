import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import type { Channel } from '#src/domain/channel.ts'
import type { OwnChannel, UnnamedSource } from '#src/domain/views/channels.ts'

/** Our own channels that are not merged into another, with how they were used. */
export function ownChannels(sql: Queryable, viewer: Viewer): Promise<OwnChannel[]> {
  const vis = audiencesOf(sql, viewer)
  return sql<OwnChannel[]>`
    with used as (
      select n.channel_id, count(distinct t.person_id)::int as people, count(*)::int as touches
      from touch_source t join channel_name n on n.source = t.source
      where t.know in ${vis} and not t.automatic group by 1
    ), visits as (
      select n.channel_id, sum(v.visits)::int as visits, sum(v.machines)::int as machines
      from desk.channel_visit v join channel_name n on n.source = v.code group by 1
    )
    select c.channel_id as id, c.name, c.medium, c.code, c.address, c.target, c.opened_at as since,
      array(select distinct f from (select unnest(c.formerly) as f union all
        select o.name from own_channel o join channel_name n on n.source = o.code where n.channel_id = c.channel_id and o.channel_id <> c.channel_id) x order by f) as formerly,
      coalesce(u.people, 0) as people, coalesce(u.touches, 0) as touches, coalesce(v.visits, 0) as visits, coalesce(v.machines, 0) as machines
    from own_channel c left join used u on u.channel_id = c.channel_id left join visits v on v.channel_id = c.channel_id
    where exists (select from channel_name n where n.source = c.code and n.channel_id = c.channel_id)
    order by c.name, c.channel_id limit 1000`
}

/** Sources that no own channel is called, those of most people first. An address of ours is a mailbox and no channel's name. */
export function unnamedSources(sql: Queryable, viewer: Viewer): Promise<UnnamedSource[]> {
  const vis = audiencesOf(sql, viewer)
  return sql<UnnamedSource[]>`
    select trim(p.body ->> 'source') as name, e.channel as medium, u.people from (
      select t.source, count(distinct t.person_id)::int as people, (array_agg(t.entry_id order by t.entry_id))[1] as entry_id
      from touch_source t join line l on l.person_id = t.person_id and l.entry_id = t.entry_id
      where l.know in ${vis} and l.read in ${vis} and not t.automatic and t.source not like '%@%'
        and not exists (select from channel_name n where n.source = t.source)
      group by t.source order by people desc, t.source limit 100) u
    join ledger.entry e on e.id = u.entry_id join ledger.payload p on p.entry_id = u.entry_id
    where trim(p.body ->> 'source') <> '' order by u.people desc, u.source`
}

/** Where a code leads, and what it is called now; null when it is no channel's. */
export async function channelByCode(
  sql: Queryable,
  code: string,
): Promise<{
  readonly id: string
  readonly code: string
  readonly name: string
  readonly medium: Channel
  readonly target: string | null
} | null> {
  const [row] = await sql<{ id: string; code: string; name: string; medium: Channel; target: string | null }[]>`
    select n.channel_id as id, ${code}::text as code, n.name, n.medium, coalesce(o.target, c.target) as target
    from channel_name n join own_channel o on o.code = n.source join own_channel c on c.channel_id = n.channel_id
    where n.source = ${code} order by o.opened_at limit 1`
  return row ?? null
}
