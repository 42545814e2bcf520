import type { Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import type { WorksChoices } from '#src/domain/views/works.ts'
import { jobIsVisible } from '../job/visible-job.ts'

/** By what figures can be narrowed here: clients and kinds of work of jobs that the viewer may know. */
export async function worksChoices(sql: Queryable, viewer: Viewer): Promise<WorksChoices> {
  const [clients, work] = await Promise.all([
    sql<{ id: string; name: string }[]>`
      select coalesce(m.into_id, j.client_id) as id, coalesce(min(j.client) filter (where m.into_id is null), min(k.name), min(j.client)) as name
      from job j left join same_company m on m.company_id = j.client_id left join ledger.company k on k.id = m.into_id
      where ${jobIsVisible(sql, viewer)} and j.client_id is not null group by 1 order by 2, 1 limit 1000`,
    sql<{ work: string }[]>`
      select distinct coalesce(work, 'permanent') as work from job j where ${jobIsVisible(sql, viewer)} order by 1 limit 100`,
  ])
  return { clients, work: work.map(row => row.work) }
}
