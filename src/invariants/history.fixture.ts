import fc from 'fast-check'
import type { Addition, Visibility } from '#src/domain/answers.ts'
import type { Draft } from '#src/domain/draft.ts'
import { foldAgain, foldDirtyPeople, foldTail } from '#src/projections/fold/loop.ts'
import {
  application,
  contact,
  day,
  emailOf,
  follow,
  job,
  mail,
  saying,
  slugOf,
  step as stepOn,
} from './drafts.fixture.ts'
import type { World } from './world.fixture.ts'

/** One step of a random history: what somebody does, or what the worker folds meanwhile. */
export type Step =
  | {
      readonly do: 'import'
      readonly who: number
      readonly visible: Visibility
      readonly drafts: readonly Draft[]
      readonly add: readonly Addition[]
      readonly fold: boolean
      readonly since: boolean
    }
  | {
      readonly do: 'archive'
      readonly who: number
      readonly holder: number
      readonly visible: Visibility
      readonly has: readonly number[]
      readonly made: number
      readonly fold: boolean
    }
  | {
      readonly do: 'say'
      readonly who: number
      readonly about: number
      readonly what: Saying
      readonly visible: Visibility
      readonly fold: boolean
    }
  | {
      readonly do: 'merge' | 'refuse'
      readonly who: number
      readonly a: number
      readonly b: number
      readonly fold: boolean
    }
  | { readonly do: 'split'; readonly about: number; readonly take: number; readonly fold: boolean }
  | { readonly do: 'undo' | 'redo'; readonly act: number; readonly fold: boolean }
  | {
      readonly do: 'take off' | 'share' | 'hide' | 'time'
      readonly who: number
      readonly entry: number
      readonly fold: boolean
    }
  | { readonly do: 'colleague'; readonly who: number; readonly n: number; readonly fold: boolean }
  | { readonly do: 'fold'; readonly what: 'tail' | 'again' | 'people'; readonly limit: number }
  | { readonly do: 'wait'; readonly minutes: number }

type Saying = 'note' | 'tag' | 'untag' | 'rate' | 'value' | 'remember' | 'forbid' | 'allow' | 'promise' | 'own' | 'pool'

const people = fc.integer({ min: 0, max: 4 })
const days = fc.integer({ min: 1, max: 40 })
const names = fc.constantFrom('Ana Reis', 'Bo Lund', 'Ana M. Reis', 'Cy Sato')
const visibles = fc.constantFrom<Visibility>('me', 'touch', 'all')

