import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Fragment, Queryable } from '#src/db/pool.ts'
import type { Channel } from '#src/domain/channel.ts'
import type { Past } from '#src/domain/views/imports.ts'
import type { TodayRow } from '#src/domain/views/today.ts'
import { marks } from '#src/identity/match/marks.ts'
import { thousandths } from './match/same-person.ts'
import { fullest } from './people/list.ts'
import { settingsOf } from './settings.ts'

interface Found {
  readonly person_id: string
  readonly name: string
  readonly at: string
  readonly channel: Channel | null
  readonly entry: string | null
  readonly reason: string
}

const most = 12
const rowOf =
  (prefix: string) =>
  (row: Found): TodayRow => ({
    key: `${prefix}:${row.entry ?? row.person_id}`,
    person: { id: row.person_id, name: row.name },
    reason: row.reason,
    channel: row.channel,
    since: row.at,
    entry: row.entry,
  })

/**
 * "What your past holds": people, not counts. Who wrote last and was never answered, whom we were closest to and have not
 * spoken to for a year, who changed jobs, whom we know at the companies of our jobs. History starts no clock; here it shows.
 */
export async function past(sql: Queryable, viewer: Viewer, now: string): Promise<Past> {
  const vis = audiencesOf(sql, viewer)
  const { askMark } = await settingsOf(sql)
  const card = sql`c.audience in ${vis} and c.opened and c.forbidden is null and ${fullest(sql, viewer)}`
  // Whom we were closest to, over all that was said from a day on.
  const silentSince = (from: Fragment) => sql<Found[]>`
      select c.person_id, c.name, c.last_at as at, c.last_channel as channel, c.last_entry as entry, n.talks || ' messages and talks, both ways' as reason
      from (
        select l.person_id, count(*)::int as talks from line l
        where l.know in ${vis} and l.talk and ${from}
        group by l.person_id having count(*) filter (where l.direction = 'in') >= 2 and count(*) filter (where l.direction <> 'in') >= 2
          and max(l.at) < ${now}::text::timestamptz - interval '1 year'
        order by count(*) desc limit 60) n
      join card c on c.person_id = n.person_id where ${card} order by n.talks desc, c.person_id limit ${most}`
  const [waiting, recent, moved, clients, [same]] = await Promise.all([
    sql<Found[]>`
      select c.person_id, c.name, c.last_at as at, c.last_channel as channel, c.last_entry as entry,
        case when l.read in ${vis} then coalesce(left(coalesce(l.title, l.snippet), 100), 'wrote to you') else 'wrote to you' end as reason
      from card c join line l on l.person_id = c.person_id and l.entry_id = c.last_entry
      where ${card} and c.last_direction = 'in' and l.talk and (c.out_at is not null or l.channel <> 'email') and c.last_at > ${now}::text::timestamptz - interval '3 years'
      order by c.last_at desc limit ${most}`,
    silentSince(sql`l.at > ${now}::text::timestamptz - interval '6 years'`),
    sql<Found[]>`
      select c.person_id, c.name, n.at, 'linkedin' as channel, n.entry_id as entry, n.text as reason
      from news n join card c on c.person_id = n.person_id where n.read in ${vis} and ${card} order by n.at desc, n.entry_id limit ${most}`,
    sql<Found[]>`
      select c.person_id, c.name, c.last_at as at, c.last_channel as channel, c.last_entry as entry, coalesce(c.title || ', ', '') || c.company as reason
      from card c where ${card} and c.company_id in (select client_id from job where client_id is not null and know in ${vis})
      order by c.last_at desc, c.person_id limit ${most}`,
    sql<
      { all: number; exact: number }[]
    >`select count(*)::int as all, count(*) filter (where odds >= ${thousandths(marks.sure)} and held is null and not parted)::int as exact
      from pair where odds >= ${thousandths(askMark)}`,
  ])
  // An archive may end before that: then its people are shown, however long ago it was.
  const silent = recent.length > 0 ? recent : await silentSince(sql`l.at is not null`)
  return {
    waiting: waiting.map(rowOf('past')),
    silent: silent.map(rowOf('past')),
    moved: moved.map(rowOf('news')),
    clients: clients.map(rowOf('past')),
    samePerson: same?.all ?? 0,
    samePersonExact: same?.exact ?? 0,
  }
}
