import { audiencesOf, mayManage, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import type { TodayJobs } from '#src/domain/views/jobs.ts'
import { cardOf } from './candidate-row.ts'
import { candidateIsVisible, isOwed, jobIsVisible } from './visible-job.ts'

/** Days ahead that a guarantee or a first day is shown. */
const ahead = 14
/** Days without a word from us, somebody having answered, that are too many. */
const quiet = 7
/** Days that a client may take over a CV before we ask. */
const clientQuiet = 5
const most = 8

/**
 * What jobs ask of the viewer today: guarantees that end, first days that come, people who hear nothing, jobs with people
 * unanswered. Their own jobs, and those they share; an admin sees every job's guarantees. `now` is the query's clock.
 */
export async function todayJobs(sql: Queryable, viewer: Viewer, now: string): Promise<TodayJobs> {
  const vis = audiencesOf(sql, viewer)
  const own = sql`(j.owner = ${viewer.account}::uuid or ${viewer.account}::uuid = any(j.team))`
  const day = now.slice(0, 10)
  const [guarantees, starts, promised, unheard, silent, owed] = await Promise.all([
    sql<TodayJobs['guarantees'][number][]>`
      select p.person_id as person, c.name, j.assignment_id as job, j.title, p.guarantee_until::text as on
      from placement p join job j on j.assignment_id = p.assignment_id and ${jobIsVisible(sql, viewer)}
      join lateral (select p.person_id) k on true ${cardOf(sql, viewer)}
      where p.know in ${vis} and p.ended_on is null and p.guarantee_until between ${day}::date and ${day}::date + ${ahead}::int
        and (${own} or ${mayManage(viewer)} or p.splits @> ${JSON.stringify([{ account: viewer.account }])}::text::jsonb)
      order by p.guarantee_until, c.name, p.person_id limit ${most}`,
    sql<TodayJobs['starts'][number][]>`
      select p.person_id as person, c.name, j.assignment_id as job, j.title, p.start_on::text as on
      from placement p join job j on j.assignment_id = p.assignment_id and ${jobIsVisible(sql, viewer)} and ${own}
      join lateral (select p.person_id) k on true ${cardOf(sql, viewer)}
      where p.know in ${vis} and p.ended_on is null and p.start_on between ${day}::date and ${day}::date + ${ahead}::int
      order by p.start_on, c.name, p.person_id limit ${most}`,
    sql<TodayJobs['promised'][number][]>`
      select k.person_id as person, c.name, j.assignment_id as job, j.title, k.promised_on::text as on, k.promised as what, j.client
      from job j join candidacy k on k.assignment_id = j.assignment_id and k.ended_at is null and k.promised_on <= ${day}::date and ${candidateIsVisible(sql, viewer)}
      ${cardOf(sql, viewer)}
      where j.open and ${own} and ${jobIsVisible(sql, viewer)}
      order by k.promised_on, c.name, k.person_id limit ${most}`,
    sql<TodayJobs['unheard'][number][]>`
      select j.assignment_id as job, j.title, j.client, count(*)::int as count, min(greatest(k.since, k.submitted_at)) as since
      from job j join candidacy k on k.assignment_id = j.assignment_id and k.ended_at is null and k.phase = 'sent' and k.promised_on is null
        and greatest(k.since, k.submitted_at) < ${now}::text::timestamptz - make_interval(days => ${clientQuiet}) and ${candidateIsVisible(sql, viewer)}
      where j.state = 'open' and ${own} and ${jobIsVisible(sql, viewer)}
      group by j.assignment_id, j.title, j.client order by since, j.assignment_id limit ${most}`,
    sql<TodayJobs['silent'][number][]>`
      select k.person_id as person, c.name, j.assignment_id as job, j.title, greatest(c.out_at, k.answered_at, k.opened_at) as since
      from job j join candidacy k on k.assignment_id = j.assignment_id and k.ended_at is null and k.engaged and k.phase <> 'placed' and ${candidateIsVisible(sql, viewer)}
      ${cardOf(sql, viewer)}
      where j.state = 'open' and ${own} and ${jobIsVisible(sql, viewer)} and c.forbidden is null
        and greatest(c.out_at, k.answered_at, k.opened_at) < ${now}::text::timestamptz - make_interval(days => ${quiet})
      order by since, k.person_id limit ${most}`,
    sql<TodayJobs['owed'][number][]>`
      select j.assignment_id as job, j.title, j.client, count(*)::int as count
      from job j join candidacy k on k.assignment_id = j.assignment_id and ${candidateIsVisible(sql, viewer)} ${cardOf(sql, viewer)}
      where ${own} and ${jobIsVisible(sql, viewer)} and c.forbidden is null and ${isOwed(sql, sql`c.out_at`)}
      group by j.assignment_id, j.title, j.client order by count(*) desc, j.assignment_id limit ${most}`,
  ])
  return { guarantees, starts, promised, unheard, silent, owed }
}
