import type { EntryDetail } from '#src/domain/views/line.ts'
import { counted } from '../../words/numbers.ts'

/** "25 minutes", "no time". */
export const minuteWords = (minutes: number): string => {
  const whole = Math.round(minutes)
  return whole === 0 ? 'no time' : counted(whole, 'minute')
}

/** "25 minutes, set by Alma Voss", "15 minutes, estimated by kind"; null of what takes no time unless somebody said so. */
export function effortWords(
  { minutes, measured, by }: NonNullable<EntryDetail['effort']>,
  colleague: (account: string | null) => string | null,
): string | null {
  if (Math.round(minutes) === 0 && by === null) return null
  const who = by === null ? null : colleague(by)
  const from = !measured ? 'estimated by kind' : who === null ? 'measured' : `set by ${who === 'You' ? 'you' : who}`
  return `${minuteWords(minutes)}, ${from}`
}
