import fc from 'fast-check'
import type { Draft } from '#src/domain/draft.ts'
import type { Identifier } from '#src/domain/identifier.ts'
import { personaId } from '#src/ledger/ids.ts'
import { foldAgain, foldDirtyPeople, foldTail } from '#src/projections/fold/loop.ts'
import { emailOf, slugOf } from './drafts.fixture.ts'
import { importedDrafts } from './history.fixture.ts'
import type { World } from './world.fixture.ts'

/** What happens to people named by what points at them, so that it means the same whether they are one person or two. */
export type Doing =
  | { readonly do: 'import'; readonly drafts: readonly Draft[]; readonly visible: 'me' | 'all'; readonly fold: boolean }
  | { readonly do: 'say'; readonly who: Identifier; readonly what: string; readonly fold: boolean }
  | {
      readonly do: 'merge' | 'refuse' | 'split'
      readonly a: Identifier
      readonly b: Identifier
      readonly fold: boolean
    }
  | { readonly do: 'undo' | 'redo'; readonly which: number; readonly fold: boolean }
  | { readonly do: 'erase'; readonly who: Identifier; readonly fold: boolean }
  | { readonly do: 'fold'; readonly what: 'tail' | 'again' | 'people'; readonly limit: number }

const someone = fc
  .tuple(fc.integer({ min: 0, max: 4 }), fc.boolean())
  .map(([n, isSlug]): Identifier => (isSlug ? slugOf(n) : emailOf(n)))
/** Nobody is merged with, refused to be or taken out of themselves: the actions see to it. */
const areTwo = ({ a, b }: { readonly a: Identifier; readonly b: Identifier }): boolean => a.value !== b.value
const fold = fc.boolean()
const sayings: Readonly<Record<string, Record<string, string | number | boolean>>> = {
  'note.written': {},
  'person.tagged': { tag: 'rust' },
  'person.pooled': { pool: 'payments' },
  'person.rated': { rating: 4 },
  'person.owned': { account: 'aaaaaaaa-0000-4000-8000-000000000002' },
  'contact.forbidden': { reason: 'said so' },
  'contact.allowed': {},
  'followup.promised': { text: 'ring back', due: '2026-12-01T09:00:00.000Z' },
}

const doing: fc.Arbitrary<Doing> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('import' as const),
      drafts: importedDrafts,
      visible: fc.constantFrom('me' as const, 'all' as const, 'all' as const),
      fold,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('say' as const),
      who: someone,
      what: fc.constantFrom(...Object.keys(sayings)),
      fold,
    }),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({
        do: fc.constantFrom('merge' as const, 'merge' as const, 'refuse' as const, 'split' as const),
        a: someone,
        b: someone,
        fold,
      })
      .filter(areTwo),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const), which: fc.nat({ max: 20 }), fold }),
  },
  // Whoever erases waits for it: nobody merges somebody who is erased and still shown.
  { weight: 1, arbitrary: fc.record({ do: fc.constant('erase' as const), who: someone, fold: fc.constant(true) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('fold' as const),
      what: fc.constantFrom('tail' as const, 'again' as const, 'people' as const),
      limit: fc.integer({ min: 1, max: 20 }),
    }),
  },
)

/** A life before, two who are said to be one, a life after, and which way the merge is taken back. */
export const mergedLives = fc
  .record({
    before: fc.array(doing, { minLength: 1, maxLength: 7, size: 'max' }),
    a: someone,
    b: someone,
    after: fc.array(doing, { maxLength: 8, size: 'max' }),
    wholeAct: fc.boolean(),
  })
  .filter(areTwo)
type MergedLife = typeof mergedLives extends fc.Arbitrary<infer T> ? T : never

/**
 * Which of the decisions about who is who could be made, in order: what is allowed depends on who is one at the time. The
 * first world chooses; another plays the same life as long as it is allowed the same.
 */
class Choices {
  readonly #made: boolean[] = []
  #at: number | null = null
  isSameLife = true

  follow(): void {
    this.#at = 0
    this.isSameLife = true
  }

  take(allowed: boolean): boolean {
    if (this.#at === null) {
      this.#made.push(allowed)
      return allowed
    }
    const chosen = this.#made[this.#at++] ?? false
    if (chosen && !allowed) this.isSameLife = false
    return chosen && allowed
  }
}

