import type { EntryDetail } from '#src/domain/views/line.ts'
import { counted } from '../../words/numbers.ts'

/** "25 minutes, set by Alma Voss", "15 minutes, estimated by kind". */
export function effortWords(
  { minutes, measured, by }: NonNullable<EntryDetail['effort']>,
  colleague: (account: string | null) => string | null,
): string {
  const who = by === null ? null : colleague(by)
  const from = !measured ? 'estimated by kind' : who === null ? 'measured' : `set by ${who === 'You' ? 'you' : who}`
  return `${counted(Math.round(minutes), 'minute')}, ${from}`
}
