import * as z from 'zod'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { phaseRank } from '#src/domain/assignment.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { freshId } from '#src/ledger/ids.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { onCandidacy, stageFor } from './on-candidacy.ts'
import { requireStep } from './require-step.ts'

const at = z.iso.datetime({ offset: true })
const round = z.int().min(1).max(20)
const minutes = z.int().min(5).max(1440)
const words = z.string().trim().max(500)
export const interview = z.object({
  at,
  round: round.default(1),
  minutes: minutes.default(60),
  /** A room, an address, a link. */
  place: words.default(''),
  /** Who meets them, as names. */
  with: words.default(''),
})
export const interviewChange = z.object({
  interview: z.guid(),
  at: at.optional(),
  round: round.optional(),
  minutes: minutes.optional(),
  place: words.optional(),
  with: words.optional(),
})

type On = { readonly job: string; readonly person: string }

/** Plans an interview; the candidacy stands at "interview" where it had not come so far. */
export async function planInterview(
  workspace: Workspace,
  viewer: Viewer,
  on: On,
  { at: when, ...asked }: z.infer<typeof interview>,
): Promise<{ act: string }> {
  const { act } = await onCandidacy(workspace, viewer, on, async ({ job, standing, says }) => {
    if (standing.ended) throw new Refusal('conflict', 'This has ended. Move them to a stage first, if it goes on.')
    const planned = says('interview.planned', {
      ...asked,
      at: new Date(when).toISOString(),
      uid: `${freshId()}@throughline`,
      sequence: 0,
    })
    const moves =
      phaseRank(standing.phase) < phaseRank('interview') ? [says('candidacy.moved', stageFor(job, 'interview'))] : []
    return [planned, ...moves]
  })
  return { act }
}

/** Another time or place: the calendar file that follows has the same UID and the next sequence (RFC 5546). */
export async function changeInterview(
  workspace: Workspace,
  viewer: Viewer,
  on: On,
  { interview: which, at: when, ...change }: z.infer<typeof interviewChange>,
): Promise<{ act: string }> {
  const { act } = await onCandidacy(workspace, viewer, on, async one => {
    await requireStep(one, which, 'interview.planned')
    const moved = when === undefined ? {} : { at: new Date(when).toISOString() }
    const said = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as JsonObject
    return [one.says('interview.changed', { interview: which, ...said, ...moved })]
  })
  return { act }
}

export async function cancelInterview(
  workspace: Workspace,
  viewer: Viewer,
  on: On,
  { interview: which }: { readonly interview: string },
): Promise<{ act: string }> {
  const { act } = await onCandidacy(workspace, viewer, on, async one => {
    await requireStep(one, which, 'interview.planned')
    return [one.says('interview.cancelled', { interview: which })]
  })
  return { act }
}