const drafts: fc.Arbitrary<Draft[]> = fc.oneof(
  fc
    .record({
      id: fc.integer({ min: 0, max: 6 }),
      from: people,
      to: fc.uniqueArray(people, { maxLength: 2 }),
      direction: fc.constantFrom<'in' | 'out'>('in', 'out'),
      automatic: fc.boolean(),
      thread: fc.integer({ min: 0, max: 2 }),
    })
    // A message is what its id says: from the same hand, on the same day, wherever it is met.
    .map(({ id, from, to, direction, automatic, thread }) => [
      mail({
        id: `${id}-${from}-${direction}`,
        from: emailOf(from),
        to: (to.length > 0 ? to : [from]).map(emailOf),
        direction,
        day: id * 5 + 1,
        automatic: automatic && direction === 'in',
        ...(thread ? { thread: `t${thread}` } : {}),
      }),
    ]),
  fc
    .record({
      n: people,
      slug: fc.option(people),
      name: names,
      company: fc.constantFrom('Nordhavel', 'Osterlyne'),
      seen: days,
      family: fc.constantFrom('row', 'linkedin.connection'),
    })
    .map(({ n, slug, name, company, seen, family }) =>
      contact({
        row: `${n}`,
        identifiers: slug === null ? [emailOf(n)] : [emailOf(n), slugOf(slug)],
        name,
        company,
        title: 'Engineer',
        seen,
        family,
      }),
    ),
  fc
    .record({ n: people, name: names })
    .map(({ n, name }) =>
      contact({ row: `${name} ${n % 2}`, identifiers: [{ kind: 'phone', value: `+4477009000${n % 2}` }], name }),
    ),
  fc.record({ n: people, seen: days }).map(({ n, seen }) => [follow(n, seen)]),
  fc
    .record({ n: people, j: fc.integer({ min: 0, max: 1 }), stage: fc.constantFrom('applied', 'met'), on: days })
    .map(({ n, j, stage, on }) => [application(n, j, stage, on)]),
  fc
    .record({ j: fc.integer({ min: 0, max: 1 }), open: fc.boolean(), on: days })
    .map(({ j, open, on }) => [job(j, open, on)]),
  fc
    .record({
      n: people,
      j: fc.integer({ min: 0, max: 1 }),
      on: days,
      what: fc.constantFrom(
        ['candidacy.moved', { stage: 'Interview', phase: 'interview' }] as const,
        ['candidacy.ended', { by: 'client', reason: 'Job withdrawn' }] as const,
        ['candidacy.answered', { how: 'phone' }] as const,
        ['candidacy.submitted', {}] as const,
        ['promise.given', { what: 'feedback', due: '2026-10-09' }] as const,
        ['interview.planned', { at: '2026-10-09T09:00:00.000Z', round: 1 }] as const,
        ['placement.made', { start: '2026-10-12', guaranteeDays: 90, fee: { amount: 9, currency: 'GBP' } }] as const,
        ['client.appointed', { as: 'Hiring manager' }] as const,
      ),
    })
    .map(({ n, j, on, what: [kind, body] }) => [stepOn(n, j, kind, body, on)]),
  fc
    .record({
      j: fc.integer({ min: 0, max: 1 }),
      on: days,
      what: fc.constantFrom(
        ['assignment.moved', { state: 'on-hold', reason: 'Budget' }] as const,
        ['assignment.moved', { state: 'open' }] as const,
        ['assignment.described', { place: 'Leeds', openings: 2 }] as const,
        ['client.staged', { stage: 'met' }] as const,
        ['client.protected', {}] as const,
        [
          'spend.recorded',
          {
            channel: 'event',
            from: '2026-10-01',
            to: '2026-10-31',
            amount: 900,
            currency: 'GBP',
            sort: 'external',
            category: 'events',
          },
        ] as const,
        ['channel.opened', { name: 'Evening', medium: 'event', code: 'evening' }] as const,
      ),
    })
    .map(({ j, on, what: [kind, body] }) => [saying(j, kind, body, on)]),
)

const fold = fc.boolean()
const who = fc.integer({ min: 0, max: 1 })
const any = fc.nat({ max: 50 })

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('import' as const),
      who,
      visible: visibles,
      drafts: fc.array(drafts, { minLength: 1, maxLength: 4 }).map(all => all.flat()),
      add: fc.constantFrom<Addition[]>(['all'], ['all'], ['wrote', 'connections'], []),
      fold,
      since: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('archive' as const),
      who,
      holder: fc.integer({ min: 0, max: 1 }),
      visible: visibles,
      has: fc.uniqueArray(people, { minLength: 1, maxLength: 4 }),
      made: days,
      fold,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('say' as const),
      who,
      about: any,
      what: fc.constantFrom<Saying>(
        'note',
        'tag',
        'untag',
        'rate',
        'value',
        'remember',
        'forbid',
        'allow',
        'promise',
        'own',
        'pool',
      ),
      visible: visibles,
      fold,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('merge' as const, 'merge' as const, 'refuse' as const),
      who,
      a: any,
      b: any,
      fold,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('split' as const), about: any, take: fc.integer({ min: 1, max: 3 }), fold }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'undo' as const, 'redo' as const), act: any, fold }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('take off' as const, 'share' as const, 'hide' as const, 'time' as const),
      who,
      entry: any,
      fold,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('colleague' as const), who, n: people, fold }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('fold' as const),
      what: fc.constantFrom('tail' as const, 'again' as const, 'people' as const),
      limit: fc.integer({ min: 1, max: 20 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 0, max: 90 }) }) },
)

