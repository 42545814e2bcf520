import type { Fragment, Queryable } from '#src/db/pool.ts'

/** An organisation and those that were merged into it. */
export const family = (sql: Queryable, id: string): Fragment =>
  sql`(select ${id}::uuid union all select company_id from same_company where into_id = ${id}::uuid)`
