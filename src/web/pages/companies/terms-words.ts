import type { Terms } from '#src/domain/assignment.ts'
import { moneyWords } from '../../words/money.ts'
import { counted } from '../../words/numbers.ts'

/** "22.5 % of a year's pay, guarantee 90 days"; where there is none, nothing of a guarantee. */
export function termsWords({ model, percent, fee, guaranteeDays }: Terms): string {
  const price =
    model === 'hourly'
      ? `${fee ? moneyWords(fee) : ''} an hour`
      : model === 'fixed'
        ? `${fee ? moneyWords(fee) : ''} a placement`
        : `${percent ?? 0} % of a year’s pay${model === 'retained' ? ', retained' : ''}`
  return guaranteeDays === 0 ? price : `${price}, guarantee ${counted(guaranteeDays, 'day')}`
}
