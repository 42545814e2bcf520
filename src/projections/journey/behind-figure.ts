import type { Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import type { Phase } from '#src/domain/assignment.ts'
import type { Behind, Figure, FigurePart, WorksFilter } from '#src/domain/views/works.ts'
import { workSettings } from '../job-line/settings.ts'
import { accountsOf } from '../spend/accounts.ts'
import { waysOf } from '../spend/ways.ts'
import { ourWork } from '../spend/work.ts'
import { waitsOf } from './answers.ts'
import { type BehindRecord, mostBehind, shown } from './behind.ts'
import { decidedOffersOf, fillsOf, hiresOf, startsOf } from './durations.ts'
import { dueOf, firstSource, passagesIn, stayed, stayIn } from './funnel-query.ts'
import { myPlacements, mySpokenWith, mySteps, myTouches } from './mine.ts'
import { partOf } from './my-work.ts'
import { putForward } from './put-forward.ts'

interface FigureAsked {
  readonly figure: Figure
  readonly part: FigurePart
  /** Of `stage`. */
  readonly phase?: Phase
  /** Of `hire` where somebody came from first, of touches and `answers` what they went by. */
  readonly channel?: string
}

interface Counted extends BehindRecord {
  readonly done: boolean
}

/**
 * The people behind a figure, latest first, from the very rows that the figure counts; placements and waits are one row
 * each, touches one with whoever it was with.
 */
export async function behindFigure(
  sql: Queryable,
  viewer: Viewer,
  filter: WorksFilter,
  asked: FigureAsked,
  now: string,
): Promise<Behind> {
  if (asked.figure === 'touches' || asked.figure === 'my-touches') return behindTouches(sql, viewer, filter, asked)
  const { part } = asked
  const found = (await rowsOf(sql, viewer, filter, asked, now))
    .filter(({ done }) => part === 'all' || done === (part === 'done'))
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
  return { total: found.length, rows: await shown(sql, viewer, found.slice(0, mostBehind)) }
}

const ran = ({
  began,
  ended,
  ...whose
}: {
  readonly person_id: string | null
  readonly assignment_id?: string | null
  readonly began: string
  readonly ended: string | null
}): Counted => ({
  person_id: whose.person_id,
  assignment_id: whose.assignment_id ?? null,
  at: ended ?? began,
  done: ended !== null,
})
const done = <T extends object>(row: T): T & { done: true } => ({ ...row, done: true })

async function rowsOf(
  sql: Queryable,
  viewer: Viewer,
  filter: WorksFilter,
  { figure, phase, channel }: FigureAsked,
  now: string,
): Promise<Counted[]> {
  switch (figure) {
    case 'fill':
      return (await fillsOf(sql, viewer, filter)).map(ran)
    case 'hire':
      return (await hiresOf(sql, viewer, filter))
        .filter(({ path }) => channel === undefined || firstSource(path) === channel)
        .map(ran)
    case 'stay':
      return (await startsOf(sql, viewer, filter, now)).map(ran)
    case 'stage':
      return (await passagesIn(sql, viewer, filter)).flatMap(one =>
        phase === undefined ? [] : stayIn(one, phase).map(ran),
      )
    case 'guarantee':
    case 'year':
      return dueOf(await startsOf(sql, viewer, filter, now), figure, now).map(one => ({
        ...ran(one),
        done: stayed(one, figure),
      }))
    case 'offers':
      return (await decidedOffersOf(sql, viewer, filter)).map(({ accepted, ...row }) => ({ ...row, done: accepted }))
    case 'placements':
      return (await waysOf(sql, viewer, filter)).filter(({ placed, asked }) => placed && asked).map(done)
    case 'known':
      return sql<
        Counted[]
      >`select person_id, assignment_id, at, known as done from ${putForward(sql, viewer, filter)} put`
    case 'my-spoke':
      return (await mySpokenWith(sql, viewer, filter)).map(row => done({ ...row, assignment_id: null }))
    case 'my-sent':
    case 'my-interviews':
      return (await mySteps(sql, viewer, filter)).filter(({ what }) => `my-${what}` === figure).map(done)
    case 'my-placements':
      return (await myPlacements(sql, viewer, filter)).filter(one => partOf(one, viewer.account).part > 0).map(done)
    case 'answers':
      return (await waitsOf(sql, viewer, { ...filter, ...(channel === undefined ? {} : { channel }) }, null)).map(ran)
    case 'my-answers':
      return (await waitsOf(sql, viewer, filter, viewer.account)).map(ran)
    case 'touches':
    case 'my-touches':
      return []
  }
}

/** The touches behind hours, whole or of one account: each once, with one of those whom it was with. */
async function behindTouches(
  sql: Queryable,
  viewer: Viewer,
  filter: WorksFilter,
  { figure, channel }: FigureAsked,
): Promise<Behind> {
  const { belonging } = await workSettings(sql)
  const work =
    figure === 'touches'
      ? sql`select m.* from ${ourWork(sql, viewer, filter, accountsOf(filter.by), belonging.sourcingDays)} m`
      : sql`select distinct on (l.at, l.entry_id) l.entry_id, l.person_id, l.at, coalesce(l.channel, 'other') as account
          from line l where ${myTouches(sql, viewer, filter)}
          order by l.at desc, l.entry_id desc, l.person_id`
  const rows = await sql<{ person_id: string; at: string; total: number }[]>`
    select w.person_id, w.at, count(*) over ()::int as total from (${work}) w
    ${channel === undefined ? sql`` : sql`where w.account = ${channel}`}
    order by w.at desc, w.entry_id desc limit ${mostBehind}`
  const found = rows.map(({ person_id, at }) => ({ person_id, assignment_id: null, at }))
  return { total: rows[0]?.total ?? 0, rows: await shown(sql, viewer, found) }
}
