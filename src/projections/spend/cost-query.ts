import type { Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import { carriers } from '#src/domain/conversion.ts'
import type { CreditModel } from '#src/domain/credit-model.ts'
import { type Money, minorDigits, totals } from '#src/domain/money.ts'
import { type CostSettings, converted, partIn } from '#src/domain/spend.ts'
import type { ChannelCost, CostReport } from '#src/domain/views/cost.ts'
import type { WorksFilter } from '#src/domain/views/works.ts'
import { blockBootstrap } from '#src/lib/statistics/bootstrap.ts'
import { workSettings } from '../job-line/settings.ts'
import { type Crediting, crediting } from '../journey/crediting.ts'
import { isEnough } from '../journey/report.ts'
import { channelReturns, costPerHire } from '../metrics/cost.ts'
import { hoursByChannel } from './hours.ts'
import { spendOf } from './list.ts'
import { costSettingsOf } from './settings.ts'
import { journeysOfWays, type Way, waysOf } from './ways.ts'

/** Hours and what was spent on channels that only carry words lie on no channel's account. */
export const conversations = 'conversations'

const isChannel = (channel: string): boolean => channel !== conversations && channel !== 'other'

/**
 * What finding people cost the whole house in a period, and what each channel brought for it. Money is in one currency:
 * others at the house's own rates, and what has none is listed beside the figures and in none of them.
 */
export async function costOf(
  sql: Queryable,
  viewer: Viewer,
  { from, before, by }: Pick<WorksFilter, 'from' | 'before' | 'by'>,
  asked: CreditModel,
): Promise<CostReport> {
  const period = { ...(from === undefined ? {} : { from }), ...(before === undefined ? {} : { before }) }
  const [settings, { minutes }, spent, ways] = await Promise.all([
    costSettingsOf(sql),
    workSettings(sql),
    spendOf(sql, viewer, period),
    waysOf(sql, viewer, period),
  ])
  const hours = await hoursByChannel(sql, viewer, period, minutes)
  const sources = by !== 'channel'
  const parts = spent.map(row => ({ ...row, amount: partIn(row, period) })).filter(row => row.amount > 0)
  const inHouse = (money: Money): number | null => converted(money, settings, minorDigits)
  const placed = ways.filter(way => way.placed)
  const model = isEnough(asked, placed.length) ? asked : 'linear'
  const feeOf = (way: Way): Money | null =>
    way.fee === null || way.fee_currency === null ? null : { amount: Number(way.fee), currency: way.fee_currency }
  const { journeys, blocks } = journeysOfWays(
    ways.filter(way => way.placed || model === 'markov-null'),
    sources,
    way => {
      const fee = feeOf(way)
      return (fee && inHouse(fee)) ?? 0
    },
  )
  const shared = { channels: journeys.channels, blocks, credit: crediting(model, journeys, blocks) }
  const accountOf = (channel: string): string => (sources && carriers.has(channel) ? conversations : channel)
  const sums = { external: 0, internal: 0 }
  const money = new Map<string, number>()
  for (const row of parts) {
    const amount = inHouse(row)
    if (amount === null) continue
    sums[row.sort] += amount
    raise(money, accountOf(row.channel), amount)
  }
  const time = new Map<string, number>()
  for (const [channel, spentHours] of hours) raise(time, accountOf(channel), spentHours)
  const allHours = [...time.values()].reduce((sum, one) => sum + one, 0)
  const total = { ...sums, internal: sums.internal + workOf(allHours, settings) }
  const fees = placed.flatMap(way => feeOf(way) ?? [])
  const unpriced = fees.filter(fee => inHouse(fee) === null)
  return {
    model,
    settings,
    placements: placed.length,
    ...total,
    hours: allHours,
    perHire: costPerHire(total, placed.length),
    fees: fees.reduce((sum, fee) => sum + (inHouse(fee) ?? 0), 0),
    rows: rowsOf(shared, money, time, settings),
    left: {
      spent: totals(parts.filter(row => inHouse(row) === null)),
      fees: totals(unpriced),
      placements: unpriced.length,
    },
    at: [...new Set([...parts, ...fees].map(one => one.currency))]
      .filter(code => code !== settings.currency && Object.hasOwn(settings.rates, code))
      .sort(),
  }
}

const raise = (sums: Map<string, number>, key: string, by: number): void =>
  void sums.set(key, (sums.get(key) ?? 0) + by)
const workOf = (hours: number, { hourly }: CostSettings): number => Math.round(hours * (hourly ?? 0))

interface Shared {
  readonly channels: readonly string[]
  readonly blocks: number
  readonly credit: Crediting
}

function rowsOf(
  shared: Shared,
  spent: ReadonlyMap<string, number>,
  hours: ReadonlyMap<string, number>,
  settings: CostSettings,
): ChannelCost[] {
  const { results, values } = shared.credit()
  const costs = new Map(spent)
  for (const [channel, time] of hours) raise(costs, channel, workOf(time, settings))
  const named = (amounts: Float64Array): Record<string, number> =>
    Object.fromEntries(shared.channels.map((channel, at) => [channel, amounts[at] ?? 0]))
  const spread = blockBootstrap(shared.blocks, drawn => shared.credit(drawn).values)
  return channelReturns(Object.fromEntries(costs), named(results), named(values))
    .map(({ channel, cost, hires: credited, value, costPerHire: perHire, return: gain }): ChannelCost => {
      const [at, time] = [shared.channels.indexOf(channel), hours.get(channel) ?? 0]
      const sure = cost > 0 ? spread?.[at] : undefined
      return {
        channel,
        spent: spent.get(channel) ?? 0,
        hours: time,
        work: workOf(time, settings),
        cost,
        hires: credited,
        fees: Math.round(value),
        perHire,
        return: isChannel(channel) ? gain : null,
        interval:
          sure && isChannel(channel) ? { low: (sure.low - cost) / cost, high: (sure.high - cost) / cost } : null,
      }
    })
    .filter(row => row.cost > 0 || row.hires > 0 || row.hours > 0)
    .sort((a, b) => b.fees - a.fees || b.cost - a.cost || (a.channel < b.channel ? -1 : 1))
}
