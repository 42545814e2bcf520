import * as z from 'zod'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { onCandidacy } from './on-candidacy.ts'
import { requireStep } from './require-step.ts'
import { date } from './words.ts'

export const clientPromise = z.object({
  /** What they said they would do: "feedback", "a date for the interview". */
  what: z.string().trim().min(1).max(200),
  due: date,
})
export const clientPromiseKept = z.object({ promise: z.guid() })
type On = { readonly job: string; readonly person: string }

/** The client promised something about somebody, by a day. Whatever moves the matter on keeps it. */
export async function notePromise(
  workspace: Workspace,
  viewer: Viewer,
  on: On,
  { what, due }: z.infer<typeof clientPromise>,
): Promise<{ act: string }> {
  const { act } = await onCandidacy(workspace, viewer, on, async ({ standing, at, says }) => {
    if (standing.ended) throw new Refusal('conflict', 'This has ended. Move them to a stage first, if it goes on.')
    if (due < at.slice(0, 10)) throw new Refusal('invalid', 'That day is over.', '/due')
    return [says('promise.given', { what, due })]
  })
  return { act }
}

/** They did as they had promised. */
export async function keepPromise(
  workspace: Workspace,
  viewer: Viewer,
  on: On,
  { promise }: z.infer<typeof clientPromiseKept>,
): Promise<{ act: string }> {
  const { act } = await onCandidacy(workspace, viewer, on, async one => {
    await requireStep(one, promise, 'promise.given')
    return [one.says('promise.kept', { promise })]
  })
  return { act }
}
