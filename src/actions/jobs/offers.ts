import * as z from 'zod'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { payPeriods, phaseRank } from '#src/domain/assignment.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { onCandidacy, stageFor } from './on-candidacy.ts'
import { requireStep } from './require-step.ts'
import { date, money } from './words.ts'

export const offer = z.object({
  /** The client's offer, or the candidate's counter-offer. */
  by: z.enum(['client', 'candidate']).default('client'),
  pay: money,
  per: z.enum(payPeriods).default('year'),
  start: date.optional(),
  note: z.string().trim().max(4000).optional(),
})
export const offerAnswer = z.object({
  offer: z.guid(),
  accepted: z.boolean(),
  reason: z.string().trim().max(500).optional(),
})
export const scorecard = z.object({
  interview: z.guid().optional(),
  marks: z.array(z.object({ what: z.string().trim().min(1).max(120), mark: z.int().min(1).max(5) })).max(30),
  verdict: z.enum(['yes', 'maybe', 'no']).optional(),
  note: z.string().trim().max(8000).optional(),
})
type On = { readonly job: string; readonly person: string }

/** An offer, or what the candidate asks instead. */
export async function makeOffer(
  workspace: Workspace,
  viewer: Viewer,
  on: On,
  asked: z.infer<typeof offer>,
): Promise<{ act: string }> {
  const { act } = await onCandidacy(workspace, viewer, on, async ({ job, standing, says }) => {
    if (standing.ended) throw new Refusal('conflict', 'This has ended. Move them to a stage first, if it goes on.')
    const { start, note, ...body } = asked
    const made = says('offer.made', { ...body, ...(start ? { start } : {}), ...(note ? { note } : {}) })
    const moves =
      phaseRank(standing.phase) < phaseRank('offer') ? [says('candidacy.moved', stageFor(job, 'offer'))] : []
    return [made, ...moves]
  })
  return { act }
}

export async function answerOffer(
  workspace: Workspace,
  viewer: Viewer,
  on: On,
  { offer: which, accepted, reason }: z.infer<typeof offerAnswer>,
): Promise<{ act: string }> {
  const { act } = await onCandidacy(workspace, viewer, on, async one => {
    await requireStep(one, which, 'offer.made')
    return [one.says(accepted ? 'offer.accepted' : 'offer.declined', { offer: which, ...(reason ? { reason } : {}) })]
  })
  return { act }
}

/** What somebody thought of them, point by point. */
export async function fillScorecard(
  workspace: Workspace,
  viewer: Viewer,
  on: On,
  card: z.infer<typeof scorecard>,
): Promise<{ act: string }> {
  const { act } = await onCandidacy(workspace, viewer, on, async one => {
    if (card.interview) await requireStep(one, card.interview, 'interview.planned')
    if (card.marks.length === 0 && !card.verdict && !card.note)
      throw new Refusal('invalid', 'There is nothing on this card.')
    const { interview: of, verdict, note, marks } = card
    return [
      one.says('scorecard.filled', {
        marks,
        ...(of ? { interview: of } : {}),
        ...(verdict ? { verdict } : {}),
        ...(note ? { note } : {}),
      }),
    ]
  })
  return { act }
}
