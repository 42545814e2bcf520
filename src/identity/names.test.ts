import { expect, it } from 'vitest'
import { foldName } from '#src/lib/normalise/name.ts'
import { agree, agreeForSure } from './names.ts'

const names = (...all: string[]) => new Set(all.map(foldName))

it.each([
  ['Ana Reis', 'Ana M. Reis'],
  ['Ana Reis', 'Reis, Ana'],
  ['William Gates', 'Bill Gates'],
  ['Anna Petrova', 'Анна Петрова'],
  ['J. Smith', 'John Smith'],
  ['Nguyễn Văn An', 'Nguyen Van An'],
  ["Conan O'Brien-Smith, Jr.", 'Conan O’Brien Smith'],
  ['Ana Reis', 'Ana Lund'],
  ['Ana Reis', 'Ana'],
  ['Ana Reis', 'Null'],
  ['Ana Reis', 'areis'],
  ['Ana Reis', '🌟'],
])('%s may be %s', (one, other) => {
  expect(agree(names(one), names(other))).toBe(true)
  expect(agree(names(other), names(one))).toBe(true)
})

it.each([
  ['Ana Reis', 'Bo Lund'],
  ['Анна Петрова', 'Bo Lund'],
  ['Zbigniew Wójcik', 'John Smith'],
  ['Ana Reis', 'Bo Reis'],
  ['Ana Maria Reis', 'Bo Maria Reis'],
])('%s is not %s', (one, other) => {
  expect(agree(names(one), names(other))).toBe(false)
})

it('names that are not known contradict nobody, and are no reason to join anybody', () => {
  expect(agree(names(), names('Ana Reis'))).toBe(true)
  expect(agreeForSure(names(), names('Ana Reis'))).toBe(false)
  expect(agreeForSure(names('Null'), names('Ana Reis'))).toBe(false)
})

it.each([
  ['Ana Reis', 'Bo Reis'],
  ['Paul Reis', 'Paula Reis'],
  ['Ana Reis', 'Ana Lund'],
  ['J. Smith', 'Jane Smith'],
  ['Reis', 'Ana Reis'],
])('behind a family’s phone %s and %s may be two', (a, b) => {
  expect(agreeForSure(names(a), names(b))).toBe(false)
})

it.each([
  ['Ana Reis', 'Ana M. Reis'],
  ['Reis, Ana', 'ana reis'],
  ['William Gates', 'Bill Gates'],
  ['Anna Petrova', 'Анна Петрова'],
])('behind a family’s phone %s and %s are one', (a, b) => {
  expect(agreeForSure(names(a), names(b))).toBe(true)
})

it('where many names are known, one shared word is not enough', () => {
  const family = names('Ana Reis', 'Bo Reis', 'Cy Reis')
  expect(agree(family, names('Ana Lund'))).toBe(false)
  expect(agree(family, names('Bo Reis'))).toBe(true)
})
