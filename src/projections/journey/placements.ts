import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import { silentKinds } from '#src/domain/conversion.ts'
import { effortOf } from '#src/domain/effort.ts'
import { type Money, totals } from '#src/domain/money.ts'
import type { PlacementPath, Works, WorksFilter } from '#src/domain/views/works.ts'
import { wholeName, wholeOf } from '../companies/family.ts'
import { measuredMinutes } from '../effort.ts'
import { workSettings } from '../job-line/settings.ts'
import { fullest } from '../people/list.ts'
import { jobsOf } from './asked.ts'
import { putForward } from './put-forward.ts'

interface PlacedRecord {
  readonly person_id: string
  readonly name: string
  readonly assignment_id: string
  readonly title: string
  readonly client_id: string | null
  readonly client: string | null
  readonly made_at: string
  readonly began_at: string | null
  readonly path: string | null
  readonly fee: number | null
  readonly fee_currency: string | null
}

/** Touches of a path that a row shows; the middle of a longer one is left out. */
const mostShown = 16
const mostPaths = 200

/** Placements of a period, newest first, each with the way that led there, and what they brought. */
export async function worksOf(sql: Queryable, viewer: Viewer, filter: WorksFilter): Promise<Works> {
  const vis = audiencesOf(sql, viewer)
  const { from = '-infinity', before = 'infinity' } = filter
  const jobs = jobsOf(sql, viewer, filter)
  const inside = sql`from placement p join job j using (assignment_id)
    where p.know in ${vis} and ${jobs} and coalesce(p.start_on::timestamptz, p.made_at) >= ${from}::text::timestamptz and coalesce(p.start_on::timestamptz, p.made_at) < ${before}::text::timestamptz`
  const [fees, rows, [known], settings] = await Promise.all([
    sql<{ amount: number | null; currency: string | null; placements: number }[]>`
      select sum(p.fee)::bigint as amount, p.fee_currency as currency, count(*)::int as placements ${inside} group by 2 order by 2`,
    sql<PlacedRecord[]>`
      select p.person_id, c.name, p.assignment_id, j.title, ${wholeOf(sql, sql`j.client_id`)} as client_id, ${wholeName(sql, sql`j.client_id`, sql`j.client`)} as client, p.made_at, g.began_at, g.path, p.fee, p.fee_currency
      from (select p.* ${inside} order by p.made_at desc, p.entry_id limit ${mostPaths}) p
      join job j using (assignment_id)
      join card c on c.person_id = p.person_id and c.audience in ${vis} and ${fullest(sql, viewer)}
      left join journey g on g.person_id = p.person_id and g.assignment_id = p.assignment_id and g.conversion = 'placed'
      order by p.made_at desc, p.entry_id`,
    sql<{ of: number; before: number }[]>`
      select count(*)::int as of, count(*) filter (where known)::int as before from ${putForward(sql, viewer, filter)} put`,
    workSettings(sql),
  ])
  const minutes = await minutesOf(sql, viewer, rows, settings.minutes)
  return {
    placements: fees.reduce((sum, row) => sum + row.placements, 0),
    fees: totals(fees.flatMap(({ amount, currency }): Money[] => (amount && currency ? [{ amount, currency }] : []))),
    paths: rows.map(row => pathOf(row, minutes.get(`${row.person_id} ${row.assignment_id}`) ?? 0)),
    known: { before: known?.before ?? 0, of: known?.of ?? 0 },
  }
}

/** Minutes of our work with each placed person up to the placement, by kind where they were not measured. */
async function minutesOf(
  sql: Queryable,
  viewer: Viewer,
  rows: readonly PlacedRecord[],
  own: Parameters<typeof effortOf>[2],
): Promise<Map<string, number>> {
  const found = new Map<string, number>()
  const measured = measuredMinutes(sql, 'l')
  const counts = await sql<
    { person: string; assignment: string; kind: string; minutes: number | null; times: number }[]
  >`
    select g.person, g.assignment, l.kind, ${measured.minutes} as minutes, count(*)::int as times
    from unnest(${rows.map(row => row.person_id)}::uuid[], ${rows.map(row => row.assignment_id)}::uuid[], ${rows.map(row => row.made_at)}::timestamptz[])
      as g (person, assignment, made_at)
    join line l on l.person_id = g.person and l.at <= g.made_at and l.at > '-infinity'
    ${measured.join}
    where not l.automatic and l.kind <> all(${[...silentKinds]}) and l.know in ${audiencesOf(sql, viewer)}
    group by 1, 2, 3, 4 order by 1, 2, 3, 4`
  for (const { person, assignment, kind, minutes, times } of counts) {
    const key = `${person} ${assignment}`
    found.set(key, (found.get(key) ?? 0) + times * effortOf(kind, minutes, own).minutes)
  }
  return found
}

function pathOf(row: PlacedRecord, minutes: number): PlacementPath {
  const path = row.path ? row.path.split(' > ') : []
  return {
    person: { id: row.person_id, name: row.name },
    job: { id: row.assignment_id, name: row.title },
    client: row.client_id && row.client ? { id: row.client_id, name: row.client } : null,
    at: row.made_at,
    began: row.began_at ?? row.made_at,
    path: path.length <= mostShown ? path : [...path.slice(0, mostShown / 2), '…', ...path.slice(-mostShown / 2)],
    channels: [...new Set(path)],
    touches: path.length,
    hours: minutes / 60,
    fee: row.fee === null || row.fee_currency === null ? null : { amount: row.fee, currency: row.fee_currency },
  }
}
