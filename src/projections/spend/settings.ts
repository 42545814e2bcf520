import type { Queryable } from '#src/db/pool.ts'
import { type CostSettings, costSettings } from '#src/domain/spend.ts'

const usual: CostSettings = { currency: 'GBP', hourly: null, rates: {} }

/** How this house counts money. Where nobody said: in the currency of most of its fees, without a price for hours. */
export async function costSettingsOf(sql: Queryable): Promise<CostSettings> {
  const [row] = await sql<{ value: unknown }[]>`select value from desk.setting where name = 'cost'`
  const found = costSettings.safeParse(row?.value)
  if (found.success) return found.data
  const [most] = await sql<{ currency: string }[]>`
    select fee_currency as currency from placement where fee_currency is not null and know = 0
    group by 1 order by count(*) desc, 1 limit 1`
  return most ? { ...usual, currency: most.currency } : usual
}
