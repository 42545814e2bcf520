import type { Queryable } from '#src/db/pool.ts'
import type { BulkView } from '#src/domain/views/bulk.ts'

/** What runs on a job or ran lately, newest first. `now` is the query's clock. */
export function bulksOf(sql: Queryable, job: string, now: string): Promise<BulkView[]> {
  return sql<BulkView[]>`
    select id, account_id as account, words, cardinality(people) as total, done, count, state, problem, began_at as began from desk.bulk
    where assignment_id = ${job}::uuid and (state in ('running', 'stopped', 'failed') or began_at > ${now}::text::timestamptz - interval '1 day')
    order by began_at desc, id limit 20`
}
