import * as z from 'zod'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { lowestMark } from '#src/projections/match/compare.ts'
import { type Settings, settingsOf } from '#src/projections/settings.ts'
import { changeHouse, withSeen } from './house-settings.ts'

const house = z.object({
  agency: z.string().trim().max(200),
  silenceDays: z.int().min(7).max(730),
  askMark: z.number().min(lowestMark).max(0.99),
  automaticMark: z.number().min(0.9).max(0.9999).nullable(),
})
export const settingsChange = withSeen(house.partial())
export const preferencesChange = z.object({
  theme: z.enum(['light', 'dark', 'system']).optional(),
  keys: z.boolean().optional(),
  peopleColumns: z.array(z.string().max(40)).max(20).optional(),
  density: z.enum(['normal', 'compact']).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
})

/** @throws Refusal `changed` naming what somebody else changed since the form was opened; nothing is taken then. */
export const changeSettings = (
  workspace: Workspace,
  viewer: Viewer,
  { was, ...asked }: z.infer<typeof settingsChange>,
): Promise<Settings> =>
  changeHouse<Settings>(workspace, viewer, { read: settingsOf, kept: withOrderedMarks }, asked, was)

function withOrderedMarks(taken: Partial<Settings>, now: Settings): Partial<Settings> {
  const { askMark, automaticMark } = { ...now, ...taken }
  if (automaticMark !== null && automaticMark <= askMark)
    throw new Refusal('invalid', 'The mark for merging by itself has to be above the one for asking.', '/automaticMark')
  return taken
}

export async function changePreferences(
  { db }: Workspace,
  viewer: Viewer,
  change: z.infer<typeof preferencesChange>,
): Promise<void> {
  await db.app`update desk.account set preferences = preferences || ${db.app.json(change)} where id = ${viewer.account}::uuid`
}
