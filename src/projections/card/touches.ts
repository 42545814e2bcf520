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

/** One unanswered message of theirs, by audience; the oldest after our last word is what waits. */
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
 * found, or an act that nobody can date, is no contact.
 */
export async function touchesOf(trx: Trx, people: readonly string[]): Promise<Touches> {
  const reach = await trx<Reach[]>`
    with mine as materialized (
      select * from line where person_id = any(${people}::uuid[]) and not automatic and kind <> 'meeting.planned'
    ), newest as (
      select distinct on (person_id, know) person_id, know, at, precision, entry_id, kind, channel, direction, account
      from mine where kind not in ('note.written', 'source.named') and precision not in ('before', 'unknown')
      order by person_id, know, at desc, entry_id desc
    ), clock as (
      select person_id, know, max(at) filter (where talk and live and direction = 'in') as in_at,
        max(at) filter (where talk and direction in ('out', 'between')) as out_at, min(at) as first_at
      from mine group by person_id, know
    )
    select c.person_id, c.know, n.at, n.precision, n.entry_id, n.kind, n.channel, n.direction, n.account, c.in_at, c.out_at, c.first_at
    from clock c left join newest n using (person_id, know)`
  const asked = reach.filter(row => row.in_at !== null).map(row => row.person_id)
  const questions =
    asked.length === 0
      ? []
      : await trx<Question[]>`
        select l.person_id, l.know, l.at, l.entry_id
        from line l
        where l.person_id = any(${[...new Set(asked)]}::uuid[]) and l.talk and l.live and l.direction = 'in'
          and l.at > coalesce((select max(o.at) from line o where o.person_id = l.person_id and o.talk and o.know = 0
            and o.direction in ('out', 'between')), '-infinity')
        order by l.person_id, l.at, l.entry_id`
  return { reach, questions }
}
