import { expect, it } from 'vitest'
import type { Identifier } from '#src/domain/identifier.ts'
import { personaId } from '#src/ledger/ids.ts'
import type { PreparedParty } from '#src/ledger/prepare.ts'
import { decideParty, type World } from './decide.ts'

const key = Buffer.alloc(32, 7)
const phone: Identifier = { kind: 'phone', value: '+441134960101' }
const record = (value: string): Identifier => ({ kind: 'record', value })
const email = (value: string): Identifier => ({ kind: 'email', value })

const party = (name: string | null, ...identifiers: Identifier[]): PreparedParty => ({
  role: 'about',
  name,
  personas: identifiers.map(identifier => ({ id: personaId(key, identifier), ...identifier, identifier })),
})
const world = (): World => ({ key, at: '2026-11-20T10:00:00.000Z', owners: new Map(), names: new Map() })
const kinds = (...decided: ReturnType<typeof decideParty>[]): string[] => decided.flat().map(entry => entry.kind)

it('two people behind one phone are two, and stay two when their rows come again', () => {
  const here = world()
  const ana = party('Ana Reis', record('row 1'), phone)
  const bo = party('Bo Lund', record('row 2'), phone)
  expect(kinds(decideParty(here, ana, true), decideParty(here, bo, true))).toEqual([
    'person.opened',
    'persona.attached',
    'person.opened',
  ])
  expect(kinds(decideParty(here, bo, true), decideParty(here, ana, true))).toEqual([])
})

it('a shared phone joins nobody to a person whose name is not known', () => {
  const here = world()
  decideParty(here, party(null, email('a@mail.example'), phone), true)
  expect(kinds(decideParty(here, party('Bo Lund', email('b@mail.example'), phone), true))).toEqual(['person.opened'])
  expect(kinds(decideParty(here, party(null, email('c@mail.example'), phone), true))).toEqual(['person.opened'])
})

it('two addresses in one row are one person, unless their names say otherwise', () => {
  const here = world()
  decideParty(here, party('Ana Reis', email('a@mail.example')), true)
  decideParty(here, party('Ana M. Reis', email('b@mail.example')), true)
  decideParty(here, party('Bo Lund', email('c@mail.example')), true)
  expect(kinds(decideParty(here, party(null, email('a@mail.example'), email('b@mail.example')), true))).toEqual([
    'person.merged',
  ])
  expect(kinds(decideParty(here, party(null, email('a@mail.example'), email('c@mail.example')), true))).toEqual([])
})
