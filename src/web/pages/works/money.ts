import { minorDigits } from '#src/domain/money.ts'
import { userLocale } from '../../words/dates.ts'

/** An amount in its own currency, without the pence that nobody reads here. */
export const money = ({ amount, currency }: { readonly amount: number; readonly currency: string }): string =>
  new Intl.NumberFormat(userLocale(), { style: 'currency', currency, maximumFractionDigits: 0 }).format(
    amount / 10 ** minorDigits(currency),
  )
