import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import { lessonRule } from '#src/domain/lesson.ts'
import type { TaughtLesson } from '#src/domain/views/cv.ts'

const most = 500

interface Row {
  readonly id: string
  readonly layout: string
  readonly rule: unknown
  readonly at: string
  readonly by: string
  readonly entry: string | null
  readonly file: string | null
  readonly person: string | null
  readonly name: string | null
}

/** What corrections have taught of layouts and still holds, the newest first; in full where the viewer may read the CV that it was learned at. */
export async function taughtLessons(sql: Queryable, viewer: Viewer): Promise<readonly TaughtLesson[]> {
  const vis = audiencesOf(sql, viewer)
  const rows = await sql<Row[]>`
    select l.id, l.layout, l.rule, t.began_at as at, a.name as by, n.entry_id as entry,
      coalesce(o.name, y.body ->> 'title') as file, n.person_id as person, c.name
    from desk.lesson l
    join ledger.act t on t.id = l.act_id
    join desk.account a on a.id = l.account_id
    left join lateral (
      select entry_id, person_id from line where entry_id = l.entry_id and know in ${vis} and read in ${vis}
      order by person_id limit 1) n on true
    left join lateral (
      select name from card where person_id = n.person_id and audience in ${vis} order by audience <> 0 desc, audience desc limit 1) c on true
    left join ledger.payload y on y.entry_id = n.entry_id
    left join ledger.original o on o.id = y.original_id
    where not l.taken_back and not exists (select from retracted_act r where r.act_id = l.act_id)
    order by l.position desc limit ${most}`
  return rows.flatMap(({ rule, entry, file, person, name, ...row }) => {
    const { success, data } = lessonRule.safeParse(rule)
    if (!success) return []
    const cv = entry && person ? { entry, name: file ?? 'CV', person: { id: person, name: name ?? '' } } : null
    return [{ ...row, rule: cv && data, cv }]
  })
}
