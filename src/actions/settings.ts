import * as z from 'zod'
import { mayManage, type Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { Refusal } from '#src/domain/refusal.ts'

export const settingsChange = z.object({
  agency: z.string().trim().max(200).optional(),
  silenceDays: z.int().min(7).max(730).optional(),
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

export async function changeSettings(
  { db }: Workspace,
  viewer: Viewer,
  change: z.infer<typeof settingsChange>,
): Promise<void> {
  if (!mayManage(viewer)) throw new Refusal('forbidden', 'Only an admin changes these.')
  for (const [name, value] of Object.entries(change))
    if (value !== undefined)
      await db.app`insert into desk.setting (name, value) values (${name}, ${db.app.json(value)}) on conflict (name) do update set value = excluded.value`
}

export async function changePreferences(
  { db }: Workspace,
  viewer: Viewer,
  change: z.infer<typeof preferencesChange>,
): Promise<void> {
  await db.app`update desk.account set preferences = preferences || ${db.app.json(change)} where id = ${viewer.account}::uuid`
}
