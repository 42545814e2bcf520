import type { Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import type { Named } from '#src/domain/views/same-person.ts'
import { splitName } from '#src/identity/match/row.ts'
import { foldName, tidyName } from '#src/lib/normalise/name.ts'
import { search } from '../search/search.ts'
import { alikes } from './alike.ts'

/** Whom words in a line may name, who is called just so first: found by the words, or alike in another spelling or script. */
export async function whoIsNamed(sql: Queryable, viewer: Viewer, words: string, limit = 5): Promise<readonly Named[]> {
  const { given, middle, family } = splitName(tidyName(words))
  const values = Object.fromEntries(
    Object.entries({ given, middle, family }).flatMap(([field, value]) => (value ? [[field, [value]]] : [])),
  )
  const [hits, [alike = []]] = await Promise.all([
    search(sql, viewer, words, limit),
    alikes(sql, [values], limit, true),
  ])
  const asked = foldName(words)
  const found = new Map<string, Named>()
  for (const hit of hits)
    if (hit.type === 'person')
      found.set(hit.id, {
        id: hit.id,
        name: hit.name,
        headline: hit.detail,
        probability: null,
        why: [foldName(hit.name) === asked ? 'the same name' : 'a part of the name'],
      })
  for (const one of alike) if (!found.has(one.id)) found.set(one.id, one)
  const isSo = (one: Named): number => Number(foldName(one.name) === asked)
  return [...found.values()].sort((x, y) => isSo(y) - isSo(x)).slice(0, limit)
}
