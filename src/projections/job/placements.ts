import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Fragment, Queryable } from '#src/db/pool.ts'
import type { Split } from '#src/domain/candidacy.ts'
import type { PlacementView } from '#src/domain/views/jobs.ts'
import { cardOf } from './candidate-row.ts'

interface Record {
  readonly id: string
  readonly person_id: string
  readonly name: string
  readonly made: string
  readonly start: string | null
  readonly pay: number | null
  readonly pay_currency: string | null
  readonly fee: number | null
  readonly fee_currency: string | null
  readonly percent: number | null
  readonly days: number | null
  readonly until: string | null
  readonly splits: Split[]
  readonly ended_on: string | null
  readonly reason: string | null
  readonly refund: number | null
  readonly replaced: boolean
}

const money = (amount: number | null, currency: string | null) =>
  amount === null || currency === null ? null : { amount: Number(amount), currency }

/** Placements `k` that fit, first made first. */
export async function placementsOf(sql: Queryable, viewer: Viewer, which: Fragment): Promise<PlacementView[]> {
  const rows = await sql<Record[]>`
    select k.entry_id as id, k.person_id, c.name, k.made_at as made, k.start_on::text as start, k.pay, k.pay_currency, k.fee, k.fee_currency,
      k.percent::float8 as percent, k.guarantee_days as days, k.guarantee_until::text as until, k.splits, k.ended_on::text as ended_on, k.ended_reason as reason,
      k.refund, k.replaced
    from placement k ${cardOf(sql, viewer)}
    where ${which} and k.know in ${audiencesOf(sql, viewer)} order by k.made_at, k.entry_id limit 1000`
  return rows.map(row => ({
    id: row.id,
    person: { id: row.person_id, name: row.name },
    made: row.made,
    start: row.start,
    pay: money(row.pay, row.pay_currency),
    fee: money(row.fee, row.fee_currency),
    percent: row.percent,
    guaranteeDays: row.days,
    guaranteeUntil: row.until,
    splits: row.splits,
    ended:
      row.ended_on === null
        ? null
        : {
            on: row.ended_on,
            reason: row.reason,
            refund: row.refund === null ? null : Number(row.refund),
            replaced: row.replaced,
          },
  }))
}
