import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable, Trx } from '#src/db/pool.ts'
import { properties } from '#src/domain/claim.ts'
import { type LessonRule, type Lessons, lessonRule } from '#src/domain/lesson.ts'
import { freshId } from '#src/ledger/ids.ts'
import { canonical, type JsonObject } from '#src/lib/json.ts'
import { claimed } from '#src/projections/profile/rules.ts'
import { lessonsFrom } from '#src/sources/cv/lessons/derive.ts'

interface Mending {
  readonly person: string
  /** The claim that is mended. */
  readonly entry: string
  /** What it should say; null: it is no value. */
  readonly value: JsonObject | null
  /** The doing that mends it: when it is taken back, nothing was taught. */
  readonly act: string
}

/**
 * What mending a value of a CV says of its layout is kept for the next CV of that layout. Answers what was learned:
 * nothing where the value is not from a CV, or the correction is about the person alone.
 */
export async function teach(
  trx: Trx,
  viewer: Viewer,
  { person, entry, value, act }: Mending,
): Promise<readonly LessonRule[]> {
  const vis = audiencesOf(trx, viewer)
  const [row] = await trx<{ kind: string; body: JsonObject; cv: string; layout: string | null; text: string | null }[]>`
    select f.kind, f.body, l.entry_id as cv, p.body ->> 'layout' as layout, p.text
    from fact f
    join line l on l.person_id = f.person_id and l.kind = 'cv.received' and l.know in ${vis} and l.read in ${vis}
    join ledger.payload p on p.entry_id = l.entry_id and p.body ->> 'thread' = f.body ->> 'thread'
    where f.person_id = ${person}::uuid and f.entry_id = ${entry}::uuid and f.family = 'file'`
  const property = properties.find(one => row?.kind === `claim.${one}`)
  if (!row?.layout || !property) return []
  const rules = lessonsFrom({ property, before: claimed(row), after: value, text: row.text ?? '' })
  for (const rule of rules)
    await trx`
      insert into desk.lesson (id, layout, rule, act_id, entry_id, account_id)
      values (${freshId()}, ${row.layout}, ${trx.json(rule)}, ${act}, ${row.cv}, ${viewer.account})`
  return rules
}

/** Most lessons that a reading takes along; more are of layouts that nobody sends any more. */
const most = 2000

/** All that stands of what the house has taught, by layout, in the order in which it was. */
export async function lessons(sql: Queryable): Promise<Lessons> {
  const rows = await sql<{ layout: string; rule: unknown }[]>`
    select layout, rule from (
      select layout, rule, position from desk.lesson l
      where not l.taken_back and not exists (select from retracted_act r where r.act_id = l.act_id) order by position desc limit ${most}) newest
    order by position`
  const found: Record<string, LessonRule[]> = {}
  for (const { layout, rule } of rows) {
    const { success, data } = lessonRule.safeParse(rule)
    if (!success) continue
    const known = found[layout] ?? []
    // The same lesson twice would turn what was turned round back again.
    if (!known.some(one => canonical(one) === canonical(data))) found[layout] = [...known, data]
  }
  return found
}
