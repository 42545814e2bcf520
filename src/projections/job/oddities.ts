import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import { splitTotal } from '#src/domain/candidacy.ts'
import type { PlacementView } from '#src/domain/views/jobs.ts'
import { asWritten } from '#src/domain/vocabulary.ts'
import { cardOf } from './candidate-row.ts'
import { jobIsVisible } from './visible-job.ts'

const day = (at: string): string => at.slice(0, 10)
const whole = 10_000
const most = 20

/**
 * What does not fit together in the placements of a job, in words. Here such things are refused when they are typed; an old
 * system may hold them all the same, and two people may have typed at once.
 */
export function placementOddities(placements: readonly PlacementView[], ordered: string | null): string[] {
  return placements.flatMap(({ person, made, start, splits, ended }) => {
    const name = asWritten(person.name)
    const total = splitTotal(splits)
    return [
      ...(ordered === null
        ? [`${name} is placed, and there is no order.`]
        : day(made) < day(ordered)
          ? [`${name} was placed on ${day(made)}, before the order of ${day(ordered)}.`]
          : []),
      ...(ordered !== null && start !== null && start < day(ordered)
        ? [`The first day of ${name}, ${start}, is before the order of ${day(ordered)}.`]
        : []),
      ...(ended !== null && start !== null && ended.on < start
        ? [`${name} left on ${ended.on}, before the first day, ${start}.`]
        : []),
      ...(splits.length > 0 && total !== whole
        ? [`The fee for ${name} is split into ${total / 100} %, not into 100 %.`]
        : []),
    ]
  })
}

/** Whoever is placed here and, at the same time, on another job. */
export async function placedElsewhere(sql: Queryable, viewer: Viewer, job: string): Promise<string[]> {
  const rows = await sql<{ name: string; title: string }[]>`
    select c.name, j.title from placement k
    join placement o on o.person_id = k.person_id and o.assignment_id <> k.assignment_id and o.ended_on is null and o.know in ${audiencesOf(sql, viewer)}
    join job j on j.assignment_id = o.assignment_id and ${jobIsVisible(sql, viewer)}
    ${cardOf(sql, viewer)}
    where k.assignment_id = ${job}::uuid and k.ended_on is null and k.know in ${audiencesOf(sql, viewer)}
    order by c.name, j.title limit ${most}`
  return rows.map(({ name, title }) => `${asWritten(name)} is placed on ${asWritten(title)} as well.`)
}
