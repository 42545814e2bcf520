import type { Queryable } from '#src/db/pool.ts'
import { pairKey } from './groups.ts'

/** Of whom among these people somebody said that they are not the same, or took them apart, by `pairKey`. */
export async function refusedAmong(sql: Queryable, people: readonly string[]): Promise<ReadonlySet<string>> {
  if (people.length < 2) return new Set()
  const rows = await sql<{ a: string; b: string }[]>`
    with side as materialized (select person_id, persona_id from persona where person_id = any(${[...people]}::uuid[]))
    select distinct x.person_id as a, y.person_id as b
    from side x join ledger.subject s on s.subject_id = x.persona_id and s.noun = 'identity'
    join ledger.entry e on e.id = s.entry_id and e.kind in ('pair.refused', 'person.split')
    join ledger.subject o on o.entry_id = e.id and o.noun = 'identity'
    join side y on y.persona_id = o.subject_id and y.person_id > x.person_id
    where exists (select from standing t where t.entry_id = e.id)`
  return new Set(rows.map(({ a, b }) => pairKey(a, b)))
}
