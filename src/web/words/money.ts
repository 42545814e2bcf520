import { type Money, minorDigits } from '#src/domain/money.ts'
import { userLocale } from './dates.ts'

/** "£24,300"; minor units are shown where there are some. */
export function moneyWords({ amount, currency }: Money): string {
  const digits = minorDigits(currency)
  const whole = amount % 10 ** digits === 0
  return new Intl.NumberFormat(userLocale(), {
    style: 'currency',
    currency,
    minimumFractionDigits: whole ? 0 : digits,
    maximumFractionDigits: digits,
  }).format(amount / 10 ** digits)
}

/** What somebody typed ("108,000", "24300.50") as minor units; null when it is no amount. */
export function minorOf(text: string, currency: string): number | null {
  const plain = text
    .replace(/[\s'£$€]/g, '')
    .replace(/,(?=\d{3}(\D|$))/g, '')
    .replace(',', '.')
  if (!/^\d+(\.\d+)?$/.test(plain)) return null
  const amount = Math.round(Number(plain) * 10 ** minorDigits(currency))
  return Number.isSafeInteger(amount) ? amount : null
}
