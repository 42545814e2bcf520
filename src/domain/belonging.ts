import * as z from 'zod'

/** Why a touch belongs to an assignment's line; the first that holds is the one that is said. */
export const reasons = ['names', 'window', 'led'] as const
export type Reason = (typeof reasons)[number]

/**
 * Which touches belong to an assignment. What names it always does. The version counts changes of these settings: a closed
 * assignment keeps those it was closed with.
 */
export const belongingRules = z.object({
  version: z.int().min(1),
  /** Days before the first sourcing in which touches with its candidates count as work for it. */
  sourcingDays: z.int().min(0).max(365),
  /** Days before the order up to which what passed with the client and the placed person counts; null: all of it. */
  reachBackDays: z.int().min(0).max(36_500).nullable(),
  /** Whether a start date's touches go on counting until the guarantee ends. */
  untilGuarantee: z.boolean(),
})
export type BelongingRules = z.infer<typeof belongingRules>

export const defaultBelonging: BelongingRules = {
  version: 1,
  sourcingDays: 0,
  reachBackDays: null,
  untilGuarantee: false,
}

/** The rules as sentences, in the order in which they are tried. */
export function belongingWords(rules: BelongingRules): Readonly<Record<Reason, string>> {
  const early = rules.sourcingDays === 0 ? '' : ` (${rules.sourcingDays} days before it)`
  const back = rules.reachBackDays === null ? 'however long ago' : `up to ${rules.reachBackDays} days before the order`
  const end = rules.untilGuarantee ? 'the end of the guarantee' : 'the start date or the closing'
  return {
    names: 'It names this job.',
    window: `It was with one of its people between the first sourcing${early} and ${end}.`,
    led: `It was with the person placed, or with the client, before that, ${back}: it led here.`,
  }
}
