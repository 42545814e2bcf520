import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import { silentKinds } from '#src/domain/conversion.ts'
import { effortOf } from '#src/domain/effort.ts'
import { type Money, shared, totals } from '#src/domain/money.ts'
import type { MyWork } from '#src/domain/views/my-work.ts'
import { workSettings } from '../job-line/settings.ts'
import { answersOf } from './answers.ts'

interface TouchCount {
  readonly channel: string
  readonly kind: string
  readonly week: string
  readonly times: number
}

/** What the viewer did in a period. Nobody is shown anybody else's: there is no argument for whose it is. */
export async function myWork(
  sql: Queryable,
  viewer: Viewer,
  period: { readonly from?: string; readonly before?: string },
  now: string,
): Promise<MyWork> {
  const { from = '0001-01-01', before = 'infinity' } = period
  const me = viewer.account
  const inside = sql`>= ${from}::text::timestamptz`
  const [touches, [spoke], steps, placements, { minutes }, answers] = await Promise.all([
    sql<TouchCount[]>`
      select coalesce(l.channel, 'other') as channel, l.kind, date_trunc('week', l.at)::date::text as week, count(distinct l.entry_id)::int as times
      from line l
      where l.account = ${me}::uuid and not l.automatic and l.kind <> all(${[...silentKinds]}) and l.precision <> 'unknown'
        and l.know in ${audiencesOf(sql, viewer)} and l.at ${inside} and l.at < ${before}::text::timestamptz
      group by 1, 2, 3 order by 3, 1, 2`,
    sql<{ people: number }[]>`
      select count(*)::int as people from (
        select l.person_id from line l
        where l.account = ${me}::uuid and l.talk and l.know in ${audiencesOf(sql, viewer)} and l.at ${inside} and l.at < ${before}::text::timestamptz
        group by 1 having bool_or(l.direction = 'between') or (bool_or(l.direction = 'in') and bool_or(l.direction = 'out'))) met`,
    sql<{ what: string; times: number }[]>`
      select case when s.kind = 'candidacy.submitted' or s.phase = 'sent' then 'sent' when s.kind = 'interview.planned' then 'interviews' when s.kind = 'offer.made' then 'offers' end as what,
        count(distinct (s.person_id, s.assignment_id))::int as times
      from candidacy_step s
      where s.account = ${me}::uuid and s.know in ${audiencesOf(sql, viewer)} and s.at ${inside} and s.at < ${before}::text::timestamptz
      group by 1`,
    sql<{ account: string | null; fee: string | null; fee_currency: string | null; splits: unknown }[]>`
      select p.account, p.fee::text as fee, p.fee_currency, p.splits from placement p
      where p.know in ${audiencesOf(sql, viewer)} and (p.account = ${me}::uuid or p.splits @> ${JSON.stringify([{ account: me }])}::text::jsonb)
        and coalesce(p.start_on::timestamptz, p.made_at) ${inside} and coalesce(p.start_on::timestamptz, p.made_at) < ${before}::text::timestamptz`,
    workSettings(sql),
    answersOf(sql, viewer, period, now, me),
  ])
  const hoursOf = ({ kind, times }: TouchCount): number => (times * effortOf(kind, null, minutes).minutes) / 60
  const parts = placements.map(one => partOf(one, me))
  const step = (what: string): number => steps.find(one => one.what === what)?.times ?? 0
  return {
    touches: touches.reduce((sum, one) => sum + one.times, 0),
    hours: touches.reduce((sum, one) => sum + hoursOf(one), 0),
    spoke: spoke?.people ?? 0,
    sent: step('sent'),
    interviews: step('interviews'),
    offers: step('offers'),
    placements: parts.reduce((sum, one) => sum + one.part, 0),
    fees: totals(parts.flatMap(one => one.fee ?? [])),
    channels: summed(touches, one => one.channel)
      .map(([channel, mine]) => ({
        channel,
        touches: mine.reduce((sum, one) => sum + one.times, 0),
        hours: mine.reduce((sum, one) => sum + hoursOf(one), 0),
      }))
      .sort((a, b) => b.hours - a.hours || (a.channel < b.channel ? -1 : 1)),
    weeks: summed(touches, one => one.week).map(([week, mine]) => ({
      week,
      touches: mine.reduce((sum, one) => sum + one.times, 0),
    })),
    answers,
  }
}

const summed = (all: readonly TouchCount[], by: (one: TouchCount) => string): [string, TouchCount[]][] => {
  const groups = new Map<string, TouchCount[]>()
  for (const one of all) groups.set(by(one), [...(groups.get(by(one)) ?? []), one])
  return [...groups]
}

/** Of a placement, the part that its split gives to somebody; without a split it is whoever's made it. */
function partOf(
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
