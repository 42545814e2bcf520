import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import { Refusal } from '#src/domain/refusal.ts'

type Sort = 'claim' | 'promise'
const words: Readonly<Record<Sort, string>> = {
  claim: 'This value is not here any more, or not of this person.',
  promise: 'This promise is not here any more, or not to this person.',
}

/** That these entries are values of, or promises to, this person, and the viewer may read them. @throws Refusal `missing` */
export async function requireFacts(
  sql: Queryable,
  viewer: Viewer,
  person: string,
  sort: Sort,
  entries: readonly string[],
): Promise<void> {
  if (entries.length === 0) return
  const vis = audiencesOf(sql, viewer)
  const kind = sort === 'claim' ? sql`(kind like 'claim.%' or kind = 'value.set')` : sql`kind = 'followup.promised'`
  const found = await sql<{ entry_id: string }[]>`
    select entry_id from fact
    where person_id = ${person}::uuid and entry_id = any(${[...entries]}::uuid[]) and ${kind} and know in ${vis} and read in ${vis}`
  if (found.length < new Set(entries).size) throw new Refusal('missing', words[sort])
}
