import type { CandidateCard } from '#src/domain/views/jobs.ts'

const day = 86_400_000
/** Days after a CV went out without a word or a promise of the client after which a card says so. */
const clientQuietDays = 5
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

/** Whole days since the client has somebody's CV and has said and promised nothing; null before it is worth a word. */
export function clientSilentDays({ ended, promised, phase, sent, since }: CandidateCard, now: Date): number | null {
  if (phase !== 'sent' || ended !== null || promised !== null) return null
  const days = Math.floor((now.getTime() - Date.parse(sent !== null && sent > since ? sent : since)) / day)
  return days >= clientQuietDays ? days : null
}
