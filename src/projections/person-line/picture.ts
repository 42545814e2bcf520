import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Fragment, Queryable } from '#src/db/pool.ts'
import { type Channel, type ChannelGroup, channels, groupOf } from '#src/domain/channel.ts'
import type { Direction } from '#src/domain/draft.ts'
import type { Mark, Picture } from '#src/domain/views/line.ts'

const most = 600

interface MarkRecord {
  readonly entry: string
  readonly at: string
  readonly kind: string
  readonly channel: Channel | null
  readonly direction: Direction
  readonly automatic: boolean
  readonly precision: string
}

type Bucket = Picture['buckets'][number]
const group = (channel: string | null): ChannelGroup =>
  (channels as readonly (string | null)[]).includes(channel) ? groupOf(channel as Channel) : 'note'

/**
 * What the picture draws of a window: every act while there are at most 600, else counts by 300 equal steps. `from`,
 * `to` are ISO instants; the window is all of the line where they are missing. `now` is the right end.
 */
export async function picture(
  sql: Queryable,
  viewer: Viewer,
  owner: Fragment,
  window: { from?: string; to?: string; now: string },
): Promise<Picture> {
  const vis = audiencesOf(sql, viewer)
  const to = window.to ?? window.now
  const inside = sql`${owner} and l.know in ${vis} and l.at > '-infinity'`
  const [[ends], counts, exchanges, news] = await Promise.all([
    sql<
      { first: string | null; total: number }[]
    >`select min(l.at) as first, count(*)::int as total from line l where ${inside}`,
    sql<
      { channel: string | null; count: number }[]
    >`select l.channel, count(*)::int as count from line l where ${inside} and not l.automatic group by 1`,
    sql<{ day: string }[]>`
      select distinct to_char(l.at, 'YYYY-MM-DD') as day from line l
      where ${inside} and (l.direction = 'between' or (l.talk and exists (select from line o where o.person_id = l.person_id and o.talk and o.know in ${vis}
        and o.direction <> l.direction and o.at between l.at - interval '30 days' and l.at)))
      order by 1 limit 2000`,
    sql<
      { at: string; text: string }[]
    >`select l.at, l.text from news l where ${owner} and l.read in ${vis} order by l.at limit 200`,
  ])
  const from = window.from ?? ends?.first ?? null
  const groups: { [G in ChannelGroup]?: number } = {}
  for (const { channel, count } of counts) groups[group(channel)] = (groups[group(channel)] ?? 0) + count
  const base = { from, to, counts: groups, total: ends?.total ?? 0, exchanges: exchanges.map(row => row.day), news }
  if (!from) return { ...base, marks: [], buckets: [] }
  const rows = await sql<MarkRecord[]>`
    select l.entry_id as entry, l.at, l.kind, l.channel, l.direction, l.automatic, l.precision from line l
    where ${inside} and l.at >= ${from}::text::timestamptz and l.at <= ${to}::text::timestamptz
    order by l.at, l.entry_id limit ${most + 1}`
  if (rows.length <= most) return { ...base, marks: rows.map(mark), buckets: [] }
  return { ...base, marks: [], buckets: await bucketsOf(sql, inside, from, to) }
}

const mark = ({ precision, ...row }: MarkRecord): Mark => ({
  ...row,
  sure: precision !== 'before' && precision !== 'unknown' && row.kind !== 'call.missed',
})

async function bucketsOf(sql: Queryable, inside: Fragment, from: string, to: string): Promise<Bucket[]> {
  const steps = 300
  const rows = await sql<
    { step: number; channel: string | null; direction: Direction; automatic: boolean; count: number }[]
  >`
    select width_bucket(extract(epoch from l.at), extract(epoch from ${from}::text::timestamptz), extract(epoch from ${to}::text::timestamptz) + 1, ${steps}) as step,
      l.channel, l.direction, l.automatic, count(*)::int as count
    from line l where ${inside} and l.at >= ${from}::text::timestamptz and l.at <= ${to}::text::timestamptz group by 1, 2, 3, 4`
  const [start, end] = [Date.parse(from), Date.parse(to)]
  const found = new Map<
    number,
    { at: string; they: number; we: number; both: number; automatic: number; groups: { [G in ChannelGroup]?: number } }
  >()
  for (const row of rows) {
    const bucket = found.get(row.step) ?? {
      at: new Date(start + ((row.step - 0.5) * (end - start)) / steps).toISOString(),
      they: 0,
      we: 0,
      both: 0,
      automatic: 0,
      groups: {},
    }
    found.set(row.step, bucket)
    if (row.automatic) bucket.automatic += row.count
    else {
      if (row.direction === 'in') bucket.they += row.count
      else if (row.direction === 'out') bucket.we += row.count
      else bucket.both += row.count
      const name = group(row.channel)
      bucket.groups[name] = (bucket.groups[name] ?? 0) + row.count
    }
  }
  return [...found].sort(([a], [b]) => a - b).map(([, bucket]) => bucket)
}
