import type { Measured } from '#src/domain/views/same-person.ts'
import { count } from '../../words/numbers.ts'

/** "Of 14 answers here at this mark, 14 were one person: right at least 78 in 100 times." */
export function measuredWords({ same, different, atLeast }: Measured): string {
  const asked = same + different
  if (asked === 0 || atLeast === null) return 'Nobody has answered a pair this sure yet.'
  return `Of ${count(asked)} answers to pairs this sure, ${count(same)} said one person: right at least ${Math.floor(atLeast * 100)} in 100 times.`
}
