import { Refusal } from '#src/domain/refusal.ts'
import type { JsonObject } from '#src/lib/json.ts'
import type { OnJob } from './on-candidacy.ts'

/** A decision that stands about this candidacy. @throws Refusal `missing`: an id of another's is no way in. */
export async function requireStep({ trx, person, job }: OnJob, entry: string, kind: string): Promise<JsonObject> {
  const [row] = await trx<{ body: JsonObject }[]>`
    select f.body from fact f join ledger.subject s on s.entry_id = f.entry_id and s.noun = 'assignment' and s.subject_id = ${job.id}::uuid
    where f.person_id = ${person}::uuid and f.entry_id = ${entry}::uuid and f.kind = ${kind}`
  if (!row) throw new Refusal('missing', 'This is not here any more.')
  return row.body
}
