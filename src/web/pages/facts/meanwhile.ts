import { type ClaimValues, type Property, singular } from '#src/domain/claim.ts'
import type { Present } from '#src/domain/refusal.ts'
import type { Problem } from '#src/domain/views/common.ts'
import { changedIn, whichCounts } from '../../data/meanwhile.ts'
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
  const now: Present | undefined = changedIn(problem).get(property)
  if (now === undefined) return null
  const alone = singular.has(property)
  const answer = await whichCounts([
    {
      key: property,
      label: propertyWords[property],
      // The server answers a value of the property that was asked about.
      theirs: now.value === null ? 'Taken off' : inWords(property, now.value as unknown as ClaimValues[P]),
      mine: inWords(property, value),
      by: now.by,
      at: now.at,
      both: !alone && now.value !== null,
    },
  ])
  const counts = answer.get(property)
  if (counts === 'theirs') return null
  return {
    ...(counts === 'mine' && now.entry !== null ? { replaces: now.entry } : {}),
    ...(alone ? { was: now.entry } : {}),
  }
}
