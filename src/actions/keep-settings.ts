import type { Queryable } from '#src/db/pool.ts'
import { postgresJson } from '#src/lib/json.ts'

/** Keeps settings of the house by their names, all or none; what is not given stays. */
export async function keepSettings(sql: Queryable, values: object): Promise<void> {
  await sql`
    insert into desk.setting (name, value) select key, value from jsonb_each(${postgresJson(values)}::text::jsonb)
    on conflict (name) do update set value = excluded.value`
}
