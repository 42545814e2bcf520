import type * as z from 'zod'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { type JobSettings, jobSettings } from '#src/domain/job-settings.ts'
import { jobSettingsOf } from '#src/projections/job/settings.ts'
import { changeHouse, withSeen } from '../house-settings.ts'

export const jobSettingsChange = withSeen(jobSettings.partial())

/**
 * What the house says of all jobs. Stages are those of jobs that have none of their own, also of jobs that are open:
 * people stand where they stood, in the column of that name or of the same phase.
 * @throws Refusal `changed` naming what somebody else changed since the form was opened; nothing is taken then.
 */
export const changeJobSettings = (
  workspace: Workspace,
  viewer: Viewer,
  { was, ...asked }: z.infer<typeof jobSettingsChange>,
): Promise<JobSettings> => changeHouse<JobSettings>(workspace, viewer, { read: jobSettingsOf }, asked, was)
