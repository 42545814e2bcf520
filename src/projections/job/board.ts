import type { Viewer } from '#src/access/viewer.ts'
import type { Fragment, Queryable } from '#src/db/pool.ts'
import type { Stage } from '#src/domain/assignment.ts'
import type { Page } from '#src/domain/views/common.ts'
import type { Board, CandidateCard } from '#src/domain/views/jobs.ts'
import { postgresJson } from '#src/lib/json.ts'
import { type CandidateRecord, candidateColumns, candidateOf, cardOf } from './candidate-row.ts'
import { candidateIsVisible } from './visible-job.ts'

/** Cards of a column that come with the board; the others are asked for when somebody scrolls to them. */
const first = 30
const most = 200

/**
 * The column of candidacy `k`: the stage of its name, else the first of its phase, else the first of all. A job whose
 * people came from an old system is so shown by its own stages.
 */
export const stagesTable = (sql: Queryable, stages: readonly Stage[]): Fragment => sql`
  (select s.name, s.phase, s.at::int as at from jsonb_to_recordset(${postgresJson(stages.map((stage, at) => ({ ...stage, at })))}::text::jsonb) as s (name text, phase text, at int))`
export const columnOf = (sql: Queryable): Fragment => sql`coalesce(
  (select min(s.at) from stages s where s.name = k.stage and s.phase = k.phase), (select min(s.at) from stages s where s.phase = k.phase), 0)`

/** A job's board: every stage with how many stand there, exactly, and the first of them. */
export async function boardOf(sql: Queryable, viewer: Viewer, job: string, stages: readonly Stage[]): Promise<Board> {
  const rows = await sql<(CandidateRecord & { col: number; total: number; place: number; ended: number })[]>`
    with stages as materialized ${stagesTable(sql, stages)},
    mine as materialized (
      select k.*, ${columnOf(sql)} as col from candidacy k where k.assignment_id = ${job}::uuid and ${candidateIsVisible(sql, viewer)}
    ), placed as (
      select *, row_number() over (partition by col order by since, person_id) as place, count(*) over (partition by col)::int as total
      from mine where ended_at is null
    )
    select k.col, k.total, k.place, (select count(*)::int from mine where ended_at is not null) as ended, ${candidateColumns(sql)}
    from placed k ${cardOf(sql, viewer)} where k.place <= ${first} order by k.col, k.place`
  const cards = stages.map((): CandidateCard[] => [])
  const totals = stages.map(() => 0)
  for (const row of rows) {
    cards[row.col]?.push(candidateOf(row))
    totals[row.col] = row.total
  }
  const ended = rows[0]?.ended ?? (await endedOf(sql, viewer, job))
  return {
    columns: stages.map((stage, at) => ({ ...stage, total: totals[at] ?? 0, cards: cards[at] ?? [] })),
    ended,
    total: totals.reduce((sum, one) => sum + one, ended),
  }
}

async function endedOf(sql: Queryable, viewer: Viewer, job: string): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from candidacy k where k.assignment_id = ${job}::uuid and k.ended_at is not null and ${candidateIsVisible(sql, viewer)}`
  return row?.count ?? 0
}

interface CandidatesQuery {
  /** One column of the board, by its place. */
  readonly column?: number
  readonly ended?: boolean
  readonly q?: string
  readonly cursor?: string
  readonly limit?: number
}

/** The people of a job as a list: furthest first, then longest there; the ended ones last. */
export async function candidatesOf(
  sql: Queryable,
  viewer: Viewer,
  job: string,
  stages: readonly Stage[],
  query: CandidatesQuery,
): Promise<Page<CandidateCard>> {
  const limit = Math.min(Math.max(query.limit ?? 100, 1), most)
  const offset = Math.max(0, Number.parseInt(query.cursor ?? '0', 10) || 0)
  const where = sql`k.assignment_id = ${job}::uuid and ${candidateIsVisible(sql, viewer)}
    ${query.ended === undefined ? sql`` : query.ended ? sql`and k.ended_at is not null` : sql`and k.ended_at is null`}
    ${query.column === undefined ? sql`` : sql`and k.ended_at is null and ${columnOf(sql)} = ${query.column}`}`
  const order =
    query.column === undefined
      ? sql`k.ended_at is not null, (select max(s.at) from stages s where s.phase = k.phase) desc, k.since, k.person_id`
      : sql`k.since, k.person_id`
  const named = query.q ? sql`and c.name_key like ${`%${query.q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`}` : sql``
  const rows = await sql<(CandidateRecord & { total: number })[]>`
    with stages as materialized ${stagesTable(sql, stages)}
    select ${candidateColumns(sql)}, count(*) over ()::int as total from candidacy k ${cardOf(sql, viewer)}
    where ${where} ${named} order by ${order} limit ${limit + 1} offset ${offset}`
  return {
    rows: rows.slice(0, limit).map(candidateOf),
    next: rows.length > limit ? String(offset + limit) : null,
    total: rows[0]?.total ?? 0,
  }
}
