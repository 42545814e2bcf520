/** An amount in minor units (pence, cents) of one currency (ISO 4217). Amounts of two currencies are never added. */
export interface Money {
  readonly amount: number
  readonly currency: string
}

/** Digits after the point, where they are not two (ISO 4217 table A.1). */
const digits: Readonly<Record<string, number>> = { JPY: 0, KRW: 0, ISK: 0, HUF: 2, KWD: 3, BHD: 3, TND: 3 }
export const minorDigits = (currency: string): number => digits[currency] ?? 2

export const isCurrency = (text: string): boolean => /^[A-Z]{3}$/.test(text)

/** A percentage of an amount, rounded half away from zero to a minor unit. `percent` with at most four decimals. */
export function percentOf({ amount, currency }: Money, percent: number): Money {
  const exact = BigInt(Math.round(amount)) * BigInt(Math.round(percent * 10_000))
  const half = exact < 0n ? -500_000n : 500_000n
  return { amount: Number((exact + half) / 1_000_000n), currency }
}

/**
 * Shares of an amount, in the order given, that add up to it exactly: what rounding leaves goes to the largest remainders.
 * @param parts relative sizes, not negative, not all zero.
 */
export function shared(amount: number, parts: readonly number[]): number[] {
  const whole = parts.reduce((sum, part) => sum + part, 0)
  const exact = parts.map(part => (amount * part) / whole)
  const floors = exact.map(Math.floor)
  let left = amount - floors.reduce((sum, part) => sum + part, 0)
  const order = exact
    .map((value, at) => ({ at, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.at - b.at)
  for (const { at } of order) {
    if (left <= 0) break
    floors[at] = (floors[at] ?? 0) + 1
    left--
  }
  return floors
}

/** One total for each currency, in code point order: sums over mixed currencies do not exist. */
export function totals(all: readonly Money[]): Money[] {
  const sums = new Map<string, number>()
  for (const { amount, currency } of all) sums.set(currency, (sums.get(currency) ?? 0) + amount)
  return [...sums]
    .map(([currency, amount]) => ({ amount, currency }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1))
}
