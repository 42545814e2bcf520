import type { Queryable } from '#src/db/pool.ts'
import { defaultJobSettings, type JobSettings, jobSettings } from '#src/domain/job-settings.ts'
import { asInHouse } from '#src/domain/vocabulary.ts'

/** Until a house names its own, in its words. */
function reasonsToBeginWith(inHouse: boolean): JobSettings['reasons'] {
  const said = (all: readonly string[]): readonly string[] => (inHouse ? all.map(asInHouse) : all)
  const { us, client, candidate } = defaultJobSettings.reasons
  return { us: said(us), client: said(client), candidate: said(candidate) }
}

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
    reasons: own.reasons ?? reasonsToBeginWith(own.inHouse === true),
  }
}
