import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blindText } from './blind.ts'

const telling = {
  names: ['Anna Łucja Krämer-Ruiz', 'Anna', 'Krämer-Ruiz'],
  contacts: ['anna.kr@mail.example', '+49 171 5550133', 'annakr'],
  employers: ['Brackmere'],
}
const blind = (text: string): string => blindText(text, telling)

describe('a text without what tells who it is about', () => {
  it('names nobody, in whatever form the name stands', () => {
    expect(blind('Anna led the team. ANNA’s work; Mrs Krämer-Ruiz agreed. anna łucja KRÄMER-RUIZ wrote it.')).toBe(
      'The candidate led the team. The candidate’s work; Mrs the candidate agreed. The candidate wrote it.',
    )
    expect(blind('Hannah and Annabel were there, too.')).toBe('Hannah and Annabel were there, too.')
    expect(blindText('李小龍在場', { names: ['李小龍'], contacts: [], employers: [] })).toBe('The candidate在場')
  })

  it('a name that is a word stays one where it is written as one', () => {
    const will = { names: ['Will Grace'], contacts: [], employers: [] }
    expect(blindText('Will has the will to lead with grace.', will)).toBe(
      'The candidate has the will to lead with grace.',
    )
  })

  it.each([
    ['write to a.k+jobs@mail.example.co.uk today', 'write to [left out] today'],
    ['a.k (at) mail [dot] example', '[left out]'],
    ['ring +49 (0)171 / 555-01 33 or 0171 5550133', 'ring [left out] or [left out]'],
    ['call 415-555-2671', 'call [left out]'],
    ['20 30 40 50', '[left out]'],
    ['see https://x.example/me?a=b, or www.me.example/cv', 'see [left out] or [left out]'],
    ['linkedin.com/in/annakr and github annakr', '[left out] and github [left out]'],
  ])('%s', (said, left) => expect(blind(said)).toBe(left))

  it('dates, figures and standards are no numbers to ring', () => {
    for (const text of [
      'from 2014 - 2019 and 01/2019 - 03/2020',
      'on 01.02.2019 - 28.02.2020',
      'IEC 61508, ISO 9001:2015',
      'a budget of 1,250,000 and 12 people',
      'between 1998 and 2004-05',
    ])
      expect(blind(text)).toBe(text)
  })

  it('the present employer goes where it is asked', () => {
    expect(blind('Grew Brackmere by half. BRACKMERE thanked her.')).toBe(
      'Grew the present employer by half. the present employer thanked her.',
    )
  })

  it('whatever stands around it, an address never comes through, and nothing hangs', () => {
    const around = fc.string({ unit: 'grapheme', maxLength: 200 })
    fc.assert(
      fc.property(around, around, (before, after) => {
        const text = blind(`${before} anna.kr@mail.example ${after}`)
        expect(text).not.toContain('anna.kr@mail')
        expect(blind(text)).not.toContain('anna.kr@mail')
      }),
    )
    expect(blind('a'.repeat(50_000)).length).toBe(50_000)
    expect(blind('1 '.repeat(20_000)).length).toBeGreaterThan(0)
    expect(blind('a.'.repeat(20_000)).length).toBeGreaterThan(0)
  })
})
