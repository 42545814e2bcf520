import type { Terms } from '#src/domain/assignment.ts'
import type { Problem } from '#src/domain/views/common.ts'
import { whoseCounts } from '../../data/meanwhile.ts'
import { termsWords } from './terms-words.ts'

/** Asks whose terms count. True when mine do; they are then in answer to `was`. */
export async function termsAfterTheirs(
  problem: Problem,
  terms: Terms,
): Promise<{ readonly mine: boolean; readonly was: string | null }> {
  const asked = await whoseCounts(problem, 'terms', ({ value }) => ({
    label: 'Terms',
    // The server answers the terms that its page shows.
    theirs: value === null ? 'None' : termsWords(value as unknown as Terms),
    mine: termsWords(terms),
  }))
  return { mine: asked?.counts === 'mine', was: asked?.now.entry ?? null }
}
