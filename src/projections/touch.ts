import type { Trx } from '#src/db/pool.ts'
import { carriers, silentKinds } from '#src/domain/conversion.ts'
import type { Projection } from './projection.ts'

/**
 * What a person's card and journeys are made of, so that neither reads all that ever passed: `touch_day` says of each day
 * what was newest and who asked and answered, `journey_touch` which touches begin a step of a journey. Folded by day: `line`
 * leaves a mark for every day of a person that it changed, and only those days are read again. A day is UTC's; what has
 * no date is a day of its own.
 */
export const touch: Projection = {
  name: 'touch',
  version: 1,
  tables: ['touch_day', 'journey_touch'],
  create: `
    create table touch_day (
      person_id uuid not null,
      day date not null,
      know bigint not null,
      first_at timestamptz not null,
      -- Newest contact: no note, and nothing without a date.
      last_at timestamptz,
      last_entry uuid,
      -- Newest word of theirs that asks for an answer, and of ours.
      in_at timestamptz,
      out_at timestamptz,
      primary key (person_id, day, know)
    );
    create table journey_touch (
      person_id uuid not null,
      at timestamptz not null,
      entry_id uuid not null,
      -- Nothing by the same channel in the half hour before: a chat is not ten touches.
      begins boolean not null,
      -- What somebody did once by it: 'joined', 'applied'.
      turn text collate "C",
      primary key (person_id, at, entry_id)
    );
    create index journey_touch_turn on journey_touch (person_id, turn, at, entry_id) where turn is not null;
  `,
  foldPeople,
}

/** What is no contact: our own words about somebody, and how they were found. */
const noContact = ['note.written', 'source.named', 'cv.forwarded']

async function foldPeople(trx: Trx, people: readonly string[]): Promise<void> {
  // One statement: what is marked and what the line holds are of one moment, and later marks are left for the next fold.
  await trx`
    with mark as (
      delete from dirty_day where person_id = any(${people}::uuid[]) returning person_id, day
    ), day as materialized (
      select person_id, day, day::timestamp at time zone 'UTC' as dawn,
        (day + 1)::timestamp at time zone 'UTC' - interval '1 microsecond' as dusk
      from (select distinct person_id, day from mark) m
    ), near as materialized (
      -- Half an hour on either side: a touch of this day may take the beginning from one of the next.
      select d.person_id, d.day, d.dawn, d.dusk, l.entry_id, l.at, l.kind, l.channel, l.direction, l.precision, l.talk, l.live, l.know
      from day d cross join lateral (
        -- Day by day through the index, however much the person's other days hold.
        select * from line
        where person_id = d.person_id and at between d.dawn - interval '30 minutes' and d.dusk + interval '30 minutes'
          and not automatic and kind <> 'meeting.planned'
        offset 0) l
    ), fresh as materialized (
      select person_id, day, know, min(at) as first_at,
        max(at) filter (where contact) as last_at,
        (array_agg(entry_id order by at desc, entry_id desc) filter (where contact))[1] as last_entry,
        max(at) filter (where talk and live and direction = 'in') as in_at,
        max(at) filter (where talk and direction in ('out', 'between')) as out_at
      from near, lateral (select kind <> all(${noContact}) and precision not in ('before', 'unknown') as contact) c
      where at between dawn and dusk
      group by person_id, day, know
    ), past_day as (
      delete from touch_day t using day d where t.person_id = d.person_id and t.day = d.day
        and not exists (select from fresh f where f.person_id = t.person_id and f.day = t.day and f.know = t.know)
    ), kept_day as (
      insert into touch_day as t select * from fresh
      on conflict (person_id, day, know) do update set
        first_at = excluded.first_at, last_at = excluded.last_at, last_entry = excluded.last_entry, in_at = excluded.in_at, out_at = excluded.out_at
      where (t.first_at, t.last_at, t.last_entry, t.in_at, t.out_at) is distinct from
        (excluded.first_at, excluded.last_at, excluded.last_entry, excluded.in_at, excluded.out_at)
    ), step as materialized (
      select distinct person_id, at, entry_id, begins, turn from (
        select person_id, day, dawn, at, entry_id,
          coalesce(at - lag(at) over (partition by person_id, day, coalesce(channel, 'internal') order by at, entry_id) > interval '30 minutes', true) as begins,
          case when kind in ('connection.made', 'form.submitted') then 'joined'
            -- A CV that only came by mail answers a question of ours as often as it applies.
            when kind = 'application.received' or (kind = 'cv.received' and coalesce(channel, 'internal') <> all(${[...carriers]})) then 'applied' end as turn
        from near
        where know = 0 and isfinite(day) and kind <> all(${[...silentKinds]}) and precision <> 'unknown'
      ) s where at >= dawn and (begins or turn is not null)
    ), past_step as (
      delete from journey_touch t using day d where t.person_id = d.person_id and t.at between d.dawn and d.dusk + interval '30 minutes'
        and not exists (select from step s where s.person_id = t.person_id and s.at = t.at and s.entry_id = t.entry_id)
    )
    insert into journey_touch as t select * from step
    on conflict (person_id, at, entry_id) do update set begins = excluded.begins, turn = excluded.turn
    where (t.begins, t.turn) is distinct from (excluded.begins, excluded.turn)`
}
