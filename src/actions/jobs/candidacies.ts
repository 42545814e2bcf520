import * as z from 'zod'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Stage } from '#src/domain/assignment.ts'
import { enders, stageFromWords } from '#src/domain/candidacy.ts'
import { Refusal } from '#src/domain/refusal.ts'
import type { JsonObject } from '#src/lib/json.ts'
import type { JobHead } from '#src/projections/job/page.ts'
import { standingOn } from '#src/projections/job/standing-on.ts'
import { type Deciding, forMany, oneBatch, type Within } from './for-many.ts'
import { guarded } from './guarded.ts'

const stage = z.string().trim().min(1).max(80)
const because = z.string().trim().min(1).max(1000).optional()
export const putting = z.object({ stage: stage.optional(), because })
export const moving = z.object({ stage })
export const ending = z.object({
  by: z.enum(enders),
  reason: z.string().trim().min(1).max(200),
  note: z.string().trim().max(2000).optional(),
})

const phaseOf = (job: JobHead, name: string): Stage => {
  const own = job.stages.find(one => one.name === name)
  if (own) return own
  const said = stageFromWords(name)
  return { name, phase: 'phase' in said ? said.phase : 'looked-at' }
}

const peopleOf = (anchors: readonly { readonly person: string }[]): string[] => anchors.map(one => one.person)

/** Puts people on a job, those who are not on it yet. Guards speak first. */
export function putOnJob(
  workspace: Workspace,
  viewer: Viewer,
  job: string,
  people: readonly string[],
  { stage: asked, because: why }: z.infer<typeof putting>,
) {
  const bodies: Deciding['bodies'] = async (trx, head, anchors) => {
    const there = await standingOn(trx, viewer, job, peopleOf(anchors))
    const fresh = anchors.filter(one => !there.has(one.person) || there.get(one.person)?.ended)
    const ids = peopleOf(fresh)
    const warned = await guarded(trx, viewer, {
      job: head,
      people: ids,
      doing: 'add',
      because: why,
      now: workspace.now(),
    })
    const { name, phase } = asked ? phaseOf(head, asked) : (head.stages[0] ?? phaseOf(head, 'Looked at'))
    return new Map(ids.map(id => [id, { stage: name, phase, ...warned.get(id) }]))
  }
  return forMany(workspace, viewer, job, people, { kind: 'candidacy.moved', bodies })
}

/** The stage of that name, which nobody comes to without a placement. @throws Refusal `invalid` */
export function stageOf(head: JobHead, asked: string): Stage {
  const to = phaseOf(head, asked)
  if (to.phase === 'placed')
    throw new Refusal('invalid', 'Record the placement, with start and fee; that is what moves them there.', '/stage')
  return to
}

/** Moves people to another stage. Whoever stands there already, or was placed, stays; an ended one goes on again. */
export function moveOnJob(
  workspace: Workspace,
  viewer: Viewer,
  job: string,
  people: readonly string[],
  to: z.infer<typeof moving>,
) {
  return forMany(workspace, viewer, job, people, movingTo(viewer, to))
}

/** As `moveOnJob`, for people of one batch of a greater doing. */
export function moveSome(
  workspace: Workspace,
  viewer: Viewer,
  job: string,
  people: readonly string[],
  to: z.infer<typeof moving>,
  within: Within,
) {
  return oneBatch(workspace, viewer, job, people, movingTo(viewer, to), within)
}

const movingTo = (viewer: Viewer, { stage: asked }: z.infer<typeof moving>): Deciding => ({
  kind: 'candidacy.moved',
  async bodies(trx, head, anchors) {
    const to = stageOf(head, asked)
    const there = await standingOn(trx, viewer, head.id, peopleOf(anchors))
    const bodies = new Map<string, JsonObject>()
    for (const { person } of anchors) {
      const now = there.get(person)
      if (!now || now.placed || (now.stage === to.name && !now.ended)) continue
      bodies.set(person, { stage: to.name, phase: to.phase, from: now.stage })
    }
    return bodies
  },
})

/** Ends candidacies, with the reason and whose it was. @throws Refusal `conflict` when one of them was placed */
export function endOnJob(
  workspace: Workspace,
  viewer: Viewer,
  job: string,
  people: readonly string[],
  why: z.infer<typeof ending>,
) {
  return forMany(workspace, viewer, job, people, endingFor(viewer, why, 'refused'))
}

/** As `endOnJob`, for people of one batch of a greater doing; whoever was placed stays. */
export function endSome(
  workspace: Workspace,
  viewer: Viewer,
  job: string,
  people: readonly string[],
  why: z.infer<typeof ending>,
  within: Within,
) {
  return oneBatch(workspace, viewer, job, people, endingFor(viewer, why, 'left'), within)
}

const endingFor = (
  viewer: Viewer,
  { by, reason, note }: z.infer<typeof ending>,
  placed: 'refused' | 'left',
): Deciding => ({
  kind: 'candidacy.ended',
  async bodies(trx, head, anchors) {
    const there = await standingOn(trx, viewer, head.id, peopleOf(anchors))
    const bodies = new Map<string, JsonObject>()
    for (const { person } of anchors) {
      const now = there.get(person)
      if (!now || now.ended || (now.placed && placed === 'left')) continue
      if (now.placed) throw new Refusal('conflict', 'Somebody who was placed leaves by the end of the placement.')
      bodies.set(person, { by, reason, ...(note ? { note } : {}) })
    }
    return bodies
  },
})
