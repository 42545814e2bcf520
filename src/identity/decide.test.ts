import { expect, it } from 'vitest'
import type { Identifier } from '#src/domain/identifier.ts'
import { personaId } from '#src/ledger/ids.ts'
import type { PreparedParty } from '#src/ledger/prepare.ts'
import { decideParty } from './decide.ts'
import { World } from './world.ts'

const key = Buffer.alloc(32, 7)
const phone: Identifier = { kind: 'phone', value: '+441134960101' }
const record = (value: string): Identifier => ({ kind: 'record', value })
const email = (value: string): Identifier => ({ kind: 'email', value })

const party = (name: string | null, ...identifiers: Identifier[]): PreparedParty => ({
  role: 'about',
  name,
  personas: identifiers.map(identifier => ({ id: personaId(key, identifier), ...identifier, identifier })),
})
const slug = (value: string): Identifier => ({ kind: 'linkedin', value })
const world = (): World => new World(key, '2026-11-20T10:00:00.000Z')
const decide = (here: World, one: PreparedParty, seenAt = '2026-11-01T00:00:00.000Z') =>
  decideParty(here, { party: one, admitted: true, says: true, seenAt })
const kinds = (...decided: ReturnType<typeof decideParty>[]): string[] => decided.flat().map(entry => entry.kind)
const whys = (...decided: ReturnType<typeof decideParty>[]): unknown[] =>
  decided.flat().flatMap(entry => (entry.kind === 'pair.doubted' ? [entry.body['why']] : []))

it('two people behind one phone are two, and stay two when their rows come again', () => {
  const here = world()
  const ana = party('Ana Reis', record('row 1'), phone)
  const bo = party('Bo Lund', record('row 2'), phone)
  expect(kinds(decide(here, ana), decide(here, bo))).toEqual(['person.opened', 'persona.attached', 'person.opened'])
  expect(kinds(decide(here, bo), decide(here, ana))).toEqual([])
})

it('a shared phone joins nobody to a person whose name is not known', () => {
  const here = world()
  decide(here, party(null, email('a@mail.example'), phone))
  expect(kinds(decide(here, party('Bo Lund', email('b@mail.example'), phone)))).toEqual(['person.opened'])
  expect(kinds(decide(here, party(null, email('c@mail.example'), phone)))).toEqual(['person.opened'])
})

it('two addresses in one row are one person; where their names say otherwise it is a doubt', () => {
  const here = world()
  decide(here, party('Ana Reis', email('a@mail.example')))
  decide(here, party('Ana M. Reis', email('b@mail.example')))
  decide(here, party('Bo Lund', email('c@mail.example')))
  expect(kinds(decide(here, party(null, email('a@mail.example'), email('b@mail.example'))))).toEqual(['person.merged'])
  const doubted = decide(here, party(null, email('a@mail.example'), email('c@mail.example')))
  expect(kinds(doubted)).toEqual(['pair.doubted'])
  expect(whys(doubted)).toEqual(['names'])
})

it('the same rule finds the same merge, whichever of the two is named first, and however often', () => {
  const here = world()
  for (const name of ['a', 'b']) decide(here, party('Ana Reis', email(`${name}@mail.example`)))
  const once = decide(here, party(null, email('a@mail.example'), email('b@mail.example')))
  const again = decide(here, party(null, email('b@mail.example'), email('a@mail.example')))
  expect(once.map(entry => entry.id)).toEqual(again.map(entry => entry.id))
})

it('a chain of records does not join two whose names contradict, by way of one who has none', () => {
  const here = world()
  decide(here, party('Ana Reis', email('a@mail.example')))
  decide(here, party(null, email('b@mail.example')))
  decide(here, party('Bo Lund', email('c@mail.example')))
  expect(kinds(decide(here, party(null, email('a@mail.example'), email('b@mail.example'))))).toEqual(['person.merged'])
  expect(kinds(decide(here, party(null, email('b@mail.example'), email('c@mail.example'))))).toEqual(['pair.doubted'])
})

it('two LinkedIn profiles that were shown at one time are two people; one that followed the other is a new name', () => {
  const then = '2024-05-01T00:00:00.000Z'
  const later = '2026-05-01T00:00:00.000Z'
  const couple = world()
  decide(couple, party('Ana Reis', slug('ana'), email('home@mail.example')), then)
  const other = decide(couple, party('Ana Reis', slug('ana-r'), email('home@mail.example')), then)
  expect(kinds(other)).toEqual(['person.opened', 'pair.doubted'])
  expect(whys(other)).toEqual(['profiles'])
  const renamed = world()
  decide(renamed, party('Ana Reis', slug('ana'), email('home@mail.example')), then)
  expect(kinds(decide(renamed, party('Ana Reis', slug('ana-r'), email('home@mail.example')), later))).toEqual([
    'persona.attached',
  ])
  expect(
    kinds(decide(couple, party('Ana Reis', slug('acoaabcdefghijklmnopqrstuvwx'), email('home@mail.example')), then)),
    'the member’s number beside the name that they chose',
  ).toEqual(['persona.attached'])
})

it('two birthdays are two people', () => {
  const here = world()
  decide(here, party('Ana Reis', email('a@mail.example')))
  decide(here, party('Ana Reis', email('b@mail.example')))
  for (const [address, day] of [
    ['a', '19800517'],
    ['b', '19810517'],
  ] as const)
    here.traits(here.ownerOf(personaId(key, email(`${address}@mail.example`))).id).births.add(day)
  const doubted = decide(here, party('Ana Reis', email('a@mail.example'), email('b@mail.example')))
  expect(whys(doubted)).toEqual(['birthdays'])
  expect(kinds(doubted)).toEqual(['pair.doubted'])
})

it('a couple’s address bridges nobody: whoever is called otherwise is another', () => {
  const here = world()
  decide(here, party('Ana Reis', slug('ana'), email('home@mail.example')))
  const bo = decide(here, party('Bo Lund', slug('bo'), email('home@mail.example')))
  expect(kinds(bo)).toEqual(['person.opened', 'pair.doubted'])
  expect(here.areJoined(personaId(key, slug('ana')), personaId(key, slug('bo')))).toBe(false)
})

it('one record with five thousand addresses joins none of them', () => {
  const here = world()
  decide(here, party('Ana Reis', email('a1@mail.example')))
  decide(here, party('Bo Lund', email('a2@mail.example')))
  const list = party('All of us', ...Array.from({ length: 5000 }, (_, n) => email(`a${n}@mail.example`)))
  expect(kinds(decide(here, list))).toEqual(['person.opened'])
})

it('nobody gathers more addresses than one human has', () => {
  const here = world()
  const shared = email('team@mail.example')
  for (let n = 0; n < 100; n++) decide(here, party(null, email(`a${n}@mail.example`), shared))
  const sizes = new Map<string, number>()
  for (let n = 0; n < 100; n++) {
    const { id } = here.ownerOf(personaId(key, email(`a${n}@mail.example`)))
    sizes.set(id, (sizes.get(id) ?? 0) + 1)
  }
  expect(Math.max(...sizes.values())).toBeLessThanOrEqual(12)
})
