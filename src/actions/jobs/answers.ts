import * as z from 'zod'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { Refusal } from '#src/domain/refusal.ts'
import type { Entry } from '#src/ledger/append.ts'
import { decision } from '#src/ledger/decision.ts'
import { typed } from '#src/ledger/typed.ts'
import { standingOn } from '#src/projections/job/standing-on.ts'
import { perform } from '../perform.ts'
import { anchorsOf } from '../person/anchor.ts'
import { requireJob } from './change-job.ts'

export const answering = z.object({
  answered: z
    .array(
      z.object({
        person: z.guid(),
        how: z.enum(['email', 'phone', 'other']),
        subject: z.string().trim().max(300).optional(),
        text: z.string().max(20_000).optional(),
      }),
    )
    .min(1)
    .max(500),
})

/**
 * What went out: to each person how it stands, personally. A mail or a call is an act on their line; any other way is said.
 */
export async function answerPeople(
  workspace: Workspace,
  viewer: Viewer,
  job: string,
  { answered }: z.infer<typeof answering>,
): Promise<{ act: string; count: number }> {
  let count = 0
  const { act } = await perform(workspace, viewer, async trx => {
    await requireJob(trx, viewer, job)
    const at = workspace.now()
    const anchors = new Map(
      (
        await anchorsOf(
          trx,
          viewer,
          answered.map(one => one.person),
        )
      ).map(one => [one.person, one.persona]),
    )
    const there = await standingOn(trx, viewer, job, [...anchors.keys()])
    const decisions: Entry[] = []
    for (const { person, how, subject, text } of answered) {
      const persona = anchors.get(person)
      if (!persona || !there.has(person)) continue
      count++
      const subjects: Entry['subjects'] = [
        { id: persona, noun: 'persona', role: how === 'email' ? 'recipient' : 'about' },
        { id: job, noun: 'assignment', role: 'about' },
      ]
      if (how !== 'other')
        decisions.push(
          typed({
            kind: how === 'email' ? 'email.sent' : 'call.made',
            channel: how === 'email' ? 'email' : 'phone',
            direction: 'out',
            at,
            body: subject ? { subject } : {},
            text: text || null,
            subjects,
          }),
        )
      decisions.push(
        decision({
          kind: 'candidacy.answered',
          body: { how },
          subjects: subjects.map(({ id, noun }) => ({ id, noun })),
          at,
        }),
      )
    }
    if (count === 0) throw new Refusal('missing', 'None of these people is on this job.')
    return { decisions }
  })
  return { act, count }
}
