import type { Queryable } from '#src/db/pool.ts'
import { type BelongingRules, belongingRules } from '#src/domain/belonging.ts'

/** What was counted when an assignment ended: from then on its line is these touches. */
export interface Counted {
  readonly at: string
  readonly rules: BelongingRules
  readonly entries: readonly string[]
}

/** The newest standing count of an assignment; null when it ended before anybody counted. What an open one was closed with once does not matter. */
export async function countedIn(sql: Queryable, job: string): Promise<Counted | null> {
  const [row] = await sql<{ at: string; rules: unknown; entries: unknown }[]>`
    select e.occurred_at as at, p.body -> 'counted' -> 'rules' as rules, p.body -> 'counted' -> 'entries' as entries
    from ledger.subject s join ledger.entry e on e.id = s.entry_id and e.kind = 'assignment.moved'
    join ledger.payload p on p.entry_id = e.id
    where s.subject_id = ${job}::uuid and s.noun = 'assignment' and p.body ? 'counted'
      and exists (select from standing t where t.entry_id = e.id)
    order by e.occurred_at desc, e.id desc limit 1`
  const rules = belongingRules.safeParse(row?.rules)
  if (!row || !rules.success || !Array.isArray(row.entries)) return null
  return { at: row.at, rules: rules.data, entries: row.entries.filter(one => typeof one === 'string') }
}
