import * as z from 'zod'
import { channels } from './channel.ts'
import { isCurrency, type Money } from './money.ts'

/** ANSI/SHRM-06001.2012: paid to others, or the house's own. */
const spendSorts = ['external', 'internal'] as const
export type SpendSort = (typeof spendSorts)[number]

/** The standard's categories, as far as they are paid for in money; hours are counted from what was done. */
export const spendCategories = {
  external: ['advertising', 'agency fees', 'events', 'tools', 'travel', 'checks', 'other'],
  internal: ['referral bonuses', 'office', 'training', 'salaries', 'other'],
} as const satisfies Record<SpendSort, readonly string[]>

/** What was spent on a channel, or on one of our own, in a period; `from` and `to` are ISO dates, both inside. */
export const newSpend = z
  .object({
    channel: z.enum(channels),
    /** Code of one of our own channels, or a name that it has or had; `channel` is then the kind that it is. */
    own: z.string().trim().toLowerCase().min(1).max(200).optional(),
    from: z.iso.date(),
    to: z.iso.date(),
    amount: z.int().min(1).max(1e13),
    currency: z.string().refine(isCurrency, 'A currency is three letters: GBP, EUR.'),
    sort: z.enum(spendSorts),
    category: z.string().trim().min(1).max(80),
    note: z.string().trim().max(500).default(''),
  })
  .refine(({ from, to }) => to >= from, { message: 'It ends before it begins.', path: ['to'] })
  .refine(({ from, to }) => daysBetween(from, to) <= 3660, { message: 'It is longer than ten years.', path: ['to'] })
export type NewSpend = z.infer<typeof newSpend>

const day = 86_400_000
/** Days from a date to another, both inside. */
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / day) + 1

/** The part of an amount that falls into a period (`before` is outside it), day by day alike, to the minor unit. */
export function partIn(
  { from, to, amount }: Pick<NewSpend, 'from' | 'to' | 'amount'>,
  period: { readonly from?: string | undefined; readonly before?: string | undefined },
): number {
  // As the difference of two running sums, so that the parts of neighbouring periods add up to the whole.
  const until = (days: number): number => Number((BigInt(amount) * BigInt(2 * days) + BigInt(all)) / BigInt(2 * all))
  const all = daysBetween(from, to)
  const clamp = (days: number): number => Math.min(all, Math.max(0, days))
  const begin = period.from === undefined ? 0 : clamp(daysBetween(from, period.from) - 1)
  const end = period.before === undefined ? all : clamp(daysBetween(from, period.before) - 1)
  return end <= begin ? 0 : until(end) - until(begin)
}

/** In which currency figures are given, what an hour costs us (minor units), and what one unit of another currency is worth. */
export const costSettings = z.object({
  currency: z.string().refine(isCurrency, 'A currency is three letters: GBP, EUR.'),
  hourly: z.int().min(0).max(1e9).nullable(),
  rates: z.record(
    z.string().refine(isCurrency, 'A currency is three letters: GBP, EUR.'),
    z.number().positive('A rate is above nothing.').max(1e9),
  ),
})
export type CostSettings = z.infer<typeof costSettings>

/** An amount in the house's currency, minor units; null where nobody said what the other currency is worth. */
export function converted(
  { amount, currency }: Money,
  settings: CostSettings,
  digits: (code: string) => number,
): number | null {
  if (currency === settings.currency) return amount
  const rate = Object.hasOwn(settings.rates, currency) ? settings.rates[currency] : undefined
  return rate === undefined ? null : Math.round(amount * rate * 10 ** (digits(settings.currency) - digits(currency)))
}
