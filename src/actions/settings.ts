import * as z from 'zod'
import { mayManage, type Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { transact } from '#src/db/transaction.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { lowestMark } from '#src/projections/match/compare.ts'
import { type Settings, settingsOf } from '#src/projections/settings.ts'
import { oneHouseEditor, onWhatStands } from './house-editor.ts'
import { keepSettings } from './keep-settings.ts'

const house = z.object({
  agency: z.string().trim().max(200).optional(),
  silenceDays: z.int().min(7).max(730).optional(),
  askMark: z.number().min(lowestMark).max(0.99).optional(),
  automaticMark: z.number().min(0.9).max(0.9999).nullable().optional(),
})
export const settingsChange = house.extend({
  /** What the form showed: somebody else's change since is not written over. */
  was: house.optional(),
})
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
export async function changeSettings(
  { db }: Workspace,
  viewer: Viewer,
  { was, ...asked }: z.infer<typeof settingsChange>,
): Promise<Settings> {
  if (!mayManage(viewer)) throw new Refusal('forbidden', 'Only an admin changes these.')
  return transact(db.app, async trx => {
    await oneHouseEditor(trx)
    const now = await settingsOf(trx)
    const change = onWhatStands<Settings>(now, asked, was)
    const { askMark, automaticMark } = { ...now, ...change }
    if (automaticMark !== null && automaticMark <= askMark)
      throw new Refusal(
        'invalid',
        'The mark for merging by itself has to be above the one for asking.',
        '/automaticMark',
      )
    await keepSettings(trx, change)
    return settingsOf(trx)
  })
}

export async function changePreferences(
  { db }: Workspace,
  viewer: Viewer,
  change: z.infer<typeof preferencesChange>,
): Promise<void> {
  await db.app`update desk.account set preferences = preferences || ${db.app.json(change)} where id = ${viewer.account}::uuid`
}
