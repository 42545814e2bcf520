import type { Terms } from '#src/domain/assignment.ts'
import { moneyWords } from '../../words/money.ts'

/** "22.5 % of a year's pay, guarantee 90 days". */
export function termsWords({ model, percent, fee, guaranteeDays }: Terms): string {
  const price =
    model === 'hourly'
      ? `${fee ? moneyWords(fee) : ''} an hour`
      : model === 'fixed'
        ? `${fee ? moneyWords(fee) : ''} a placement`
        : `${percent ?? 0} % of a year’s pay${model === 'retained' ? ', retained' : ''}`
  return `${price}, guarantee ${guaranteeDays} days`
}
