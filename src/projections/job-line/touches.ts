import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import type { Reason } from '#src/domain/belonging.ts'
import type { Channel } from '#src/domain/channel.ts'
import type { Direction } from '#src/domain/draft.ts'
import type { Precision } from '#src/domain/occurred.ts'
import type { LineSide } from '#src/domain/views/job-line.ts'
import { setByHand } from '../effort.ts'

/** One person whose touches may belong, with the instants between which they do. */
export interface Stretch {
  readonly person: string
  readonly side: LineSide
  /** From here on because it was with one of the job's people while the job ran; null: never. */
  readonly window: string | null
  /** From here on, and before `window`, because it led here; null: never. */
  readonly led: string | null
  readonly until: string
}

export interface TouchRecord {
  readonly entry_id: string
  readonly people: readonly string[]
  readonly side: LineSide
  readonly at: string
  readonly precision: Precision
  readonly kind: string
  readonly channel: Channel | null
  readonly direction: Direction
  readonly account: string | null
  readonly words: string | null
  readonly minutes: number | null
  readonly reason: Reason
}

/** Touches shown at most; a line of more says how many are left out. */
export const mostTouches = 12_000

/**
 * The touches that belong to an assignment, oldest first, one row an entry: those that name it, those with its people while
 * it ran, those that led there. What names another assignment and not this one was work for that one. Automatic acts,
 * planned meetings and acts that nobody can date do not count. `counted`: exactly these entries, as they were counted
 * when the assignment was closed.
 */
export async function belongingTouches(
  sql: Queryable,
  viewer: Viewer,
  job: string,
  stretches: readonly Stretch[],
  counted: readonly string[] | null,
): Promise<{ touches: TouchRecord[]; more: number }> {
  const vis = audiencesOf(sql, viewer)
  const rows = await sql<(TouchRecord & { total: number })[]>`
    with stretch as materialized (
      select * from json_to_recordset(${JSON.stringify(stretches)}::text::json)
        as x (person uuid, side text, "window" timestamptz, led timestamptz, until timestamptz)
    ), named as materialized (
      select entry_id from ledger.subject where subject_id = ${job}::uuid and noun = 'assignment'
    ), found as (
      select l.entry_id, l.person_id, 0 as rank from named join line l using (entry_id)
      union
      select l.entry_id, l.person_id, case when s."window" is not null and l.at >= s."window" then 1 else 2 end
      from stretch s
      join line l on l.person_id = s.person and l.at >= least(s."window", s.led) and l.at <= s.until
      where not exists (select from ledger.subject o where o.entry_id = l.entry_id and o.noun = 'assignment'
        and (s.side = 'client' or (s."window" is not null and l.at >= s."window")))
    ), mine as (
      select l.entry_id, min(f.rank) as rank, coalesce(min(s.side), 'candidate') as side,
        array_agg(distinct l.person_id order by l.person_id) as people,
        (array_agg(l order by l.person_id))[1] as one, bool_or(l.read in ${vis}) as readable
      from found f join line l on l.entry_id = f.entry_id and l.person_id = f.person_id
      left join stretch s on s.person = l.person_id
      where not l.automatic and l.kind <> 'meeting.planned' and l.precision <> 'unknown' and l.at > '-infinity' and l.know in ${vis}
        and (${counted === null}::text::boolean or f.entry_id = any(${[...(counted ?? [])]}::uuid[]))
      group by l.entry_id
    ), kept as (
      select *, count(*) over ()::int as total from mine order by (one).at desc, entry_id limit ${mostTouches}
    )
    select k.entry_id, k.people, k.side, (k.one).at, (k.one).precision, (k.one).kind, (k.one).channel, (k.one).direction,
      coalesce(w.account, (k.one).account) as account, case when k.readable then coalesce((k.one).title, (k.one).snippet) end as words,
      coalesce(m.minutes::float8, case when jsonb_typeof(p.body -> 'minutes') = 'number' then (p.body ->> 'minutes')::float8 end) as minutes,
      (array['names', 'window', 'led'])[k.rank + 1] as reason, k.total
    from kept k join ledger.payload p on p.entry_id = k.entry_id
    left join ${setByHand(sql)} m on m.entry_id = k.entry_id
    -- A notification may lie in anybody's mailbox: the post's address says whose it was.
    left join lateral (
      select c.account from ledger.persona_payload v join ledger.persona i on i.id = v.persona_id and i.kind = 'x'
      join colleague c on c.persona_id = i.id
      where (k.one).kind like 'post.%' and v.value = lower(substring(p.body ->> 'link' from '(?:x|twitter)[.]com/([[:alnum:]_]+)/')) limit 1) w on true
    order by (k.one).at, k.entry_id`
  const total = rows[0]?.total ?? 0
  return { touches: rows, more: Math.max(0, total - mostTouches) }
}
