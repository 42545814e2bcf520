import type { Queryable } from '#src/db/pool.ts'
import { Refusal } from '#src/domain/refusal.ts'

/** @throws Refusal `invalid` when one of them has no account here. */
export async function requireColleagues(
  sql: Queryable,
  accounts: readonly (string | null | undefined)[],
): Promise<void> {
  const asked = [...new Set(accounts.filter(one => typeof one === 'string'))]
  if (asked.length === 0) return
  const rows = await sql<{ id: string }[]>`select id from desk.account where id = any(${asked}::uuid[])`
  if (rows.length < asked.length) throw new Refusal('invalid', 'There is no such colleague.')
}
