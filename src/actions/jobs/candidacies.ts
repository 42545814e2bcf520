import * as z from 'zod'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Trx } from '#src/db/pool.ts'
import type { Stage } from '#src/domain/assignment.ts'
import { enders, stageFromWords } from '#src/domain/candidacy.ts'
import { Refusal } from '#src/domain/refusal.ts'
import type { Entry } from '#src/ledger/append.ts'
import { decision } from '#src/ledger/decision.ts'
import { freshId } from '#src/ledger/ids.ts'
import type { JsonObject } from '#src/lib/json.ts'
import type { JobHead } from '#src/projections/job/page.ts'
import { standingOn } from '#src/projections/job/standing-on.ts'
import { keyLimit } from '#src/projections/projection.ts'
import { perform } from '../perform.ts'
import { anchorsOf } from '../person/anchor.ts'
import { requireJob } from './change-job.ts'
import { guarded, reasonNote } from './guarded.ts'

const stage = z.string().trim().min(1).max(80)
const because = z.string().trim().min(1).max(1000).optional()
export const putting = z.object({ stage: stage.optional(), because })
export const moving = z.object({ stage })
export const ending = z.object({
  by: z.enum(enders),
  reason: z.string().trim().min(1).max(200),
  note: z.string().trim().max(2000).optional(),
})

interface Anchor {
  readonly person: string
  readonly persona: string
}
type Bodies = (trx: Trx, job: JobHead, people: readonly Anchor[]) => Promise<ReadonlyMap<string, JsonObject>>

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
  return forMany(workspace, viewer, job, people, 'candidacy.moved', async (trx, head, anchors) => {
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
  })
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
  { stage: asked }: z.infer<typeof moving>,
) {
  return forMany(workspace, viewer, job, people, 'candidacy.moved', moveBodies(viewer, job, asked))
}

/** As `moveOnJob`, for people of one batch of a greater doing; `after` is told, in the transaction, how many were moved. */
export function moveSome(
  workspace: Workspace,
  viewer: Viewer,
  job: string,
  people: readonly string[],
  { stage: asked }: z.infer<typeof moving>,
  act: string,
  after: After,
) {
  return oneBatch(workspace, viewer, job, people, 'candidacy.moved', moveBodies(viewer, job, asked), act, after)
}

const moveBodies =
  (viewer: Viewer, job: string, asked: string): Bodies =>
  async (trx, head, anchors) => {
    const to = stageOf(head, asked)
    const there = await standingOn(
      trx,
      viewer,
      job,
      anchors.map(one => one.person),
    )
    const bodies = new Map<string, JsonObject>()
    for (const { person } of anchors) {
      const now = there.get(person)
      if (!now || now.placed || (now.stage === to.name && !now.ended)) continue
      bodies.set(person, { stage: to.name, phase: to.phase, from: now.stage })
    }
    return bodies
  }

/** Ends candidacies, with the reason and whose it was. */
export function endOnJob(
  workspace: Workspace,
  viewer: Viewer,
  job: string,
  people: readonly string[],
  why: z.infer<typeof ending>,
) {
  return forMany(workspace, viewer, job, people, 'candidacy.ended', endBodies(viewer, job, why, false))
}

/** As `endOnJob`, for people of one batch of a greater doing; whoever was placed stays. */
export function endSome(
  workspace: Workspace,
  viewer: Viewer,
  job: string,
  people: readonly string[],
  why: z.infer<typeof ending>,
  act: string,
  after: After,
) {
  return oneBatch(workspace, viewer, job, people, 'candidacy.ended', endBodies(viewer, job, why, true), act, after)
}

const endBodies =
  (viewer: Viewer, job: string, { by, reason, note }: z.infer<typeof ending>, skipPlaced: boolean): Bodies =>
  async (trx, _head, anchors) => {
    const there = await standingOn(
      trx,
      viewer,
      job,
      anchors.map(one => one.person),
    )
    const bodies = new Map<string, JsonObject>()
    for (const { person } of anchors) {
      const now = there.get(person)
      if (!now || now.ended || (now.placed && skipPlaced)) continue
      if (now.placed) throw new Refusal('conflict', 'Somebody who was placed leaves by the end of the placement.')
      bodies.set(person, { by, reason, ...(note ? { note } : {}) })
    }
    return bodies
  }

/**
 * One decision for each of many people, as one act, a batch at a time, so that nobody else waits and one undo takes all
 * of it back.
 */
async function forMany(
  workspace: Workspace,
  viewer: Viewer,
  job: string,
  people: readonly string[],
  kind: string,
  bodiesFor: Bodies,
): Promise<{ act: string; count: number }> {
  const act = freshId()
  const done = new Set<string>()
  for (let from = 0; from === 0 || from < people.length; from += keyLimit) {
    const isAlone = people.length === 1 && done.size === 0
    const batch = people.slice(from, from + keyLimit)
    const now = await oneBatch(workspace, viewer, job, batch, kind, bodiesFor, act, async () => {}, { done, isAlone })
    for (const person of now) done.add(person)
  }
  return { act, count: done.size }
}

/** Told within the transaction how many it was done to. */
type After = (trx: Trx, count: number) => Promise<void>

/** Answers to whom it was done. @throws Refusal `missing` when the one person that it is for is not here */
async function oneBatch(
  workspace: Workspace,
  viewer: Viewer,
  job: string,
  people: readonly string[],
  kind: string,
  bodiesFor: Bodies,
  act: string,
  after: After,
  { done, isAlone }: { readonly done: ReadonlySet<string>; readonly isAlone: boolean } = {
    done: new Set(),
    isAlone: false,
  },
): Promise<readonly string[]> {
  let now: ReadonlyMap<string, JsonObject> = new Map()
  const gather = async (trx: Trx): Promise<{ decisions: Entry[] }> => {
    const head = await requireJob(trx, viewer, job)
    const anchors = (await anchorsOf(trx, viewer, people)).filter(one => !done.has(one.person))
    if (isAlone && anchors.length === 0)
      throw new Refusal('missing', 'This person is not here, or you may not see them.')
    now = await bodiesFor(trx, head, anchors)
    await after(trx, now.size)
    const at = workspace.now()
    return {
      decisions: anchors.flatMap(({ person, persona }) => {
        const body = now.get(person)
        if (!body) return []
        return [
          decision({
            kind,
            body,
            subjects: [
              { id: persona, noun: 'persona' },
              { id: job, noun: 'assignment' },
            ],
            at,
          }),
          ...reasonNote(head, persona, body, at),
        ]
      }),
    }
  }
  await perform(workspace, viewer, gather, act)
  return [...now.keys()]
}
