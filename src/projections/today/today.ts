import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import { literally } from '#src/db/prefix.ts'
import type { Channel } from '#src/domain/channel.ts'
import { wordsOf } from '#src/domain/kind.ts'
import type { Today, TodayRow } from '#src/domain/views/today.ts'
import { endOfDay, shownAt } from '#src/lib/zone.ts'
import { thousandths } from '../match/same-person.ts'
import { fullest } from '../people/list.ts'
import { settingsOf } from '../settings.ts'

const most = 100

interface Record {
  readonly entry: string
  readonly person_id: string
  readonly name: string
  readonly at: string
  readonly text: string | null
  readonly channel: Channel | null
  readonly kind: string | null
  readonly source?: string
}

/**
 * Who waits for us, what we promised, who moved, what to tidy: for one viewer, at one moment. Rows that they put off or
 * did are left out; nothing from before the date that an import named as its beginning is in it. The day ends at midnight in `zone` (IANA).
 */
export async function today(sql: Queryable, viewer: Viewer, now: string, zone = 'UTC'): Promise<Today> {
  const [instant, tomorrow] = [Date.parse(now), new Date(endOfDay(zone, Date.parse(now))).toISOString()]
  const vis = audiencesOf(sql, viewer)
  const { askMark } = await settingsOf(sql)
  const mine = sql`(c.owner is null or c.owner = ${viewer.account}::uuid)`
  const awake = (key: ReturnType<typeof sql>) =>
    sql`not exists (select from desk.later d where d.account_id = ${viewer.account}::uuid and d.key = ${key} and d.until > ${now}::text::timestamptz)`
  const [waiting, promised, moved, tidy, exports] = await Promise.all([
    sql<Record[]>`
      select c.person_id, c.name, c.waiting_at as at, c.waiting_entry as entry, l.channel, l.kind,
        case when l.read in ${vis} then coalesce(l.title, l.snippet) end as text
      from card c join line l on l.person_id = c.person_id and l.entry_id = c.waiting_entry
      where c.audience in ${vis} and c.opened and c.waiting_at is not null and c.forbidden is null and ${fullest(sql, viewer)}
        and (c.owner = ${viewer.account}::uuid or l.account = ${viewer.account}::uuid or (c.owner is null and l.account is null))
        and ${awake(sql`'waiting:' || c.waiting_entry`)}
      order by c.waiting_at limit ${literally(sql, most + 1)}`,
    sql<Record[]>`
      select f.person_id, c.name, (f.body ->> 'due')::timestamptz as at, f.entry_id as entry, null as channel, null as kind, f.body ->> 'text' as text
      from fact f
      join lateral (select name from card c where c.person_id = f.person_id and c.opened and c.audience in ${vis} order by c.audience <> 0 desc limit 1) c on true
      where f.kind = 'followup.promised' and f.account = ${viewer.account}::uuid and f.know in ${vis}
        and (f.body ->> 'due')::timestamptz < ${tomorrow}::text::timestamptz
        and not exists (select from fact k where k.person_id = f.person_id and k.kind = 'followup.kept' and k.body ->> 'followup' = f.entry_id::text)
        and ${awake(sql`'promised:' || f.entry_id`)}
      order by 3 limit ${literally(sql, most + 1)}`,
    sql<Record[]>`
      select n.person_id, c.name, n.at, n.entry_id as entry, 'linkedin' as channel, null as kind, n.text, n.source
      from news n join card c on c.person_id = n.person_id and c.opened and c.audience in ${vis} and ${fullest(sql, viewer)}
      where n.read in ${vis} and ${mine} and n.live and n.at >= ${now}::text::timestamptz - interval '60 days'
        and (c.out_at is null or c.out_at < n.at) and c.forbidden is null
        and ${awake(sql`'news:' || n.entry_id`)}
      order by n.at desc limit ${literally(sql, most + 1)}`,
    sql<{ same: number; unknown: number; rows: number; files: number }[]>`
      select (select count(*)::int from (select from pair where odds >= ${thousandths(askMark)} limit 1000) p) as same,
        (select count(*)::int from (select from card c where c.audience in ${vis} and not c.opened and ${unknownToAsk(sql)} and ${fullest(sql, viewer)} limit 1000) u) as unknown,
        (select count(*)::int from desk.unread r join desk.import i on i.id = r.import_id where i.account_id = ${viewer.account}::uuid and not r.fixed and r.cells is not null and i.state <> 'undone') as rows,
        (select count(*)::int from desk.unread r join desk.import i on i.id = r.import_id where i.account_id = ${viewer.account}::uuid and not r.fixed and r.cells is null and r.place !~ ' (line|row) [0-9]+$' and i.state <> 'undone'
          and i.began_at > ${now}::text::timestamptz - interval '14 days') as files`,
    pendingExports(sql, viewer),
  ])
  const [counts] = tidy
  const cut = (rows: readonly Record[], prefix: string, reason: (row: Record) => string) =>
    rows.slice(0, most).map(row => todayRow(row, prefix, reason(row)))
  return {
    date: new Date(shownAt(zone, instant)).toISOString().slice(0, 10),
    waiting: cut(waiting, 'waiting', row =>
      row.text ? clip(row.text) : `${wordsOf(row.kind ?? 'message')}, unanswered`,
    ),
    promised: cut(promised, 'promised', row => row.text ?? 'follow up'),
    catchUp: cut(moved, 'news', row => row.text ?? 'news'),
    tidy: {
      samePerson: counts?.same ?? 0,
      unknownSenders: counts?.unknown ?? 0,
      rowsToFix: counts?.rows ?? 0,
      unreadFiles: counts?.files ?? 0,
      pendingExports: exports,
    },
    more: {
      waiting: Math.max(0, waiting.length - most),
      promised: Math.max(0, promised.length - most),
      catchUp: Math.max(0, moved.length - most),
    },
  }
}

const clip = (text: string): string => (text.length > 120 ? `${text.slice(0, 119).trimEnd()}…` : text)

const todayRow = (row: Record, prefix: string, reason: string): TodayRow => ({
  key: `${prefix}:${row.entry}`,
  person: { id: row.person_id, name: row.name },
  reason,
  channel: row.channel,
  since: row.at,
  entry: row.entry,
})

/** Personas that wrote to us or whom we wrote to and whom nobody wants to be left alone about. */
export const unknownToAsk = (sql: Queryable) =>
  sql`c.last_entry is not null and not exists (select from desk.ignored i where i.value = c.email or i.value = split_part(c.email, '@', 2))`

/** Exports asked for and not here yet. */
async function pendingExports(sql: Queryable, viewer: Viewer): Promise<Today['tidy']['pendingExports']> {
  return sql<{ entry: string; what: string; since: string }[]>`
    select distinct on (p.body ->> 'what') e.id as entry, p.body ->> 'what' as what, e.occurred_at as since
    from ledger.subject s join ledger.entry e on e.id = s.entry_id and e.kind = 'export.requested'
    join ledger.payload p on p.entry_id = e.id
    where s.noun = 'account' and s.subject_id = ${viewer.account}::uuid and exists (select from standing t where t.entry_id = e.id)
      and not exists (select from ledger.subject a join ledger.entry x on x.id = a.entry_id and x.kind = 'export.arrived'
        join ledger.payload y on y.entry_id = x.id
        where a.noun = 'account' and a.subject_id = s.subject_id and y.body ->> 'what' = p.body ->> 'what' and x.occurred_at > e.occurred_at
          and exists (select from standing t where t.entry_id = x.id))
    order by p.body ->> 'what', e.occurred_at desc`
}
