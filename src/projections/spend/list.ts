import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import type { SpendRow } from '#src/domain/views/cost.ts'
import type { Span } from '../journey/asked.ts'

const most = 5_000

/** What was spent in a period (`before` is outside it), latest first. */
export async function spendOf(
  sql: Queryable,
  viewer: Viewer,
  { from, before, channel }: Span & { readonly channel?: string } = {},
): Promise<SpendRow[]> {
  const rows = await sql<
    (Omit<SpendRow, 'amount' | 'own'> & { amount: string; own: string | null; name: string | null })[]
  >`
    select entry_id as id, channel, own, n.name, from_on::text as "from", to_on::text as "to", amount::text as amount, currency, sort, category, note
    from spend left join channel_name n on n.source = own
    where know in ${audiencesOf(sql, viewer)}
      and to_on >= ${from ?? '-infinity'}::text::date and from_on < ${before ?? 'infinity'}::text::date
      ${channel === undefined ? sql`` : sql`and channel = ${channel}`}
    order by from_on desc, channel, own, entry_id limit ${most}`
  return rows.map(({ own, name, ...row }) => ({
    ...row,
    amount: Number(row.amount),
    own: own === null ? null : { code: own, name: name?.normalize('NFC') ?? null },
  }))
}
