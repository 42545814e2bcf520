import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import type { WorksChoices } from '#src/domain/views/works.ts'

/** By what figures can be narrowed here: clients and kinds of work of jobs that the viewer may know. */
export async function worksChoices(sql: Queryable, viewer: Viewer): Promise<WorksChoices> {
  const vis = audiencesOf(sql, viewer)
  const [clients, work] = await Promise.all([
    sql<{ id: string; name: string }[]>`
      select client_id as id, min(client) as name from job where know in ${vis} and client_id is not null
      group by client_id order by 2, 1 limit 1000`,
    sql<{ work: string }[]>`
      select distinct coalesce(work, 'permanent') as work from job where know in ${vis} order by 1 limit 100`,
  ])
  return { clients, work: work.map(row => row.work) }
}
