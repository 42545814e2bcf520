import type { Terms } from '#src/domain/assignment.ts'
import type { Problem } from '#src/domain/views/common.ts'
import { changedIn, whichCounts } from '../../data/meanwhile.ts'
import { termsWords } from './terms-words.ts'

/** Asks whose terms count. True when mine do; they are then in answer to `was`. */
export async function termsAfterTheirs(
  problem: Problem,
  terms: Terms,
): Promise<{ readonly mine: boolean; readonly was: string | null }> {
  const now = changedIn(problem).get('terms')
  if (now === undefined) return { mine: false, was: null }
  const answer = await whichCounts([
    {
      key: 'terms',
      label: 'Terms',
      // The server answers the terms that its page shows.
      theirs: now.value === null ? 'None' : termsWords(now.value as unknown as Terms),
      mine: termsWords(terms),
      by: now.by,
      at: now.at,
      both: false,
    },
  ])
  return { mine: answer.get('terms') === 'mine', was: now.entry }
}
