import type { Trx } from '#src/db/pool.ts'
import type { RefusalDetail } from '#src/domain/refusal.ts'
import { canonical, type Json } from '#src/lib/json.ts'
import { changedMeanwhile, oneEditor } from './one-editor.ts'

/** Who changes what the whole house shares at the same moment waits here. */
export const oneHouseEditor = (trx: Trx): Promise<void> => oneEditor(trx, 'the house')

type Fields<S> = { readonly [F in keyof S]?: S[F] | undefined }

/**
 * What an editor's form comes to on settings that others may have changed since it was opened. `was` is what it showed, by
 * field: a field that the editor left as it was stays as it stands now; one that both changed is not written over.
 * @throws Refusal `changed` naming these fields; nothing is taken then.
 */
export function onWhatStands<S extends object>(now: S, change: Fields<S>, was: Fields<S> = {}): Partial<S> {
  const others: RefusalDetail[] = []
  const taken: [string, unknown][] = []
  const stands = new Map<string, unknown>(Object.entries(now))
  const seen = new Map<string, unknown>(Object.entries(was))
  for (const [field, mine] of Object.entries(change)) {
    if (mine === undefined) continue
    const theirs = stands.get(field)
    const isSeen = seen.get(field) !== undefined
    if (isSeen && isSame(mine, seen.get(field))) continue
    if (isSeen && !isSame(theirs, seen.get(field)) && !isSame(theirs, mine))
      others.push({
        pointer: `/${field}`,
        detail: 'A colleague changed this.',
        // Settings are kept as JSON; who wrote them is not kept with them.
        now: { entry: null, value: (theirs ?? null) as Json, by: null, at: null },
      })
    else taken.push([field, mine])
  }
  if (others.length > 0) throw changedMeanwhile(others)
  // Fields of `change`, with their own values.
  return Object.fromEntries(taken) as Partial<S>
}

const isSame = (one: unknown, other: unknown): boolean => canonical(one as Json) === canonical(other as Json)
