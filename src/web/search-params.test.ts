import fc from 'fast-check'
import { expect, it } from 'vitest'
import { only, parseSearch, stringifySearch } from './search-params.ts'

it('reads back every address it writes', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.string({ minLength: 1 }).filter(key => key !== '__proto__'),
        fc.string({ minLength: 1 }),
      ),
      search => {
        expect(parseSearch(stringifySearch(search))).toEqual({ ...search })
      },
    ),
    { numRuns: 200 },
  )
})

it('leaves out what is empty, and what the page does not know', () => {
  expect(stringifySearch({ q: '', sort: undefined, tag: 'münchen & co' })).toBe('?tag=m%C3%BCnchen+%26+co')
  expect(only('q', 'tag')({ q: 'x', evil: 'y', tag: 3 })).toEqual({ q: 'x' })
})
