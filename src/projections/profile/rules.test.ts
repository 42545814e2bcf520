import { describe, expect, it } from 'vitest'
import type { JsonObject } from '#src/lib/json.ts'
import { type Claimed, ranked } from './rules.ts'

const claim = (entry: string, seen: string, value: JsonObject, more: Partial<Claimed> = {}): Claimed => ({
  entry_id: entry,
  kind: 'claim.position',
  body: value,
  family: 'file',
  account: null,
  first_seen: `${seen}T00:00:00.000Z`,
  last_seen: `${seen}T00:00:00.000Z`,
  read: 0,
  act_id: 'a',
  act_kind: 'import',
  ...more,
})
const told = (facts: readonly Claimed[]) => ranked(facts, 'position').map(({ claim: { entry_id } }) => entry_id)

const old = claim('old', '2024-12-26', { title: 'Engineer', company: 'Fjordarm', from: '2023-09', current: true })
const ended = claim('ended', '2026-09-22', {
  title: 'Engineer',
  company: 'Fjordarm ApS',
  from: '2023-09',
  to: '2025-03',
})
const now = claim('now', '2026-09-22', { title: 'Lead', company: 'Halvard Lifts', from: '2025-03', current: true })
const bare = claim(
  'bare',
  '2026-11-20',
  { title: 'Lead', company: 'Halvard Lifts', current: true },
  { family: 'linkedin.connection-claim' },
)

describe('posts', () => {
  it('are told once: the newer CV ends what the older calls current, and who says since when speaks', () => {
    expect(told([old, ended, now, bare])).toEqual(['now', 'ended'])
    expect(told([bare, now, ended, old])).toEqual(['now', 'ended'])
  })

  it('of one title at one employer in other years are two', () => {
    const before = claim('before', '2026-09-22', { title: 'Engineer', company: 'Fjordarm', from: '2017', to: '2019' })
    expect(told([ended, before]).sort()).toEqual(['before', 'ended'])
  })

  it('that a colleague has set or put first stand', () => {
    const set = claim(
      'set',
      '2026-10-01',
      { property: 'position', value: { title: 'Lead', company: 'Halvard Lifts' } },
      { kind: 'value.set', act_kind: 'typed' },
    )
    expect(told([now, bare, set])[0]).toBe('set')
    const first = claim('p', '2026-10-02', { entry: 'bare' }, { kind: 'value.preferred' })
    expect(told([now, bare, ended, first])).toEqual(['bare', 'ended'])
  })

  it('that a list named without dates are present until another is', () => {
    const left = claim(
      'left',
      '2024-12-26',
      { title: 'Driver', company: 'Kettering Cargo', current: true },
      { family: 'linkedin.connection-claim' },
    )
    const present = (facts: readonly Claimed[]) =>
      ranked(facts, 'position')
        .filter(({ value }) => value['current'] === true)
        .map(({ claim: { entry_id } }) => entry_id)
    expect(present([left])).toEqual(['left'])
    expect(present([left, bare])).toEqual(['bare'])
    expect(present([left, now])).toEqual(['now'])
    expect(present([old, now]), 'two with dates may both last').toEqual(['now', 'old'])
  })

  it('without a title and an employer are not thrown together', () => {
    const nothing = (entry: string) => claim(entry, '2026-09-22', { description: entry })
    expect(told([nothing('a'), nothing('b')])).toEqual(['a', 'b'])
  })
})

describe('what a colleague says of values', () => {
  const place = (entry: string, seen: string, more: Partial<Claimed> = {}) =>
    claim(entry, seen, { text: entry }, { kind: 'claim.place', ...more })
  const first = (entry: string, on: string, seen: string) =>
    claim(entry, seen, { entry: on }, { kind: 'value.preferred', act_kind: 'typed' })
  const placeOf = (facts: readonly Claimed[]) => ranked(facts, 'place')[0]?.claim.entry_id
  const known = [place('a', '2026-01-01'), place('b', '2026-02-01'), place('c', '2026-03-01')]

  it('counts by when it was said: put first, then another, then one typed', () => {
    const one = first('one', 'b', '2026-05-01')
    const two = first('two', 'a', '2026-06-01')
    expect([known, [...known, one], [...known, two, one], [...known, one, two]].map(placeOf)).toEqual([
      'c',
      'b',
      'a',
      'a',
    ])
    const typed = claim(
      'typed',
      '2026-07-01',
      { property: 'place', value: { text: 'typed' } },
      { kind: 'value.set', act_kind: 'typed' },
    )
    expect(placeOf([...known, one, two, typed])).toBe('typed')
    expect(placeOf([...known, typed, one, two, first('three', 'b', '2026-08-01')])).toBe('b')
  })

  it('of one post in two sources the one that was put first last', () => {
    const same = { title: 'Lead', company: 'Halvard Lifts' }
    const two = [claim('x', '2026-01-01', same), claim('y', '2026-02-01', same)]
    expect(told([...two, first('p', 'x', '2026-03-01'), first('q', 'y', '2026-04-01')])).toEqual(['y'])
    expect(told([...two, first('p', 'x', '2026-05-01'), first('q', 'y', '2026-04-01')])).toEqual(['x'])
  })
})
