import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Trx } from '#src/db/pool.ts'
import type { Property } from '#src/domain/claim.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { fullest } from '../people/list.ts'
import type { CardRecord } from '../people/row.ts'
import { type Claimed, ranked, text } from '../profile/rules.ts'

/** One person as every open format gets them: the chosen values first, then the others. */
export interface ExportedPerson {
  readonly card: CardRecord
  readonly values: (property: Property) => readonly JsonObject[]
}

type Fact = Claimed & { readonly person_id: string }
const page = 500

/** Everybody whom the viewer may see, in order of id. */
export async function* exportPeople(trx: Trx, viewer: Viewer): AsyncGenerator<ExportedPerson> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const cards = await trx<CardRecord[]>`
      select c.* from card c where c.audience in ${audiencesOf(trx, viewer)} and c.opened and ${fullest(trx, viewer)} and c.person_id > ${after}::uuid
      order by c.person_id limit ${page}`
    const last = cards.at(-1)
    if (!last) return
    const facts = await trx<Fact[]>`
      select f.*, t.kind as act_kind from fact f join ledger.act t on t.id = f.act_id
      where f.person_id = any(${cards.map(card => card.person_id)}::uuid[]) and f.read in ${audiencesOf(trx, viewer)} and f.know in ${audiencesOf(trx, viewer)}`
    const byPerson = grouped(facts)
    for (const card of cards) {
      const mine = byPerson.get(card.person_id) ?? []
      yield { card, values: property => ranked(mine, property).map(({ value }) => value) }
    }
    after = last.person_id
  }
}

function grouped(facts: readonly Fact[]): Map<string, Fact[]> {
  const groups = new Map<string, Fact[]>()
  for (const fact of facts) {
    const group = groups.get(fact.person_id)
    if (group) group.push(fact)
    else groups.set(fact.person_id, [fact])
  }
  return groups
}

/** All texts of a property under one key, each once. */
export const textsOf = (person: ExportedPerson, property: Property, key: string): string[] => [
  ...new Set(
    person
      .values(property)
      .map(value => text(value, key))
      .filter(found => found !== null),
  ),
]
