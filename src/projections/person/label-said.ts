import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import type { Present } from '#src/domain/refusal.ts'
import type { JsonObject } from '#src/lib/json.ts'

interface Said {
  readonly kind: string
  readonly entry: string
  readonly body: JsonObject
  readonly by: string | null
  readonly at: string
}

const nobodySaid: Present = { entry: null, value: null, by: null, at: null }

/** Who looks after somebody and how they are rated, as the viewer sees it, with who said so and when. */
export async function labelSaid(
  sql: Queryable,
  viewer: Viewer,
  person: string,
): Promise<{ readonly owner: Present; readonly rating: Present }> {
  const vis = audiencesOf(sql, viewer)
  // Another system's owner is a name alone, and is in nobody's way: so does the card choose.
  const rows = await sql<Said[]>`
    select distinct on (f.kind) f.kind, f.entry_id as entry, f.body, case when t.kind = 'typed' then f.account end as by, f.at
    from fact f join ledger.act t on t.id = f.act_id
    where f.person_id = ${person}::uuid and f.kind in ('person.owned', 'person.rated') and not f.body ? 'owner'
      and f.know in ${vis} and f.read in ${vis}
    order by f.kind, f.at desc, f.entry_id desc`
  const present = (kind: string, key: string): Present => {
    const said = rows.find(row => row.kind === kind)
    return said ? { entry: said.entry, value: said.body[key] ?? null, by: said.by, at: said.at } : nobodySaid
  }
  return { owner: present('person.owned', 'account'), rating: present('person.rated', 'rating') }
}
