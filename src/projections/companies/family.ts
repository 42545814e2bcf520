import type { Fragment, Queryable } from '#src/db/pool.ts'

/** The organisation that this one is part of, since two were said to be one; itself otherwise. `id` is an expression. */
export const wholeOf = (sql: Queryable, id: Fragment): Fragment =>
  sql`coalesce((select whole.into_id from same_company whole where whole.company_id = ${id}), ${id})`

/** What an organisation is called, as the one that it is part of; `name` where it stands alone. */
export const wholeName = (sql: Queryable, id: Fragment, name: Fragment): Fragment =>
  sql`coalesce((select k.name from same_company whole join ledger.company k on k.id = whole.into_id where whole.company_id = ${id}), ${name})`

/** An organisation with all that were said to be one with it, whichever of them is asked for. `id` is a value or an expression. */
export const family = (sql: Queryable, id: string | null | Fragment): Fragment => {
  const whole = wholeOf(sql, typeof id === 'object' && id !== null ? id : sql`${id}::uuid`)
  return sql`(select ${whole} union all select away.company_id from same_company away where away.into_id = ${whole})`
}