/** What one import brings. */
export const importedDrafts: fc.Arbitrary<Draft[]> = fc
  .array(drafts, { minLength: 1, maxLength: 6 })
  .map(all => all.flat())

/** The same histories in every run, so that a failure is the change's own: the usual ones, and those of a seed that once failed. */
export const seeds: readonly number[] = process.env['PROPERTY_SEED']
  ? [Number(process.env['PROPERTY_SEED'])]
  : [7, 1489431590]

/** How often a property is tried; on a busy machine less often rather than for ever. Other seeds are for looking, and stop at what they find. */
export const tried = (usual: number, seed = seeds[0] ?? 7): fc.Parameters<unknown> => ({
  numRuns: Number(process.env['PROPERTY_RUNS'] ?? usual),
  seed,
  interruptAfterTimeLimit: 150_000,
  endOnFailure: process.env['PROPERTY_SEED'] !== undefined,
})

export const histories = (minLength: number, maxLength: number): fc.Arbitrary<Step[]> =>
  fc.array(step, { minLength, maxLength, size: 'max' })

const bodies: Readonly<
  Record<Saying, readonly [kind: string, body: Record<string, string | number | boolean | Record<string, string>>]>
> = {
  note: ['note.written', {}],
  tag: ['person.tagged', { tag: 'rust' }],
  untag: ['person.tagged', { tag: 'rust', off: true }],
  rate: ['person.rated', { rating: 4 }],
  value: ['value.set', { property: 'place', value: { text: 'Leeds' } }],
  remember: ['person.remembered', {}],
  forbid: ['contact.forbidden', { reason: 'said so' }],
  allow: ['contact.allowed', {}],
  promise: ['followup.promised', { text: 'ring back', due: '2026-12-01T09:00:00.000Z' }],
  own: ['person.owned', { account: 'aaaaaaaa-0000-4000-8000-000000000002' }],
  pool: ['person.pooled', { pool: 'payments' }],
}

const connectionClaim = 'linkedin.connection-claim'
const whole = ['connections']

const at = <T>(list: readonly T[], index: number): T | undefined =>
  list.length > 0 ? list[index % list.length] : undefined

