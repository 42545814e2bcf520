import * as z from 'zod'
import { mayManage, type Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { transact } from '#src/db/transaction.ts'
import { belongingRules } from '#src/domain/belonging.ts'
import { ownMinutes } from '#src/domain/effort.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { type WorkSettings, workSettings } from '#src/projections/job-line/settings.ts'
import { keepSettings } from './keep-settings.ts'

export const workChange = z.object({
  belonging: belongingRules.omit({ version: true }).optional(),
  minutes: ownMinutes.optional(),
})

/** Which touches belong to a job, and what they take us. A change of the first is a new version; closed jobs keep theirs. */
export async function changeWork(
  { db }: Workspace,
  viewer: Viewer,
  { belonging, minutes }: z.infer<typeof workChange>,
): Promise<WorkSettings> {
  if (!mayManage(viewer)) throw new Refusal('forbidden', 'Only an admin changes these.')
  return transact(db.app, async trx => {
    await trx`select pg_advisory_xact_lock(hashtextextended('work settings', 20))`
    const now = await workSettings(trx)
    await keepSettings(trx, {
      belonging: belonging && { ...belonging, version: now.belonging.version + 1 },
      minutes,
    })
    return workSettings(trx)
  })
}
