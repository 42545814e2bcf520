import * as z from 'zod'
import { mayManage, type Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { transact } from '#src/db/transaction.ts'
import { type JobSettings, jobSettings } from '#src/domain/job-settings.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { jobSettingsOf } from '#src/projections/job/settings.ts'
import { oneHouseEditor, onWhatStands } from '../house-editor.ts'
import { keepSettings } from '../keep-settings.ts'

const someSettings = jobSettings.partial()
export const jobSettingsChange = z.object({
  ...someSettings.shape,
  /** What the form showed: somebody else's change since is not written over. */
  was: someSettings.optional(),
})

/**
 * What the house says of all jobs. Stages are those of jobs that have none of their own, also of jobs that are open:
 * people stand where they stood, in the column of that name or of the same phase.
 * @throws Refusal `changed` naming what somebody else changed since the form was opened; nothing is taken then.
 */
export async function changeJobSettings(
  { db }: Workspace,
  viewer: Viewer,
  { was, ...asked }: z.infer<typeof jobSettingsChange>,
): Promise<JobSettings> {
  if (!mayManage(viewer)) throw new Refusal('forbidden', 'Only an admin changes these.')
  return transact(db.app, async trx => {
    await oneHouseEditor(trx)
    await keepSettings(trx, onWhatStands<JobSettings>(await jobSettingsOf(trx), asked, was))
    return jobSettingsOf(trx)
  })
}
