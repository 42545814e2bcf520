import { describe, expect, it } from 'vitest'
import type { JsonObject } from '#src/lib/json.ts'
import type { Claimed } from '../profile/rules.ts'
import { clash, traitOf } from './record-of.ts'

let number = 0
const claim = (property: string, body: JsonObject, day = '2026-01-01', family = 'row'): Claimed => ({
  entry_id: String(number++).padStart(4, '0'),
  kind: `claim.${property}`,
  body,
  family,
  account: null,
  first_seen: `${day} 00:00:00+00`,
  last_seen: `${day} 00:00:00+00`,
  read: 0,
  act_id: 'a',
  act_kind: 'import',
})

describe('what somebody is held against others by', () => {
  it('splits a whole name, and believes a source that has split it', () => {
    expect(traitOf([claim('name', { full: 'Ana Maria Kovalenko' })], [])?.values).toMatchObject({
      given: ['Ana'],
      middle: ['Maria'],
      family: ['Kovalenko'],
    })
    const split = traitOf([claim('name', { full: 'Leire Pedraza Gil', given: 'Leire', family: 'Pedraza Gil' })], [])
    expect(split?.values).toEqual({ given: ['Leire'], family: ['Pedraza Gil'] })
  })

  it('reads a birthday from a column of its own, and identifiers beside claims', () => {
    const trait = traitOf(
      [
        claim('custom', { label: 'Geburtsdatum', text: '17.05.1980' }),
        claim('custom', { label: 'Shoe size', text: '43' }),
      ],
      [
        { kind: 'email', value: 'ana@post.example' },
        { kind: 'record', value: 'row 1' },
      ],
    )
    expect(trait?.values).toEqual({ birth: ['17.05.1980'], email: ['ana@post.example'] })
  })

  it('is nobody without a word about them', () => {
    expect(traitOf([], [])).toBeNull()
    expect(traitOf([claim('name', { full: '  ' })], [{ kind: 'record', value: 'row 1' }])).toBeNull()
  })

  it('leaves out what a colleague withdrew', () => {
    const wrong = claim('email', { address: 'wrong@post.example' })
    const withdrawn = { ...claim('x', { entry: wrong.entry_id }), kind: 'value.withdrawn' }
    expect(traitOf([wrong, withdrawn], [])).toBeNull()
  })
})

describe('two LinkedIn addresses', () => {
  const at = (slug: string, ...days: readonly string[]) =>
    traitOf(
      days.map(day =>
        claim('profile', { network: 'linkedin', url: `https://linkedin.com/in/${slug}` }, day, 'linkedin.connection'),
      ),
      [],
    )?.slugs ?? []

  it('at one time are two people', () => {
    expect(clash(at('ana-k', '2025-01-01', '2026-01-01'), at('ana-k2', '2025-06-01'))).toBe(true)
  })
  it('one after the other are a rename', () => {
    expect(clash(at('ana-k', '2025-01-01'), at('ana-kr', '2026-01-01'))).toBe(false)
  })
  it('that include the same one are no contradiction', () => {
    expect(clash(at('ana-k', '2026-01-01'), [...at('ana-k', '2026-01-01'), ...at('other', '2026-01-01')])).toBe(false)
  })
})
