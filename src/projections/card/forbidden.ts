import type { Trx } from '#src/db/pool.ts'
import type { CardFact } from './choose.ts'

const isWord = ({ kind }: CardFact): boolean => kind === 'contact.forbidden' || kind === 'contact.allowed'

/** By word about contact, the personas that it was said of. */
export async function contactWords(
  trx: Trx,
  facts: readonly CardFact[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const words = facts.filter(isWord).map(fact => fact.entry_id)
  if (words.length === 0) return new Map()
  const rows = await trx<{ entry_id: string; personas: string[] }[]>`
    select entry_id, array_agg(subject_id order by subject_id) as personas from ledger.subject
    where entry_id = any(${[...new Set(words)]}::uuid[]) and noun = 'persona' group by entry_id`
  return new Map(rows.map(row => [row.entry_id, row.personas]))
}

/**
 * The word that keeps us from writing to somebody, if there is one. It is lifted only for those of whom it was said: of
 * two who became one person and of whom one is not to be contacted, neither is.
 */
export function forbiddenBy(
  decisions: readonly CardFact[],
  spoken: ReadonlyMap<string, readonly string[]>,
): CardFact | undefined {
  const newest = new Map<string, CardFact>()
  for (const fact of decisions)
    if (isWord(fact))
      for (const persona of spoken.get(fact.entry_id) ?? ['']) {
        const before = newest.get(persona)
        if (!before || isLater(fact, before)) newest.set(persona, fact)
      }
  let found: CardFact | undefined
  for (const fact of newest.values())
    if (fact.kind === 'contact.forbidden' && (!found || isLater(fact, found))) found = fact
  return found
}

const isLater = (a: CardFact, b: CardFact): boolean => a.at > b.at || (a.at === b.at && a.entry_id > b.entry_id)