/** Plays a history into a world, through the one door. */
export async function play(world: World, steps: readonly Step[]): Promise<void> {
  const acts: string[] = []
  const founders = async (): Promise<string[]> =>
    (await world.sql<{ founder: string }[]>`select founder from person where into_id is null order by person_id`).map(
      row => row.founder,
    )
  for (const one of steps) {
    if (one.do === 'wait') {
      world.later(one.minutes)
      continue
    }
    if (one.do === 'fold') {
      if (one.what === 'tail') await foldTail(world.sql, one.limit)
      else if (one.what === 'again') await foldAgain(world.sql, one.limit)
      else await foldDirtyPeople(world.sql, one.limit)
      continue
    }
    world.later()
    const account = 'who' in one ? (world.accounts[one.who] ?? null) : world.accounts[0]
    const typed = world.act({ kind: 'typed', account, actor: account })
    if (one.do === 'import') {
      const act = world.act({
        account,
        actor: account,
        visible: one.visible,
        since: one.since ? '2026-09-15T00:00:00.000Z' : null,
      })
      await world.record(act, {
        drafts: one.drafts,
        fold: one.fold,
        admission: { add: new Set(one.add), leaveOut: new Set() },
      })
      acts.push(act.id)
    } else if (one.do === 'archive') {
      const act = world.act({ account, actor: account, visible: one.visible })
      const drafts = one.has.flatMap(n =>
        contact({ row: `${n}`, identifiers: [slugOf(n)], name: 'Ana Reis', seen: one.made, family: connectionClaim }),
      )
      await world.record(act, { drafts, fold: one.fold })
      const arrived = world.decide('export.arrived', { what: 'linkedin', holders: [`${one.holder}`], whole }, [
        { id: account ?? '', noun: 'account' },
      ])
      await world.record(act, { decisions: [{ ...arrived, seen_at: day(one.made) }], fold: one.fold })
      acts.push(act.id)
    } else if (one.do === 'say') {
      const persona = at(await founders(), one.about)
      if (!persona) continue
      const [kind, body] = bodies[one.what]
      const decided = world.decide(kind, body, [{ id: persona, noun: 'persona' }], 'Likes the river')
      const entry = kind === 'note.written' ? { ...decided, family: 'typed', channel: 'internal' } : decided
      await world.record({ ...typed, visible: one.visible }, { decisions: [entry], fold: one.fold })
      acts.push(typed.id)
    } else if (one.do === 'merge' || one.do === 'refuse') {
      const all = await founders()
      const [a, b] = [at(all, one.a), at(all, one.b)]
      if (!a || !b || a === b) continue
      const subjects = [
        { id: a, noun: 'identity' as const, role: 'into' },
        { id: b, noun: 'identity' as const, role: 'from' },
      ]
      const entry =
        one.do === 'merge'
          ? world.decide('person.merged', { into: a, from: b }, subjects)
          : world.decide('pair.refused', { pair: [a, b].sort() }, subjects)
      await world.record(typed, { decisions: [entry], fold: one.fold })
      acts.push(typed.id)
    } else if (one.do === 'split') {
      const rows = await world.sql<{ founder: string; personas: string[] }[]>`
        select o.founder, array_agg(p.persona_id order by p.persona_id) as personas from person o join persona p using (person_id)
        where o.into_id is null group by o.person_id having count(*) > 1 order by o.person_id`
      const whole = at(rows, one.about)
      if (!whole) continue
      const taken = whole.personas.slice(0, Math.min(one.take, whole.personas.length - 1))
      const subjects = [...new Set([whole.founder, ...taken])].map(id => ({ id, noun: 'identity' as const }))
      await world.record(typed, {
        decisions: [
          world.decide('person.split', { person: world.id(), personas: taken, from: whole.founder }, subjects),
        ],
        fold: one.fold,
      })
      acts.push(typed.id)
    } else if (one.do === 'undo' || one.do === 'redo') {
      const act = at(acts, one.act)
      if (act) acts.push((await world.undo(act, one.do === 'undo' ? 'act.retracted' : 'act.restored', one.fold)).act)
    } else if (one.do === 'colleague') {
      const [persona] = await world.sql<
        { id: string }[]
      >`select persona_id as id from ledger.persona_payload where value = ${emailOf(one.n).value}`
      if (!persona || !account) continue
      const entry = world.decide('colleague.identified', { account }, [
        { id: persona.id, noun: 'identity' },
        { id: account, noun: 'account' },
      ])
      await world.record(typed, { decisions: [entry], fold: one.fold })
      acts.push(typed.id)
    } else if (one.do === 'take off' || one.do === 'share' || one.do === 'hide' || one.do === 'time') {
      const rows = await world.sql<{ id: string }[]>`select id from ledger.entry where family <> 'decision' order by id`
      const entry = at(rows, one.entry)
      if (!entry) continue
      const subjects = [{ id: entry.id, noun: 'entry' as const }]
      const kind = { 'take off': 'entry.retracted', share: 'thread.shared', hide: 'thread.hidden', time: 'effort.set' }[
        one.do
      ]
      const body =
        one.do === 'take off'
          ? { entry: entry.id }
          : one.do === 'time'
            ? { minutes: one.entry }
            : { visible: one.do === 'share' ? 'all' : 'me' }
      await world.record(typed, { decisions: [world.decide(kind, body, subjects)], fold: one.fold })
      acts.push(typed.id)
    }
  }
}
