import { type ClaimValues, type Property, singular } from '#src/domain/claim.ts'
import type { Problem } from '#src/domain/views/common.ts'
import { whoseCounts } from '../../data/meanwhile.ts'
import { userLocale } from '../../words/dates.ts'
import { propertyWords, wordsFor } from './fields.ts'

/** What a value is written in answer to: the one that it mends, and the one that was shown where there is one only. */
export interface InAnswer {
  readonly replaces?: string | undefined
  readonly was?: string | null | undefined
}

const inWords = <P extends Property>(property: P, value: ClaimValues[P]): string => {
  const { main, detail } = wordsFor(property, value, userLocale())
  return detail === null ? main : `${main}\n${detail}`
}

/** Asks whose value counts; answers what mine is then in answer to, or null where theirs stands. */
export async function afterTheirs<P extends Property>(
  problem: Problem,
  property: P,
  value: ClaimValues[P],
): Promise<InAnswer | null> {
  const alone = singular.has(property)
  const asked = await whoseCounts(problem, property, ({ value: theirs }) => ({
    label: propertyWords[property],
    // The server answers a value of the property that was asked about.
    theirs: theirs === null ? 'Taken off' : inWords(property, theirs as unknown as ClaimValues[P]),
    mine: inWords(property, value),
    both: !alone && theirs !== null,
  }))
  if (asked === null || asked.counts === 'theirs') return null
  const { counts, now } = asked
  return {
    ...(counts === 'mine' && now.entry !== null ? { replaces: now.entry } : {}),
    ...(alone ? { was: now.entry } : {}),
  }
}
