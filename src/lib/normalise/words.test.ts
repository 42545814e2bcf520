import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isBeginning, wordsIn } from './words.ts'

it('folds words as names are folded, each once', () => {
  expect(wordsIn('Zoë asked: is the SALARY “negotiable”? The salary of Łukasz.')).toEqual([
    'zoe',
    'asked',
    'is',
    'the',
    'salary',
    'negotiable',
    'of',
    'lukasz',
  ])
})

it('takes scripts without spaces two letters at a time, and leaves out what is no word', () => {
  expect(wordsIn(`東京都 ${'a'.repeat(41)} 木`)).toEqual(['東京', '京都', '木'])
  expect([isBeginning('pay'), isBeginning('to'), isBeginning('東京都')]).toEqual([true, false, false])
})

it('finds nothing but letters and digits in any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      for (const word of wordsIn(text)) expect(word).toMatch(/^[\p{L}\p{N}\p{M}]+$/u)
    }),
  )
})
