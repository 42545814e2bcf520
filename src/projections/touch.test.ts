import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Visibility } from '#src/domain/answers.ts'
import { silentKinds } from '#src/domain/conversion.ts'
import type { Draft } from '#src/domain/draft.ts'
import { emailOf, mail } from '#src/invariants/drafts.fixture.ts'
import { tried } from '#src/invariants/history.fixture.ts'
import { World } from '#src/invariants/world.fixture.ts'
import { keptTouches } from './attribution/touches.ts'
import { foldDirtyPeople, foldTail } from './fold/loop.ts'

let world: World
beforeAll(async () => {
  world = await World.open()
})
afterAll(() => world?.drop())

const kinds = ['message', 'note.written', 'connection.made', 'application.received', 'meeting.planned'] as const
const met = fc.record({
  // Four hours around midnight: gaps of less and of more than half an hour, on both sides of a day's end.
  minute: fc.integer({ min: -120, max: 120 }),
  dated: fc.integer({ min: 0, max: 9 }).map(n => n > 0),
  who: fc.integer({ min: 0, max: 1 }),
  channel: fc.constantFrom('whatsapp' as const, 'phone' as const, 'internal' as const),
  direction: fc.constantFrom('in' as const, 'out' as const),
  kind: fc.constantFrom<(typeof kinds)[number][]>('message', 'message', 'message', ...kinds),
  automatic: fc.integer({ min: 0, max: 6 }).map(n => n === 0),
})
const midnight = Date.UTC(2026, 2, 2)
type Met = typeof met extends fc.Arbitrary<infer T> ? T : never

const draftOf = (one: Met): Draft => ({
  ...mail({ id: JSON.stringify(one), from: emailOf(one.who), direction: one.direction, automatic: one.automatic }),
  kind: one.kind === 'message' ? (one.direction === 'in' ? 'message.received' : 'message.sent') : one.kind,
  channel: one.channel,
  people: [{ role: one.direction === 'in' ? 'sender' : 'recipient', identifiers: [emailOf(one.who)] }],
  occurred: one.dated
    ? { at: new Date(midnight + one.minute * 60_000).toISOString(), precision: 'instant', offset: 0 }
    : { at: null, precision: 'unknown', offset: null },
})

const steps = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('import' as const),
        met: fc.array(met, { minLength: 1, maxLength: 8 }),
        visible: fc.constantFrom<Visibility>('me', 'touch', 'all'),
        fold: fc.boolean(),
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const), act: fc.nat(20), fold: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('fold' as const), limit: fc.integer({ min: 1, max: 12 }) }) },
  ),
  { minLength: 1, maxLength: 12, size: 'max' },
)

interface Row {
  readonly person_id: string
  readonly entry_id: string
  readonly at: string
  readonly channel: string
}

it('what journeys and cards are made of is what all touches, read at once, would say', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async history => {
      await world.clear()
      const acts: string[] = []
      for (const one of history) {
        world.later()
        if (one.do === 'import') {
          const drafts = one.met.map(draftOf)
          acts.push((await world.record(world.act({ visible: one.visible }), { drafts, fold: one.fold })).act)
        } else if (one.do === 'undo') {
          const act = acts[one.act % Math.max(1, acts.length)]
          if (act) await world.undo(act, 'act.retracted', one.fold)
        } else {
          await foldTail(world.sql, one.limit)
          await foldDirtyPeople(world.sql, one.limit)
        }
      }
      await world.settle()

      const all = await world.sql<Row[]>`
        select person_id, entry_id, at, coalesce(channel, 'internal') as channel from line
        where know = 0 and not automatic and at > '-infinity' and kind <> all(${[...silentKinds]}) and precision <> 'unknown'`
      const people = [...new Set(all.map(row => row.person_id))].sort()
      const kept = people.flatMap(person =>
        keptTouches(
          Number.MAX_SAFE_INTEGER,
          all
            .filter(row => row.person_id === person)
            .map(row => ({ id: row.entry_id, at: Date.parse(row.at), channel: row.channel, priority: 0 })),
          Number.POSITIVE_INFINITY,
        ).map(({ id }) => `${person} ${id}`),
      )
      const begins = await world.sql<{ one: string }[]>`
        select person_id || ' ' || entry_id as one from journey_touch where begins order by person_id, at, entry_id`
      expect(begins.map(row => row.one)).toEqual(kept)

      const [turns] = await world.sql<{ missing: number }[]>`
        select count(*)::int as missing from line l
        where know = 0 and not automatic and at > '-infinity' and kind in ('connection.made', 'application.received') and precision <> 'unknown'
          and not exists (select from journey_touch t where t.person_id = l.person_id and t.entry_id = l.entry_id and t.turn is not null)`
      expect(turns?.missing).toBe(0)

      const days = await world.sql`
        select person_id, know, min(first_at) as first_at, max(last_at) as last_at, max(in_at) as in_at, max(out_at) as out_at
        from touch_day group by 1, 2 order by 1, 2`
      const whole = await world.sql`
        select person_id, know, min(at) as first_at,
          max(at) filter (where kind <> 'note.written' and precision <> 'unknown') as last_at,
          max(at) filter (where talk and live and direction = 'in') as in_at, max(at) filter (where talk and direction = 'out') as out_at
        from line where not automatic and kind <> 'meeting.planned' group by 1, 2 order by 1, 2`
      expect([...days]).toEqual([...whole])

      const [waits] = await world.sql<{ wrong: number }[]>`
        select count(*)::int as wrong from card c where c.audience = 0 and c.waiting_entry is distinct from (
          select l.entry_id from line l where l.person_id = c.person_id and l.know = 0 and l.talk and l.live and l.direction = 'in'
            and l.at > coalesce((select max(o.at) from line o where o.person_id = l.person_id and o.talk and o.know = 0 and o.direction = 'out'), '-infinity')
          order by l.at, l.entry_id limit 1)`
      expect(waits?.wrong).toBe(0)
      expect((await world.sql`select from dirty_day`).count).toBe(0)
    }),
    tried(process.env['CI'] ? 120 : 40),
  )
}, 300_000)
