import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { edits, likeness } from './distance.ts'
import { latin, phonetic, spelling } from './latin.ts'
import { nicknameGroups } from './nicknames.ts'

/** Optimal string alignment, as its definition says it. */
function slow(a: string, b: string): number {
  const d = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  )
  const at = (i: number, j: number): number => d[i]?.[j] ?? 0
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, at(i - 2, j - 2) + 1)
      const row = d[i]
      if (row) row[j] = cost
    }
  return at(a.length, b.length)
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 12 })

describe('distance', () => {
  it('counts edits as the definition does, up to its bound', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 4 }), (a, b, bound) => {
        expect(edits(a, b, bound)).toBe(Math.min(slow(a, b), bound + 1))
      }),
      { numRuns: 2_000 },
    )
  })
  it.each([
    ['martha', 'marhta', 0.961],
    ['dixon', 'dicksonx', 0.813],
    ['dwayne', 'duane', 0.84],
    ['', 'a', 0],
  ])('likeness of %s and %s, as Winkler published it', (a, b, expected) =>
    expect(likeness(a, b)).toBeCloseTo(expected, 3),
  )
  it('is bounded for texts of any length', () => {
    expect(edits('a'.repeat(1e6), 'a'.repeat(1e6), 2)).toBe(0)
    expect(likeness('ab'.repeat(1e5), 'ab'.repeat(1e5))).toBeGreaterThan(0.9)
  })
})

describe('names across scripts', () => {
  it.each([
    ['Юлия Щербакова', 'Yuliya Shcherbakova'],
    ['Сергей Цветков', 'Sergei Tsvetkov'],
    ['Γιώργος Παπαδόπουλος', 'Giorgos Papadopoulos'],
    ['Łukasz Müller', 'Lukasz Muller'],
    ['Jürgen', 'Juergen'],
    ['Mikhail', 'Mihail'],
    ['Wassily', 'Vassily'],
  ])('%s and %s have one spelling', (a, b) => expect(spelling(latin(a))).toBe(spelling(latin(b))))
  it('reads every script as something in Latin letters', () => {
    for (const name of ['山田太郎', '김민준', 'محمد', 'שלמה', 'გიორგი', 'Նարեկ'])
      expect(latin(name)).toMatch(/^[a-z0-9 ]{2,}$/)
    expect(latin('🙂')).toMatch(/^[a-z0-9 ]*$/)
  })
  it('hears the same through slips of the pen', () => {
    expect(phonetic('schmidt')).toBe(phonetic('shmit'))
    expect(phonetic('catherine')).toBe(phonetic('kathryn'))
    expect(phonetic('meyer')).toBe(phonetic('maier'))
  })
  it('knows short forms', () => {
    const together = (a: string, b: string): boolean =>
      nicknameGroups(a).some(group => nicknameGroups(b).includes(group))
    for (const [a, b] of [
      ['robert', 'bob'],
      ['liz', 'elizabeth'],
      ['sasha', 'aleksandr'],
      ['pepe', 'jose'],
      ['kasia', 'katarzyna'],
    ] as const)
      expect(together(a, b), `${a} ${b}`).toBe(true)
    expect(together('robert', 'william')).toBe(false)
  })
  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => phonetic(latin(text)).length <= 6),
      { numRuns: 200 },
    )
  })
})
