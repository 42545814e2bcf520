import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import { type Property, properties } from '#src/domain/claim.ts'
import type { Present } from '#src/domain/refusal.ts'
import { type Claimed, claimed, propertyOf, ranked, text } from '../profile/rules.ts'

type Said = Claimed & { readonly at: string }

/** What an editor of one property of somebody saw: the claim that they mend, and the value that was shown (null: none). */
export interface Seen {
  readonly property: Property
  readonly mended?: string | undefined
  readonly shown?: string | null | undefined
}

/**
 * What stands now where an editor's work began, null when it is what they saw: the claim that they mend was mended by
 * somebody else, or another value is shown than was.
 */
export async function saidSince(
  sql: Queryable,
  viewer: Viewer,
  person: string,
  { property, mended, shown }: Seen,
): Promise<Present | null> {
  const vis = audiencesOf(sql, viewer)
  const said = await sql<Said[]>`
    select f.*, t.kind as act_kind from fact f join ledger.act t on t.id = f.act_id
    where f.person_id = ${person}::uuid and f.kind in (${`claim.${property}`}, 'value.set', 'value.preferred', 'value.withdrawn')
      and f.know in ${vis} and f.read in ${vis}`
  if (mended !== undefined) {
    const last = lastOf(said, property, mended)
    if (last !== mended && (last !== null || shown === undefined)) return presentOf(said, last)
  }
  if (shown === undefined) return null
  const first = ranked(said, property)[0]?.claim.entry_id ?? null
  return first === shown ? null : presentOf(said, first)
}

/** What a claim of somebody says something about; null when there is none of this id. */
export async function propertySaid(sql: Queryable, person: string, entry: string): Promise<Property | null> {
  const [fact] = await sql<Pick<Claimed, 'kind' | 'body'>[]>`
    select kind, body from fact where person_id = ${person}::uuid and entry_id = ${entry}::uuid`
  const said = fact ? propertyOf(fact) : null
  return properties.find(one => one === said) ?? null
}

/** What became of a claim: what replaced it, and what replaced that; null when it was taken off. */
function lastOf(said: readonly Said[], property: Property, entry: string): string | null {
  const off = new Map(said.filter(one => one.kind === 'value.withdrawn').map(one => [text(one.body, 'entry'), one]))
  const met = new Set<string>()
  let at: string | null = entry
  while (at !== null && !met.has(at)) {
    met.add(at)
    const taken = off.get(at)
    if (!taken) return at
    at = said.find(one => one.act_id === taken.act_id && propertyOf(one) === property)?.entry_id ?? null
  }
  return null
}

function presentOf(said: readonly Said[], entry: string | null): Present {
  const one = said.find(({ entry_id }) => entry_id === entry)
  if (!one) return { entry: null, value: null, by: null, at: null }
  return {
    entry: one.entry_id,
    value: claimed(one),
    by: one.act_kind === 'typed' ? one.account : null,
    at: one.last_seen,
  }
}
