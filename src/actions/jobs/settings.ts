import type * as z from 'zod'
import { mayManage, type Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { transact } from '#src/db/transaction.ts'
import { type JobSettings, jobSettings } from '#src/domain/job-settings.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { jobSettingsOf } from '#src/projections/job/settings.ts'
import { keepSettings } from '../keep-settings.ts'

export const jobSettingsChange = jobSettings.partial()

/**
 * What the house says of all jobs. Stages are those of jobs that have none of their own, also of jobs that are open:
 * people stand where they stood, in the column of that name or of the same phase.
 */
export async function changeJobSettings(
  { db }: Workspace,
  viewer: Viewer,
  change: z.infer<typeof jobSettingsChange>,
): Promise<JobSettings> {
  if (!mayManage(viewer)) throw new Refusal('forbidden', 'Only an admin changes these.')
  return transact(db.app, async trx => {
    await keepSettings(trx, change)
    return jobSettingsOf(trx)
  })
}
