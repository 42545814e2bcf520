/**
 * Cost of one piece of hiring in minor units (cents) of one currency; converting is the caller's. `external` is paid to
 * others (fees, adverts, tools), `internal` is the house's own (recruiters' time, office, referral bonuses).
 */
export interface HiringCost {
  readonly kind: 'external' | 'internal'
  readonly amount: number
  /** One of the standard's categories ("advertising", "agency fees"): what a comparable figure is cut down to. */
  readonly category: string
}

/** ANSI/SHRM-06001.2012 and ISO 30407: which costs count. */
interface CostBasis {
  /**
   * Absent: every cost, the *internal* figure (CPHI), comparable only with the house's own past. Given: only costs of
   * these categories, the *comparable* figure (CPHC), for comparing houses that agreed on them.
   */
  readonly categories?: ReadonlySet<string>
}

interface HiringTotal {
  readonly external: number
  readonly internal: number
}

/** The two sums of the standard's formula. */
export function hiringTotal(costs: readonly HiringCost[], { categories }: CostBasis = {}): HiringTotal {
  const sum = { external: 0, internal: 0 }
  for (const { kind, amount, category } of costs) {
    if (!categories || categories.has(category)) sum[kind] += amount
  }
  return sum
}

/** (external + internal costs) / hires of the same period, in minor units; null without a hire. */
export const costPerHire = ({ external, internal }: HiringTotal, hires: number): number | null =>
  hires > 0 ? (external + internal) / hires : null

/** Recruiting cost ratio: the same costs as a share of what those hired earn in their first year; null without pay. */
export const recruitingCostRatio = ({ external, internal }: HiringTotal, firstYearPay: number): number | null =>
  firstYearPay > 0 ? (external + internal) / firstYearPay : null

/** What one channel brought and cost, by the attribution model that made its credit. */
interface ChannelReturn {
  readonly channel: string
  readonly cost: number
  /** Hires credited, fractional. */
  readonly hires: number
  /** Value credited (fees), in minor units. */
  readonly value: number
  /** cost / hires; null where no hire is credited. */
  readonly costPerHire: number | null
  /** (value - cost) / cost; null for a channel without cost, which has no return to speak of. */
  readonly return: number | null
}

/** Every channel that was credited or paid for, in code point order. */
export function channelReturns(
  costs: Readonly<Record<string, number>>,
  hires: Readonly<Record<string, number>>,
  values: Readonly<Record<string, number>>,
): ChannelReturn[] {
  const channels = new Set([...Object.keys(costs), ...Object.keys(hires), ...Object.keys(values)])
  return [...channels].sort().map(channel => {
    const cost = own(costs, channel)
    const credited = own(hires, channel)
    const value = own(values, channel)
    return {
      channel,
      cost,
      hires: credited,
      value,
      costPerHire: credited > 0 ? cost / credited : null,
      return: cost > 0 ? (value - cost) / cost : null,
    }
  })
}

/** Channels are named by people: `constructor` must not find what every object inherits. */
const own = (amounts: Readonly<Record<string, number>>, channel: string): number =>
  Object.hasOwn(amounts, channel) ? (amounts[channel] ?? 0) : 0
