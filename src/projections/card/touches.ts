import type { Trx } from '#src/db/pool.ts'

/** By person and by who may know of it: the newest touch, and the clock of question and answer. */
export interface Reach {
  readonly person_id: string
  readonly know: number
  /** Null where nothing that happened counts as contact. */
  readonly at: string | null
  readonly precision: string | null
  readonly entry_id: string | null
  readonly kind: string | null
  readonly channel: string | null
  readonly direction: string | null
  readonly account: string | null
  readonly in_at: string | null
  readonly out_at: string | null
  readonly first_at: string
}

/** The first message of theirs, by audience, after a word of ours; the oldest after our last word is what waits. */
export interface Question {
  readonly person_id: string
  readonly know: number
  readonly at: string
  readonly entry_id: string
}

export interface Touches {
  readonly reach: readonly Reach[]
  readonly questions: readonly Question[]
}

/**
 * Automatic acts are no touches, planned meetings have not happened yet; a note, how somebody was
 * found, or an act that nobody can date, is no contact. Made of days (touch.ts), not of all that ever passed.
 */
export async function touchesOf(trx: Trx, people: readonly string[]): Promise<Touches> {
  const [reach, questions] = await Promise.all([
    trx<Reach[]>`
      with clock as (
        select person_id, know, max(in_at) as in_at, max(out_at) as out_at, min(first_at) as first_at
        from touch_day where person_id = any(${people}::uuid[]) group by person_id, know
      ), newest as (
        select distinct on (person_id, know) person_id, know, last_entry
        from touch_day where person_id = any(${people}::uuid[]) and last_entry is not null
        order by person_id, know, day desc
      )
      select c.person_id, c.know, l.at, l.precision, l.entry_id, l.kind, l.channel, l.direction, l.account, c.in_at, c.out_at, c.first_at
      from clock c left join newest n using (person_id, know)
      left join line l on l.entry_id = n.last_entry and l.person_id = n.person_id`,
    // Whoever reads has had some last word of ours, or none: the first question after each of them.
    trx<Question[]>`
      with clock as materialized (
        select person_id, know, max(in_at) as in_at, max(out_at) as out_at
        from touch_day where person_id = any(${people}::uuid[]) group by person_id, know
      ), word as (
        select person_id, coalesce(out_at, '-infinity') as at from clock union select person_id, '-infinity' from clock
      )
      select distinct c.person_id, c.know, q.at, q.entry_id
      from clock c join word w on w.person_id = c.person_id and c.in_at > w.at
      cross join lateral (
        select d.day from touch_day d
        where d.person_id = c.person_id and d.know = c.know and d.day >= (w.at at time zone 'UTC')::date and d.in_at > w.at
        order by d.day limit 1) f
      cross join lateral (
        select l.at, l.entry_id from line l
        where l.person_id = c.person_id and l.know = c.know and l.talk and l.live and l.direction = 'in' and l.at > w.at
          and l.at >= f.day::timestamp at time zone 'UTC' and l.at < (f.day + 1)::timestamp at time zone 'UTC'
        order by l.at, l.entry_id limit 1) q
      order by c.person_id, q.at, q.entry_id`,
  ])
  return { reach, questions }
}
