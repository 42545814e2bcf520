import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type IdentityDecision, resolve } from './resolve.ts'

let serial = 0
const decision = (kind: IdentityDecision['kind'], at: string, body: IdentityDecision['body']): IdentityDecision => ({
  id: `d${serial++}`,
  kind,
  at,
  body,
})
const opened = (at: string, person: string, ...personas: string[]) =>
  decision('person.opened', at, { person, personas })
const attached = (at: string, via: string, ...personas: string[]) => decision('persona.attached', at, { via, personas })
const merged = (at: string, into: string, from: string) => decision('person.merged', at, { into, from })
const split = (at: string, person: string, ...personas: string[]) => decision('person.split', at, { person, personas })

describe('who is who', () => {
  it('a persona without a decision stands for itself', () => {
    expect(resolve(['a'], []).owner.get('a')).toBe('a')
  })
  it('what came after a merge goes, when it is taken back, where its own evidence says', () => {
    const world = [opened('1', 'A', 'a'), opened('2', 'B', 'b')]
    const merge = merged('3', 'a', 'b')
    const later = [attached('4', 'b', 'b2'), attached('5', 'a', 'a2')]
    const together = resolve([], [...world, merge, ...later])
    expect([...new Set(together.owner.values())]).toEqual(['A'])
    expect(together.persons.get('B')?.into).toBe('A')
    const apart = resolve([], [...world, ...later])
    expect(apart.owner.get('b2')).toBe('B')
    expect(apart.owner.get('a2')).toBe('A')
  })
  it('the older person survives, whichever way round the merge was asked', () => {
    expect(resolve([], [opened('1', 'A', 'a'), opened('2', 'B', 'b'), merged('3', 'b', 'a')]).owner.get('b')).toBe('A')
  })
  it('a persona that was split off stays off', () => {
    const world = [opened('1', 'A', 'a'), opened('2', 'B', 'b'), merged('3', 'a', 'b'), split('4', 'N', 'b')]
    expect(resolve([], world).owner.get('b')).toBe('N')
    expect(resolve([], world).owner.get('a')).toBe('A')
  })
  it('merges in chains and rings end acyclic, in any order of arrival', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 7 })), { maxLength: 20 }),
        fc.infiniteStream(fc.integer()),
        (pairs, shuffle) => {
          const world = [...Array(8).keys()].map(i => opened(`0${i}`, `P${i}`, `p${i}`))
          const merges = pairs.map(([a, b], i) => merged(`1${String(i).padStart(3, '0')}`, `p${a}`, `p${b}`))
          const all = [...world, ...merges]
          const expected = resolve([], all)
          const keyed = all.map(one => [shuffle.next().value ?? 0, one] as const).sort((a, b) => a[0] - b[0])
          const again = resolve(
            [],
            keyed.map(([, one]) => one),
          )
          expect([...again.owner].sort()).toEqual([...expected.owner].sort())
          for (const [person, { into }] of expected.persons)
            if (into) expect(expected.persons.get(into)?.into ?? null, person).toBeNull()
        },
      ),
      { numRuns: 200 },
    )
  })
})
