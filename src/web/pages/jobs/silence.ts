import type { CandidateCard } from '#src/domain/views/jobs.ts'

const day = 86_400_000
/** Days without a word from us after which a card says so. */
export const quietDays = 7

/**
 * Whole days since somebody on a job last heard from us, on any channel; null where nothing is owed: nobody who has not
 * answered, and nobody who was told. A card that was never written to counts from its stage.
 */
export function silentDays({ engaged, ended, owed, ours, since, phase }: CandidateCard, now: Date): number | null {
  if (!engaged || phase === 'placed' || (ended !== null && !owed)) return null
  return Math.max(0, Math.floor((now.getTime() - Date.parse(ours ?? since)) / day))
}
