import type { Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import { cardOf } from './candidate-row.ts'

/**
 * Who was moved, ended or placed on a job after this act touched them there: taking the act back leaves them where they
 * are now. In words, at most a thousand.
 */
export async function movedSince(sql: Queryable, viewer: Viewer, act: string): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select distinct c.name from ledger.attestation a
    join ledger.entry e on e.id = a.entry_id and e.kind in ('candidacy.moved', 'candidacy.ended')
    join ledger.subject s on s.entry_id = a.entry_id and s.noun = 'persona'
    join persona p on p.persona_id = s.subject_id
    join candidacy_step t on t.person_id = p.person_id and t.entry_id = a.entry_id
    join candidacy k on k.person_id = t.person_id and k.assignment_id = t.assignment_id and k.entry_id <> t.entry_id
      and (k.since, k.entry_id) > (t.at, t.entry_id)
    ${cardOf(sql, viewer)}
    where a.act_id = ${act}::uuid and not exists (select from ledger.attestation o where o.entry_id = k.entry_id and o.act_id = a.act_id)
    order by c.name limit 1000`
  return rows.map(row => `${row.name} has been moved since`)
}
