import * as z from 'zod'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Queryable } from '#src/db/pool.ts'
import { type BelongingRules, belongingRules } from '#src/domain/belonging.ts'
import { type OwnMinutes, ownMinutes } from '#src/domain/effort.ts'
import { type WorkSettings, workSettings } from '#src/projections/job-line/settings.ts'
import { changeHouse, withSeen } from './house-settings.ts'

export const workChange = withSeen(
  z.object({ belonging: belongingRules.omit({ version: true }), minutes: ownMinutes }).partial(),
)

/** As a form shows them, and how often the rules were changed. */
interface Form {
  readonly belonging: Omit<BelongingRules, 'version'>
  readonly minutes: OwnMinutes
  readonly version: number
}

async function read(sql: Queryable): Promise<Form> {
  const {
    belonging: { version, ...belonging },
    minutes,
  } = await workSettings(sql)
  return { belonging, minutes, version }
}

const kept = ({ belonging, minutes }: Partial<Form>, { version }: Form) => ({
  belonging: belonging && { ...belonging, version: version + 1 },
  minutes,
})

/**
 * Which touches belong to a job, and what they take us. A change of the first is a new version; closed jobs keep theirs.
 * @throws Refusal `changed` naming what somebody else changed since the form was opened; nothing is taken then.
 */
export async function changeWork(
  workspace: Workspace,
  viewer: Viewer,
  { was, ...asked }: z.infer<typeof workChange>,
): Promise<WorkSettings> {
  const { belonging, minutes, version } = await changeHouse<Form>(workspace, viewer, { read, kept }, asked, was)
  return { belonging: { ...belonging, version }, minutes }
}
