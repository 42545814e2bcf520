import * as z from 'zod'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Trx } from '#src/db/pool.ts'
import { assignmentStates, isOver } from '#src/domain/assignment.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { asWritten } from '#src/domain/vocabulary.ts'
import { decision } from '#src/ledger/decision.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { owedOn } from '#src/projections/job/owed.ts'
import { type JobHead, jobHead, jobPage } from '#src/projections/job/page.ts'
import { fieldsSaidSince } from '#src/projections/job/said-since.ts'
import { countLine } from '#src/projections/job-line/count-line.ts'
import { oneEditor, requireUnchanged } from '../one-editor.ts'
import { perform } from '../perform.ts'
import { requireColleagues } from './colleagues.ts'
import { date, jobWords } from './words.ts'

export const jobChange = jobWords.extend({
  /** The short form of a state: open again, or closed. */
  open: z.boolean().optional(),
  state: z.enum(assignmentStates).optional(),
  /** Why it was lost, held or closed. */
  reason: z.string().trim().max(500).optional(),
  /** When the state came about, where that is not now. */
  on: date.optional(),
  /** By field, what said it when the editor looked: somebody else's change since is not written over. */
  was: z.record(z.string(), z.guid().nullable()).optional(),
})

/** A job that the viewer may know of. @throws Refusal `missing` */
export async function requireJob(trx: Trx, viewer: Viewer, id: string): Promise<JobHead> {
  const job = await jobHead(trx, viewer, id)
  if (!job) throw new Refusal('missing', 'This job is not here.')
  return job
}

/**
 * Says something of a job, or moves it to another state: each a decision, so that its past stays. Fields that nobody
 * else changed since the editor looked are taken; if one was, nothing is, and the answer names it.
 * @throws Refusal `changed` naming the fields; `conflict` when it would end with people unanswered.
 */
export async function changeJob(
  workspace: Workspace,
  viewer: Viewer,
  id: string,
  { open, state: asked, reason, on, was, ...words }: z.infer<typeof jobChange>,
): Promise<{ act: string }> {
  const { act } = await perform(workspace, viewer, async trx => {
    await oneEditor(trx, id)
    const job = await requireJob(trx, viewer, id)
    const at = workspace.now()
    const subjects = [{ id, noun: 'assignment' as const }]
    const said = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined))
    const decisions = []
    if (Object.keys(said).length > 0) {
      const seen = Object.fromEntries(Object.entries(was ?? {}).filter(([field]) => field in said))
      requireUnchanged(
        await fieldsSaidSince(trx, job.said, seen, () => jobPage(trx, viewer, id)),
        field => `A colleague changed ${fieldWords[field] ?? field}.`,
      )
      await requireColleagues(trx, [words.owner, ...(words.team ?? [])])
      requireForward(words, job)
      decisions.push(decision({ kind: 'assignment.described', body: said as unknown as JsonObject, subjects, at }))
    }
    const state = asked ?? (open === undefined ? undefined : open ? 'open' : 'closed')
    if (state !== undefined && state !== job.state) {
      if (isOver(state)) await requireAnswered(trx, viewer, id)
      const day = on === undefined ? at : `${on}T12:00:00.000Z`
      if (day > at) throw new Refusal('invalid', 'That day has not come yet.', '/on')
      // A step counts after the one before it, whichever day it is said to be of; the day of an order is kept beside it.
      const moved = job.since !== null && day <= job.since ? at : day
      const counted = isOver(state) ? await countLine(trx, viewer, id, at) : {}
      const subject = { state, from: job.state, ...(reason ? { reason } : {}), ...counted }
      decisions.push(decision({ kind: 'assignment.moved', body: subject, subjects, at: moved }))
      if (on !== undefined && moved !== day && state === 'open' && job.ordered === null)
        decisions.push(decision({ kind: 'assignment.described', body: { ordered: on }, subjects, at }))
    }
    if (decisions.length === 0) throw new Refusal('invalid', 'There is nothing to change in this.')
    return { decisions }
  })
  return { act }
}

const fieldWords: Readonly<Record<string, string>> = {
  title: 'the title',
  description: 'the description',
  owner: 'the owner',
  team: 'the team',
  place: 'the place',
  pay: 'the pay',
  openings: 'the openings',
  ordered: 'the day of the order',
  due: 'the day it is due',
  start: 'the first day',
  work: 'the kind of work',
  stages: 'the stages',
  terms: 'the terms',
  confidential: 'who may see it',
}

/** Dates that run backwards are not taken. */
function requireForward({ ordered, due, start }: z.infer<typeof jobWords>, job: JobHead): void {
  const order = ordered ?? job.ordered?.slice(0, 10)
  if (order && due && due < order)
    throw new Refusal('invalid', `It would be due on ${due}, before the order of ${order}.`, '/due')
  if (order && start && start < order)
    throw new Refusal('invalid', `The first day at work, ${start}, is before the order of ${order}.`, '/start')
}

/** A job does not end while people in it are unanswered. */
async function requireAnswered(trx: Trx, viewer: Viewer, id: string): Promise<void> {
  const owed = await owedOn(trx, viewer, id)
  if (owed.length === 0) return
  const [first] = owed
  throw new Refusal(
    'conflict',
    owed.length === 1
      ? `${asWritten(first?.name ?? '')} has not been told how it ended. Answer them, then close the job.`
      : `${owed.length} people have not been told how it ended. Answer them, then close the job.`,
    '/state',
    owed.map(one => ({ pointer: `/people/${one.id}`, detail: one.name })),
  )
}
