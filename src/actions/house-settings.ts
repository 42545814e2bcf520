import * as z from 'zod'
import { mayManage, type Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Queryable } from '#src/db/pool.ts'
import { transact } from '#src/db/transaction.ts'
import { type Present, Refusal } from '#src/domain/refusal.ts'
import { canonical, type Json } from '#src/lib/json.ts'
import { keepSettings } from './keep-settings.ts'
import { oneEditor, requireUnchanged } from './one-editor.ts'

/** What a form says of settings, and what it showed (`was`): somebody else's change since is not written over. */
export const withSeen = <S extends z.ZodRawShape>(settings: z.ZodObject<S>) =>
  z.object({ ...settings.shape, was: settings.partial().optional() })

/** Only an admin changes what the whole house shares. @throws Refusal `forbidden` */
export function requireManager(viewer: Viewer): void {
  if (!mayManage(viewer)) throw new Refusal('forbidden', 'Only an admin changes these.')
}

type Fields<S> = { readonly [F in keyof S]?: S[F] | undefined }

interface HouseSettings<S> {
  /** The settings as a form shows them. */
  readonly read: (sql: Queryable) => Promise<S>
  /** What is written of the fields that are taken, by name of setting; these themselves when left out. */
  readonly kept?: (taken: Partial<S>, now: S) => object
}

/**
 * Changes settings that the whole house shares, one editor at a time. `was` is what their form showed, by field: a field
 * that they left as it was stays as it stands now, one that both changed is not written over.
 * @throws Refusal `forbidden` when the viewer is no admin; `changed` naming these fields, and nothing is taken then
 */
export async function changeHouse<S extends object>(
  { db }: Workspace,
  viewer: Viewer,
  { read, kept = taken => taken }: HouseSettings<S>,
  asked: Fields<S>,
  was: Fields<S> = {},
): Promise<S> {
  requireManager(viewer)
  return transact(db.app, async trx => {
    await oneEditor(trx, 'the house')
    const now = await read(trx)
    await keepSettings(trx, kept(onWhatStands(now, asked, was), now))
    return read(trx)
  })
}

function onWhatStands<S extends object>(now: S, asked: Fields<S>, was: Fields<S>): Partial<S> {
  const others = new Map<string, Present>()
  const taken: [string, unknown][] = []
  const stands = new Map<string, unknown>(Object.entries(now))
  const seen = new Map<string, unknown>(Object.entries(was))
  for (const [field, mine] of Object.entries(asked)) {
    if (mine === undefined) continue
    const theirs = stands.get(field)
    const isSeen = seen.get(field) !== undefined
    if (isSeen && isSame(mine, seen.get(field))) continue
    if (isSeen && !isSame(theirs, seen.get(field)) && !isSame(theirs, mine))
      // Settings are kept as JSON; who wrote them is not kept with them.
      others.set(field, { entry: null, value: (theirs ?? null) as Json, by: null, at: null })
    else taken.push([field, mine])
  }
  requireUnchanged(others)
  // Fields of what was asked, with their own values.
  return Object.fromEntries(taken) as Partial<S>
}

const isSame = (one: unknown, other: unknown): boolean => canonical(one as Json) === canonical(other as Json)
