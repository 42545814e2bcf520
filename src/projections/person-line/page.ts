import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Fragment, Queryable } from '#src/db/pool.ts'
import { literally } from '#src/db/prefix.ts'
import type { AutomaticFold, JobStep, LineItem, LinePage, LineQuery, LineRow, News } from '#src/domain/views/line.ts'
import { differencesOn } from '../cv/page.ts'
import { jobIsVisible } from '../job/visible-job.ts'
import { foldsThreads, lineConditions } from './filters.ts'
import { type LineRecord, lineRow } from './row.ts'
import { stepsOf } from './steps.ts'

interface Cursor {
  readonly at: string
  readonly id: string
}
const encode = ({ at, id }: Cursor): string => `${at}~${id}`
function decode(text: string | undefined): Cursor | null {
  const match = /^(-infinity|\d{4}-[0-9T:.Z-]+)~([0-9a-f-]{36})$/.exec(text ?? '')
  return match?.[1] && match[2] ? { at: match[1], id: match[2] } : null
}
const last = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/**
 * A page of a line, newest first. `older` and `newer` go on from a page's ends, `at` begins at a date; each page is read
 * from the index, so it costs the same wherever it lies and however long the line is.
 */
export async function linePage(sql: Queryable, viewer: Viewer, owner: Fragment, query: LineQuery): Promise<LinePage> {
  const limit = Math.min(Math.max(query.limit ?? 50, 1), 500)
  const rule = lineConditions(sql, viewer, owner, query)
  const newer = decode(query.newer)
  const older =
    decode(query.older) ??
    (query.at ? { at: query.at.length === 10 ? `${query.at}T23:59:59.999Z` : query.at, id: last } : null)
  const vis = audiencesOf(sql, viewer)
  const single = foldsThreads(query)
    ? sql`and (l.thread is null or not exists (select from line t where t.person_id = l.person_id and t.thread = l.thread
        and t.know in ${vis} and (t.at, t.entry_id) > (l.at, l.entry_id)))`
    : sql``
  const place = newer
    ? sql`and (l.at, l.entry_id) > (${newer.at}::text::timestamptz, ${newer.id}::uuid)`
    : older
      ? sql`and (l.at, l.entry_id) < (${older.at}::text::timestamptz, ${older.id}::uuid)`
      : sql``
  const direction = sql.unsafe(newer ? 'asc' : 'desc')
  const shown = query.find || query.kinds ? sql`` : sql`and not l.automatic`
  const rows = await sql<LineRecord[]>`
    select l.*, (l.read in ${vis}) as readable,
      case when l.thread is null then 1 else (select count(*)::int from line t where t.person_id = l.person_id and t.thread = l.thread and t.know in ${vis} and not t.automatic) end as count
    from line l where ${rule} ${shown} ${single} ${place}
    order by l.at ${direction}, l.entry_id ${direction} limit ${literally(sql, limit + 1)}`
  const more = rows.length > limit
  const page = rows.slice(0, limit)
  if (newer) page.reverse()
  const [first, end] = [page[0], page.at(-1)]
  const hasOlder = newer ? true : more
  const hasNewer = newer ? more : older !== null
  const edges = {
    older: hasOlder && end ? encode({ at: end.at, id: end.entry_id }) : null,
    newer: hasNewer && first ? encode({ at: first.at, id: first.entry_id }) : null,
  }
  const ids = page.map(row => row.entry_id)
  const span = { from: hasOlder && end ? end.at : '-infinity', to: hasNewer && first ? first.at : 'infinity' }
  const plain = !query.find && !query.kinds
  const [others, jobs, differences, automatic, news, steps] = await Promise.all([
    othersOf(sql, viewer, page),
    jobsOf(sql, viewer, ids),
    differencesOn(sql, viewer, page),
    plain ? automaticOf(sql, rule, span) : [],
    plain && !query.channels && !query.direction && !query.colleague && !query.job
      ? newsOf(sql, viewer, owner, span)
      : [],
    plain && !query.channels && !query.direction ? stepsOf(sql, viewer, owner, span, query) : [],
  ])
  const items: LineItem[] = page.map(row =>
    lineRow(row, {
      others: others.get(row.entry_id) ?? [],
      job: jobs.get(row.entry_id) ?? null,
      difference: differences.get(row.entry_id),
    }),
  )
  return { items: interleave(items, automatic, [...news, ...steps]), ...edges, total: -1 }
}

/** All of a thread, oldest first. */
export async function threadOf(sql: Queryable, viewer: Viewer, owner: Fragment, thread: string): Promise<LineRow[]> {
  const vis = audiencesOf(sql, viewer)
  const rows = await sql<LineRecord[]>`
    select l.*, (l.read in ${vis}) as readable, 1 as count from line l
    where ${owner} and l.thread = ${thread}::uuid and l.know in ${vis} order by l.at, l.entry_id limit 1000`
  return rows.map(alone)
}

