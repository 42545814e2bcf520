import type { Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import type { CreditModel } from '#src/domain/credit-model.ts'
import { type Money, minorDigits, totals } from '#src/domain/money.ts'
import { type CostSettings, converted, partIn } from '#src/domain/spend.ts'
import type { ChannelCost, CostReport, SpendRow } from '#src/domain/views/cost.ts'
import type { WorksFilter } from '#src/domain/views/works.ts'
import { blockBootstrap } from '#src/lib/statistics/bootstrap.ts'
import { sourcesOf } from '../channels/sources.ts'
import { workSettings } from '../job-line/settings.ts'
import { isNarrowed } from '../journey/asked.ts'
import { type Crediting, crediting } from '../journey/crediting.ts'
import { isEnough } from '../journey/report.ts'
import { channelReturns, costPerHire } from '../metrics/cost.ts'
import { type Accounts, accountOf, accountsOf, isChannel } from './accounts.ts'
import { hoursOf } from './hours.ts'
import { spendOf } from './list.ts'
import { partOfSpend, raise } from './part.ts'
import { costSettingsOf } from './settings.ts'
import { journeysOfWays, type Way, waysOf } from './ways.ts'

/**
 * What finding people cost in a period, and what each channel brought for it: of the whole house, or of the jobs that a
 * filter asks for, with their part of what was spent (part.ts). Money is in one currency: others at the house's own rates,
 * and what has none is listed beside the figures and in none of them.
 */
export async function costOf(
  sql: Queryable,
  viewer: Viewer,
  filter: WorksFilter,
  wanted: CreditModel,
): Promise<CostReport> {
  const { from, before } = filter
  const accounts = accountsOf(filter.by)
  const period = { ...(from === undefined ? {} : { from }), ...(before === undefined ? {} : { before }) }
  const [settings, work, names, list, ways] = await Promise.all([
    costSettingsOf(sql),
    workSettings(sql),
    sourcesOf(sql),
    spendOf(sql, viewer, period),
    waysOf(sql, viewer, filter),
  ])
  const { byAccount, more } = await hoursOf(sql, viewer, filter, accounts, work)
  const inHouse = (money: Money): number | null => converted(money, settings, minorDigits)
  const inPeriod = list.map(row => ({ ...row, amount: partIn(row, period) })).filter(row => row.amount > 0)
  const part = isNarrowed(filter) ? partOfSpend(ways, names) : () => 1
  const spent = spentOf(inPeriod, accounts, inHouse, part)
  const asked = ways.filter(way => way.asked)
  const placed = asked.filter(way => way.placed)
  const model = isEnough(wanted, placed.length) ? wanted : 'linear'
  const feeOf = (way: Way): Money | null =>
    way.fee === null || way.fee_currency === null ? null : { amount: Number(way.fee), currency: way.fee_currency }
  const { journeys, blocks } = journeysOfWays(
    asked.filter(way => way.placed || model === 'markov-null'),
    accounts,
    names,
    way => {
      const fee = feeOf(way)
      return (fee && inHouse(fee)) ?? 0
    },
  )
  const shared = { channels: journeys.channels, blocks, credit: crediting(model, journeys, blocks) }
  const hours = [...byAccount.values()].reduce((sum, one) => sum + one, 0)
  const total = { external: spent.external, internal: spent.internal + workOf(hours, settings) }
  const fees = placed.flatMap(way => feeOf(way) ?? [])
  const unpriced = fees.filter(fee => inHouse(fee) === null)
  return {
    model,
    settings,
    placements: placed.length,
    ...total,
    hours,
    moreTouches: more,
    perHire: costPerHire(total, placed.length),
    fees: fees.reduce((sum, fee) => sum + (inHouse(fee) ?? 0), 0),
    rows: rowsOf(shared, spent.byAccount, byAccount, settings, accounts),
    narrowed: isNarrowed(filter) ? { spent: spent.whole, nobodys: spent.nobodys } : null,
    left: {
      spent: totals(inPeriod.filter(row => inHouse(row) === null)),
      fees: totals(unpriced),
      placements: unpriced.length,
    },
    at: [...new Set([...inPeriod, ...fees].map(one => one.currency))]
      .filter(code => code !== settings.currency && Object.hasOwn(settings.rates, code))
      .sort(),
  }
}

const workOf = (hours: number, { hourly }: CostSettings): number => Math.round(hours * (hourly ?? 0))

/** What was spent, by sort and by account; `whole` is all of the house's, `nobodys` what is in nobody's part. */
function spentOf(
  rows: readonly SpendRow[],
  accounts: Accounts,
  inHouse: (money: Money) => number | null,
  part: (row: SpendRow) => number | null,
) {
  const sums = { external: 0, internal: 0, whole: 0, nobodys: 0, byAccount: new Map<string, number>() }
  for (const row of rows) {
    const amount = inHouse(row)
    if (amount === null) continue
    const share = part(row)
    sums.whole += amount
    if (share === null) sums.nobodys += amount
    const counted = Math.round(amount * (share ?? 0))
    if (counted === 0) continue
    sums[row.sort] += counted
    raise(sums.byAccount, accountOf(accounts, row.channel, row.own?.name ?? null), counted)
  }
  return sums
}

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
  accounts: Accounts,
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
      const sure = cost > 0 && isChannel(accounts, channel) ? spread?.[at] : undefined
      return {
        channel,
        spent: spent.get(channel) ?? 0,
        hours: time,
        work: workOf(time, settings),
        cost,
        hires: credited,
        fees: Math.round(value),
        perHire,
        return: isChannel(accounts, channel) ? gain : null,
        interval: sure ? { low: (sure.low - cost) / cost, high: (sure.high - cost) / cost } : null,
      }
    })
    .filter(row => row.cost > 0 || row.hires > 0 || row.hours > 0)
    .sort((a, b) => b.fees - a.fees || b.cost - a.cost || (a.channel < b.channel ? -1 : 1))
}
