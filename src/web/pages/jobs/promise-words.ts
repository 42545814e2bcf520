import type { CandidateCard } from '#src/domain/views/jobs.ts'
import { daysFrom, dayWords, localDate, userLocale } from '../../words/dates.ts'
import { counted } from '../../words/numbers.ts'

type Promised = Pick<NonNullable<CandidateCard['promised']>, 'what' | 'on'>

/** From the day that was promised on. */
export const isLate = ({ on }: Promised, now: Date): boolean => daysFrom(now, localDate(on)) <= 0

/** "feedback, Friday"; "feedback, 3 days late". */
export function promiseWords({ what, on }: Promised, now: Date): string {
  const days = daysFrom(now, localDate(on))
  if (days === 0) return `${what}, today`
  return days < 0
    ? `${what}, ${counted(-days, 'day')} late`
    : `${what}, ${dayWords(localDate(on).toISOString(), now, userLocale())}`
}
