import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Trx } from '#src/db/pool.ts'
import { Refusal } from '#src/domain/refusal.ts'
import type { Entry } from '#src/ledger/append.ts'
import { decision } from '#src/ledger/decision.ts'
import type { JsonObject } from '#src/lib/json.ts'
import type { JobHead } from '#src/projections/job/page.ts'
import { type StandingOn, standingOn } from '#src/projections/job/standing-on.ts'
import { type Performed, perform } from '../perform.ts'
import { anchorOf } from '../person/anchor.ts'
import { requireJob } from './change-job.ts'

/** One person on one job, as it stands inside the transaction. */
export interface OnJob {
  readonly trx: Trx
  readonly job: JobHead
  readonly person: string
  readonly persona: string
  readonly standing: StandingOn
  readonly at: string
  /** A decision about this candidacy; `on` where it was not now. */
  readonly says: (kind: string, body: JsonObject, on?: string) => Entry
}

/** A doing about somebody who is on a job. @throws Refusal `missing` when they are not on it. */
export function onCandidacy(
  workspace: Workspace,
  viewer: Viewer,
  { job: id, person: asked }: { readonly job: string; readonly person: string },
  gather: (on: OnJob) => Promise<readonly Entry[]>,
): Promise<Performed> {
  return perform(workspace, viewer, async trx => {
    const job = await requireJob(trx, viewer, id)
    const { person, persona } = await anchorOf(trx, viewer, asked)
    const standing = (await standingOn(trx, viewer, id, [person])).get(person)
    if (!standing) throw new Refusal('missing', 'This person is not on this job.')
    const at = workspace.now()
    const says: OnJob['says'] = (kind, body, on) =>
      decision({
        kind,
        body,
        subjects: [
          { id: persona, noun: 'persona' },
          { id, noun: 'assignment' },
        ],
        at: on ?? at,
      })
    return { decisions: [...(await gather({ trx, job, person, persona, standing, at, says }))] }
  })
}

/** Noon of a day, so that it is that day in every zone from -11 to +11; now where it is today. */
export function noonOf(day: string | undefined, now: string): string {
  if (day === undefined || day === now.slice(0, 10)) return now
  if (day > now.slice(0, 10)) throw new Refusal('invalid', 'That day has not come yet.', '/on')
  return `${day}T12:00:00.000Z`
}

/** The first stage of a phase, under the name that the job gives it. */
export const stageFor = (job: JobHead, phase: string): JsonObject => {
  const stage = job.stages.find(one => one.phase === phase)
  return stage ? { stage: stage.name, phase } : { phase }
}