/** Plays what happens; answers the acts, of which later undoing names one. */
async function live(world: World, doings: readonly Doing[], acts: string[], choices: Choices): Promise<void> {
  const on = (who: Identifier) => personaId(world.key, who)
  for (const one of doings) {
    if (one.do === 'fold') {
      if (one.what === 'tail') await foldTail(world.sql, one.limit)
      else if (one.what === 'again') await foldAgain(world.sql, one.limit)
      else await foldDirtyPeople(world.sql, one.limit)
      continue
    }
    world.later()
    const act = world.act(one.do === 'import' ? { visible: one.visible } : { kind: 'typed' })
    acts.push(act.id)
    if (one.do === 'import') await world.record(act, { drafts: one.drafts, fold: one.fold })
    else if (one.do === 'undo' || one.do === 'redo') {
      const which = acts[one.which % acts.length]
      if (which !== undefined) await world.undo(which, one.do === 'undo' ? 'act.retracted' : 'act.restored', one.fold)
    } else if (one.do === 'say') {
      const said = world.decide(
        one.what,
        sayings[one.what] ?? {},
        [{ id: on(one.who), noun: 'persona' }],
        'Likes the river',
      )
      const entry = one.what === 'note.written' ? { ...said, family: 'typed', channel: 'internal' } : said
      await world.record(act, { decisions: [entry], fold: one.fold })
    } else if (one.do === 'erase') {
      const gone = world.decide('person.erased', { personas: 1 }, [{ id: on(one.who), noun: 'identity' }])
      await world.record(act, { decisions: [gone], fold: one.fold })
    } else if ('a' in one && choices.take(await mayDecide(world, one.do, on(one.a), on(one.b))))
      await world.record(act, { decisions: [decided(world, one.do, on(one.a), on(one.b))], fold: one.fold })
  }
}

/** As the actions ask: people are merged who are two, taken apart who is one, and both are here. */
async function mayDecide(world: World, what: 'merge' | 'refuse' | 'split', a: string, b: string): Promise<boolean> {
  const rows = await world.sql<{ id: string }[]>`
    select o.person_id as id from persona p join person o on o.person_id = p.person_id and o.into_id is null
    where p.persona_id = any(${[a, b]}::uuid[])`
  const people = new Set(rows.map(row => row.id)).size
  return rows.length === 2 && (what === 'split' ? people === 1 : people === 2)
}

function decided(world: World, what: 'merge' | 'refuse' | 'split', a: string, b: string) {
  const subjects = [...new Set([a, b])].map((id, at) => ({
    id,
    noun: 'identity' as const,
    role: at === 0 ? 'into' : 'from',
  }))
  if (what === 'merge') return world.decide('person.merged', { into: a, from: b }, subjects)
  if (what === 'refuse') return world.decide('pair.refused', { pair: [a, b].sort() }, subjects)
  return world.decide('person.split', { person: world.id(), personas: [a], from: b }, subjects)
}

/** What is shown, but for who was only named. */
async function shown(world: World): Promise<Record<string, string[]>> {
  const { persona = [], ...tables } = await world.shown()
  return { ...tables, persona: persona.filter(row => !/"person_id": "(.{36})", "persona_id": "\1"/.test(row)) }
}

/** Clock and ids of the merge and of its undoing, out of the way of what happens besides. */
const aside = 100_000

/**
 * The same life with two merged and taken apart again: at the end, at once, and never merged at all. At the end must be
 * as at once. Never merged is the same too, but for what a rule found meanwhile: somebody said that these two are not one.
 * Null where it could not be the same life: a decision of it speaks of the two as one, or as two.
 */
export async function lifeApart(
  world: World,
  { before, a, b, after, wholeAct }: MergedLife,
): Promise<{
  atTheEnd: Record<string, string[]>
  atOnce: Record<string, string[]> | null
  never: Record<string, string[]> | null
}> {
  const choices = new Choices()
  const play = async (merges: boolean, late: boolean): Promise<Record<string, string[]> | null> => {
    await world.clear()
    const acts: string[] = []
    await live(world, before, acts, choices)
    world.later(500)
    const mark = world.mark()
    const [into, from] = [personaId(world.key, a), personaId(world.key, b)]
    let act = ''
    let entry = ''
    const two = await mayDecide(world, 'merge', into, from)
    if (merges && two) {
      world.moveTo({ ...mark, count: mark.count + aside })
      const typed = world.act({ kind: 'typed' })
      const merged = decided(world, 'merge', into, from)
      await world.record(typed, { decisions: [merged], fold: true })
      act = typed.id
      entry = merged.id
    }
    const takeBack = async (): Promise<void> => {
      const here = world.mark()
      world.moveTo({ ...here, count: here.count + 2 * aside })
      if (wholeAct) await world.undo(act)
      else {
        const off = world.decide('entry.retracted', { entry }, [{ id: entry, noun: 'entry' }])
        await world.record(world.act({ kind: 'typed' }), { decisions: [off], fold: true })
      }
      world.moveTo(here)
    }
    if (merges && two && !late) await takeBack()
    world.moveTo(mark)
    world.later(500)
    await live(world, after, acts, choices)
    if (merges && two && late) await takeBack()
    return choices.isSameLife ? shown(world) : null
  }
  const atTheEnd = (await play(true, true)) ?? {}
  choices.follow()
  const atOnce = await play(true, false)
  const ruled = atOnce?.['doubt']?.some(row => row.includes('"refused"')) ?? false
  choices.follow()
  return { atTheEnd, atOnce, never: ruled ? null : await play(false, false) }
}