/** One month's automatic acts, unfolded. */
export async function automaticIn(sql: Queryable, viewer: Viewer, owner: Fragment, month: string): Promise<LineRow[]> {
  const vis = audiencesOf(sql, viewer)
  const rows = await sql<LineRecord[]>`
    select l.*, (l.read in ${vis}) as readable, 1 as count from line l
    where ${owner} and l.automatic and l.know in ${vis}
      and l.at >= ${`${month}-01`}::text::timestamptz and l.at < ${`${month}-01`}::text::timestamptz + interval '1 month'
    order by l.at desc, l.entry_id desc limit 1000`
  return rows.map(alone)
}

const alone = (row: LineRecord): LineRow => lineRow(row, { others: [], job: null })

async function automaticOf(
  sql: Queryable,
  rule: Fragment,
  span: { from: string; to: string },
): Promise<AutomaticFold[]> {
  const rows = await sql<{ month: string; count: number }[]>`
    select to_char(l.at, 'YYYY-MM') as month, count(*)::int as count from line l
    where ${rule} and l.automatic and l.at > '-infinity' and l.at >= ${span.from}::text::timestamptz and l.at < ${span.to}::text::timestamptz
    group by 1`
  return rows.map(row => ({ automatic: true, ...row }))
}

async function newsOf(
  sql: Queryable,
  viewer: Viewer,
  owner: Fragment,
  span: { from: string; to: string },
): Promise<News[]> {
  const vis = audiencesOf(sql, viewer)
  const within = sql`l.read in ${vis} and l.at >= ${span.from}::text::timestamptz and l.at < ${span.to}::text::timestamptz`
  const rows = await sql<{ entry: string; at: string; text: string | null; from: string; whose: string | null }[]>`
    select * from (
      select l.entry_id as entry, l.at, l.text, l.source as "from", null as whose from news l where ${owner} and ${within}
      union all
      select md5(l.arrival_id::text || l.person_id)::uuid, l.at, null, 'LinkedIn archive',
        case when l.account <> ${viewer.account}::uuid then (select name from desk.account c where c.id = l.account) end
      from (select distinct on (l.person_id, l.account) l.* from vanished l where ${owner} and l.read in ${vis} order by l.person_id, l.account, l.at) l
      where ${within}
    ) n order by at desc limit 200`
  return rows.map(({ whose, text, ...row }) =>
    text === null ? { news: true, quiet: true, ...row, text: noLonger(whose) } : { news: true, ...row, text },
  )
}

const noLonger = (whose: string | null): string =>
  `no longer among ${whose === null ? 'your' : `${whose}’s`} connections`

async function othersOf(
  sql: Queryable,
  viewer: Viewer,
  page: readonly LineRecord[],
): Promise<Map<string, { id: string; name: string }[]>> {
  const found = new Map<string, { id: string; name: string }[]>()
  const shared = page
    .filter(row => row.kind.startsWith('email.') || row.kind.startsWith('meeting.') || row.kind.startsWith('message.'))
    .map(row => row.entry_id)
  if (shared.length === 0) return found
  const rows = await sql<{ entry_id: string; id: string; name: string }[]>`
    select distinct on (o.entry_id, o.person_id) o.entry_id, o.person_id as id, c.name
    from line o join card c on c.person_id = o.person_id and c.opened and c.audience in ${audiencesOf(sql, viewer)}
    where o.entry_id = any(${shared}::uuid[]) and o.person_id <> all(${[...new Set(page.map(row => row.person_id))]}::uuid[])
    order by o.entry_id, o.person_id, c.audience desc limit 500`
  for (const { entry_id, id, name } of rows) found.set(entry_id, [...(found.get(entry_id) ?? []), { id, name }])
  return found
}

async function jobsOf(
  sql: Queryable,
  viewer: Viewer,
  entries: readonly string[],
): Promise<Map<string, { id: string; name: string }>> {
  if (entries.length === 0) return new Map()
  const rows = await sql<{ entry_id: string; id: string; name: string }[]>`
    select s.entry_id, j.assignment_id as id, j.title as name from ledger.subject s join job j on j.assignment_id = s.subject_id
    where s.entry_id = any(${[...entries]}::uuid[]) and s.noun = 'assignment' and ${jobIsVisible(sql, viewer)}`
  return new Map(rows.map(({ entry_id, id, name }) => [entry_id, { id, name }]))
}

const placeOf = (item: LineItem): string => ('month' in item ? `${item.month}-01` : (item.at ?? ''))

/** Folds and news stand among the acts by their time; what has no time comes last. */
function interleave(
  items: readonly LineItem[],
  automatic: readonly AutomaticFold[],
  news: readonly (News | JobStep)[],
): LineItem[] {
  if (automatic.length + news.length === 0) return [...items]
  const rank = new Map<LineItem, number>([...items, ...automatic, ...news].map((item, index) => [item, index]))
  return [...rank.keys()].sort((a, b) => {
    const [x, y] = [placeOf(a), placeOf(b)]
    return x < y ? 1 : x > y ? -1 : (rank.get(a) ?? 0) - (rank.get(b) ?? 0)
  })
}

/** How many acts the filters leave, for the head of the list. */
export async function countLine(sql: Queryable, viewer: Viewer, owner: Fragment, query: LineQuery): Promise<number> {
  const [row] = await sql<
    { total: number }[]
  >`select count(*)::int as total from line l where ${lineConditions(sql, viewer, owner, query)}`
  return row?.total ?? 0
}
