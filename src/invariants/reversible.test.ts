import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Draft } from '#src/domain/draft.ts'
import { personaId } from '#src/ledger/ids.ts'
import { contact, emailOf, mail } from './drafts.fixture.ts'
import { histories, importedDrafts, play, tried } from './history.fixture.ts'
import { World } from './world.fixture.ts'

let world: World
beforeAll(async () => {
  world = await World.open()
})
afterAll(() => world?.drop())

const people = fc.integer({ min: 0, max: 3 })

/** Later work on people known by one address each: mails, rows, notes, tags. */
type Later = { readonly n: number; readonly what: 'mail' | 'row' | 'note' | 'tag'; readonly id: number }
const later = fc.array(
  fc.record({ n: people, what: fc.constantFrom<Later['what']>('mail', 'row', 'note', 'tag'), id: fc.nat({ max: 3 }) }),
  { maxLength: 6 },
)

async function work(steps: readonly Later[]): Promise<void> {
  for (const { n, what, id } of steps) {
    world.later()
    const about = [{ id: personaId(world.key, emailOf(n)), noun: 'persona' as const }]
    if (what === 'mail')
      await world.record(world.act(), {
        drafts: [mail({ id: `later ${id} ${n}`, from: emailOf(n), day: 20 + id })],
        fold: true,
      })
    else if (what === 'row')
      await world.record(world.act(), {
        drafts: contact({
          row: `later ${id} ${n}`,
          identifiers: [emailOf(n)],
          name: `Person ${n}`,
          company: `Company ${id}`,
          seen: 20 + id,
        }),
      })
    else if (what === 'tag')
      await world.record(world.act({ kind: 'typed' }), {
        decisions: [world.decide('person.tagged', { tag: `tag ${id}` }, about)],
        fold: true,
      })
    else
      await world.record(world.act({ kind: 'typed' }), {
        decisions: [{ ...world.decide('note.written', {}, about, 'Likes the river'), family: 'typed' }],
        fold: true,
      })
  }
}

const known = (n: number): Draft[] =>
  contact({ row: `${n}`, identifiers: [emailOf(n)], name: `Person ${n}`, company: 'Nordhavel' })

/** Plays the same later work with something done and taken back around it, and without. */
async function withAndWithout(begin: () => Promise<void>, something: () => Promise<string>, then: readonly Later[]) {
  await world.clear()
  await begin()
  const mark = world.mark()
  world.later(500)
  await work(then)
  const without = await world.shown()
  await world.clear()
  await begin()
  world.moveTo({ ...mark, count: mark.count + 10_000 })
  const act = await something()
  world.moveTo(mark)
  world.later(500)
  await work(then)
  const end = world.mark()
  world.moveTo({ ...end, count: end.count + 20_000 })
  await world.undo(act)
  world.moveTo(end)
  return { without, after: await world.shown() }
}

it('a merge that is taken back leaves both as if it had never been, with what came later where its own evidence says', async () => {
  await fc.assert(
    fc.asyncProperty(later, people, people, async (steps, a, b) => {
      fc.pre(a !== b)
      const begin = async () =>
        void (await world.record(world.act(), { drafts: [0, 1, 2, 3].flatMap(known), fold: true }))
      const merge = async () => {
        const [into, from] = [personaId(world.key, emailOf(a)), personaId(world.key, emailOf(b))]
        const subjects = [into, from].map(id => ({ id, noun: 'identity' as const }))
        const act = world.act({ kind: 'typed' })
        await world.record(act, { decisions: [world.decide('person.merged', { into, from }, subjects)], fold: true })
        return act.id
      }
      const { without, after } = await withAndWithout(begin, merge, steps)
      expect(after).toEqual(without)
    }),
    tried(30),
  )
}, 300_000)

it('an import that is taken back leaves what was there and what came later, exactly', async () => {
  await fc.assert(
    fc.asyncProperty(later, fc.uniqueArray(people, { minLength: 1 }), fc.boolean(), async (steps, brought, fold) => {
      const begin = async () =>
        void (await world.record(world.act(), { drafts: [0, 1, 2, 3].flatMap(known), fold: true }))
      const bring = async () => {
        const act = world.act({ visible: 'touch' })
        const drafts = brought.flatMap(n => [
          ...known(n),
          ...contact({
            row: `again ${n}`,
            identifiers: [emailOf(n)],
            name: `Other ${n}`,
            company: 'Osterlyne',
            seen: 30,
          }),
          mail({ id: `again ${n}`, from: emailOf(n), to: [emailOf(9)], day: 30 }),
        ])
        await world.record(act, { drafts, fold })
        return act.id
      }
      const { without, after } = await withAndWithout(begin, bring, steps)
      expect({ ...after, persona: null }).toEqual({ ...without, persona: null })
      // An address met only in what was taken back stays known as an address, and belongs to nobody.
      const kept = new Set(without['persona'])
      for (const row of after['persona'] ?? [])
        if (!kept.has(row)) expect(row).toMatch(/"person_id": "(.{36})", "persona_id": "\1"/)
    }),
    tried(30),
  )
}, 300_000)

it('whatever was done: taken back and let stand again, all is as before', async () => {
  await fc.assert(
    fc.asyncProperty(histories(3, 16), fc.nat({ max: 20 }), async (steps, which) => {
      await world.clear()
      await play(world, steps)
      const before = await world.shown()
      const acts = await world.sql<{ id: string }[]>`
        select id from ledger.act t where not exists (select from retracted_act r where r.act_id = t.id)
          and not exists (select from ledger.attestation a join ledger.entry e on e.id = a.entry_id where a.act_id = t.id and e.kind in ('act.retracted', 'act.restored'))
        order by id`
      const act = acts[which % Math.max(1, acts.length)]
      if (!act) return
      await world.undo(act.id)
      await world.settle()
      await world.undo(act.id, 'act.restored')
      expect(await world.shown()).toEqual(before)
    }),
    tried(30),
  )
}, 300_000)

it('of two imports that share rows, either can go', async () => {
  await fc.assert(
    fc.asyncProperty(importedDrafts, fc.boolean(), async (drafts, first) => {
      await world.clear()
      const [one, two] = [world.act(), world.act()]
      await world.record(one, { drafts })
      await world.record(two, { drafts })
      await world.settle()
      const people = await world.sql`select person_id, into_id from person order by 1`
      const lines = await world.sql`select person_id, entry_id from line order by 1, 2`
      await world.undo(first ? one.id : two.id)
      await world.settle()
      expect(await world.sql`select person_id, into_id from person order by 1`).toEqual(people)
      expect(await world.sql`select person_id, entry_id from line order by 1, 2`).toEqual(lines)
      await world.undo(first ? two.id : one.id)
      await world.settle()
      expect(await world.sql`select person_id from person`).toEqual([])
      expect(await world.sql`select entry_id from line`).toEqual([])
    }),
    tried(30),
  )
}, 300_000)
