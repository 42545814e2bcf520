import type { Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import { effortOf } from '#src/domain/effort.ts'
import { type Money, shared, totals } from '#src/domain/money.ts'
import type { MyWork } from '#src/domain/views/my-work.ts'
import { grouped } from '#src/lib/grouped.ts'
import { measuredMinutes } from '../effort.ts'
import { workSettings } from '../job-line/settings.ts'
import { answersOf } from './answers.ts'
import type { Span } from './asked.ts'
import { myPlacements, mySpokenWith, mySteps, myTouches } from './mine.ts'

interface TouchCount {
  readonly channel: string
  readonly kind: string
  readonly week: string
  readonly minutes: number | null
  readonly times: number
}

/** What the viewer did in a period. Nobody is shown anybody else's: there is no argument for whose it is. */
export async function myWork(sql: Queryable, viewer: Viewer, period: Span, now: string): Promise<MyWork> {
  const me = viewer.account
  const measured = measuredMinutes(sql, 'l')
  const [touches, spoke, steps, placements, { minutes }, answers] = await Promise.all([
    sql<TouchCount[]>`
      select coalesce(l.channel, 'other') as channel, l.kind, date_trunc('week', l.at)::date::text as week, ${measured.minutes} as minutes,
        count(distinct l.entry_id)::int as times
      from line l ${measured.join}
      where ${myTouches(sql, viewer, period)}
      group by 1, 2, 3, 4 order by 3, 1, 2, 4`,
    mySpokenWith(sql, viewer, period),
    mySteps(sql, viewer, period),
    myPlacements(sql, viewer, period),
    workSettings(sql),
    answersOf(sql, viewer, period, now, me),
  ])
  const hoursOf = ({ kind, times, minutes: own }: TouchCount): number =>
    (times * effortOf(kind, own, minutes).minutes) / 60
  const parts = placements.map(one => partOf(one, me))
  const step = (what: string): number => steps.filter(one => one.what === what).length
  return {
    touches: touches.reduce((sum, one) => sum + one.times, 0),
    hours: touches.reduce((sum, one) => sum + hoursOf(one), 0),
    spoke: spoke.length,
    sent: step('sent'),
    interviews: step('interviews'),
    offers: step('offers'),
    placements: parts.reduce((sum, one) => sum + one.part, 0),
    fees: totals(parts.flatMap(one => one.fee ?? [])),
    channels: [...grouped(touches, one => one.channel)]
      .map(([channel, mine]) => ({
        channel,
        touches: mine.reduce((sum, one) => sum + one.times, 0),
        hours: mine.reduce((sum, one) => sum + hoursOf(one), 0),
      }))
      .sort((a, b) => b.hours - a.hours || (a.channel < b.channel ? -1 : 1)),
    weeks: [...grouped(touches, one => one.week)].map(([week, mine]) => ({
      week,
      touches: mine.reduce((sum, one) => sum + one.times, 0),
    })),
    answers,
  }
}

/** Of a placement, the part that its split gives to somebody; without a split it is whoever's made it. */
export function partOf(
  {
    account,
    fee,
    fee_currency,
    splits,
  }: {
    readonly account: string | null
    readonly fee: string | null
    readonly fee_currency: string | null
    readonly splits: unknown
  },
  me: string,
): { part: number; fee: Money | null } {
  const list = Array.isArray(splits) ? splits.filter(isSplit) : []
  const whole = list.reduce((sum, one) => sum + one.percent, 0)
  const mine = list.findIndex(one => one.account === me)
  const amounts =
    fee === null || whole === 0
      ? []
      : shared(
          Number(fee),
          list.map(one => one.percent),
        )
  if (whole === 0)
    return {
      part: account === me ? 1 : 0,
      fee: account === me && fee && fee_currency ? { amount: Number(fee), currency: fee_currency } : null,
    }
  const amount = amounts[mine]
  return {
    part: (list[mine]?.percent ?? 0) / whole,
    fee: amount === undefined || fee_currency === null ? null : { amount, currency: fee_currency },
  }
}

const isSplit = (one: unknown): one is { account: string; percent: number } =>
  typeof one === 'object' && one !== null && 'account' in one && 'percent' in one && typeof one.percent === 'number'
