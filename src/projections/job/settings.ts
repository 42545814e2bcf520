import type { Queryable } from '#src/db/pool.ts'
import { defaultJobSettings, type JobSettings, jobSettings } from '#src/domain/job-settings.ts'

/** What this house says of its jobs; what no longer fits its shape is the default again. */
export async function jobSettingsOf(sql: Queryable): Promise<JobSettings> {
  const rows = await sql<{ name: string; value: unknown }[]>`
    select name, value from desk.setting where name in ('inHouse', 'stages', 'reasons')`
  const found = new Map(rows.map(row => [row.name, row.value]))
  const { inHouse, stages, reasons } = jobSettings.shape
  const own = {
    inHouse: inHouse.safeParse(found.get('inHouse')).data,
    stages: stages.safeParse(found.get('stages')).data,
    reasons: reasons.safeParse(found.get('reasons')).data,
  }
  return {
    inHouse: own.inHouse ?? defaultJobSettings.inHouse,
    stages: own.stages ?? defaultJobSettings.stages,
    reasons: own.reasons ?? defaultJobSettings.reasons,
  }
}
