import { describe, expect, it } from 'vitest'
import { Corpus } from './corpus.ts'
import { PairLevels, PairReader } from './pair.ts'
import { person } from './people.fixture.ts'

const fields = ['given', 'family', 'street', 'city', 'email', 'birth']

/** Labels by field; fields in which one of the two says nothing are left out. */
function levels(
  a: Readonly<Record<string, string | readonly string[]>>,
  b: Readonly<Record<string, string | readonly string[]>>,
): Record<string, string> {
  const corpus = new Corpus(fields)
  corpus.add(person('a', a))
  corpus.add(person('b', b))
  const out = new PairLevels(fields.length)
  new PairReader(corpus).read(0, 1, out)
  return Object.fromEntries(
    corpus.columns.flatMap(({ field, pool }, at) => {
      const level = out.level[at] ?? 0
      return level === 0 ? [] : [[field.name, pool.levels[level - 1]?.label ?? '']]
    }),
  )
}

const moved = 'the same in the place of another part of the name'

describe('a pair of records', () => {
  it('is neutral where one says nothing', () => {
    expect(levels({ given: 'Ann', email: 'n/a' }, { family: 'Smith', email: 'a@x.example' })).toEqual({})
  })
  it('finds swapped names', () => {
    expect(levels({ given: 'Thomas', family: 'Gabriel' }, { given: 'Gabriel', family: 'Thomas' })).toEqual({
      given: moved,
      family: moved,
    })
  })
  it('finds a family name in the place of the given one, and takes the other for missing', () => {
    expect(levels({ given: 'Watts' }, { given: 'William', family: 'Watts' })).toEqual({ given: moved })
    expect(levels({ given: 'William', family: 'Watts' }, { given: 'Watts' })).toEqual({ family: moved })
  })
  it('one name in common in different places does not hide that the others differ', () => {
    expect(levels({ given: 'Penelope', family: 'Lawrence' }, { given: 'Lawrence', family: 'Scott' })).toEqual({
      family: moved,
      given: 'different',
    })
  })
  it('finds a street in the town column', () => {
    expect(levels({ street: 'Oak Road', city: 'Dover' }, { street: 'Dover', city: 'Oak Road' })).toEqual({
      street: 'the same in a neighbouring column',
      city: 'the same in a neighbouring column',
    })
  })
  it('takes the best of several values', () => {
    expect(
      levels({ email: ['a@x.example', 'ann.smith@y.example'] }, { email: ['other@z.example', 'ann.smith@y.example'] }),
    ).toEqual({ email: 'the same' })
    expect(levels({ email: ['a@x.example', 'ann.smith@y.example'] }, { email: ['ann.smiht@y.example'] })).toEqual({
      email: 'a slip of the pen apart',
    })
  })
})
