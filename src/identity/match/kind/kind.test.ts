import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { code } from './code.ts'
import { email, phone, profile } from './contact.ts'
import { date, readDate } from './date.ts'
import type { Kind } from './kind.ts'
import { list } from './list.ts'
import { name } from './name.ts'
import { organisation, text } from './text.ts'

/** Label of the level on which two raw values stand; null when one says nothing. */
function level<V extends { readonly key: string }>(kind: Kind<V>, a: string, b: string): string | null {
  const x = kind.read(a)
  const y = kind.read(b)
  if (!x || !y) return null
  return kind.levels[x.key === y.key ? 0 : kind.compare(x, y)]?.label ?? null
}

describe('names', () => {
  it.each([
    ['Ann', 'ANN', 'the same'],
    ['Dr. Ann', 'Ann', 'the same'],
    ['Юлия', 'Yuliya', 'the same'],
    ['Julia', 'Yulia', 'the same in another spelling or script'],
    ['Mary Ann', 'Maryann', 'the same in another spelling or script'],
    ['Bob', 'Robert', 'a short or foreign form of it'],
    ['Robert', 'Robret', 'a slip of the pen apart'],
    ['Alexa Rose', 'Rose', 'a part of it'],
    ['R.', 'Robert', 'its initial'],
    ['Robert', 'Ingrid', 'different'],
  ])('%s and %s: %s', (a, b, expected) => expect(level(name, a, b)).toBe(expected))
  it.each(['', ' ', 'N/A', 'unknown', '---', 'Mr.', '🙂\u200b'])('%j says nothing', raw =>
    expect(level(name, raw, 'Ann')).toBeNull(),
  )
})

describe('dates', () => {
  it.each([
    ['19800517', '19800517'],
    ['1980-05-17', '19800517'],
    ['1980-05-17T00:00:00Z', '19800517'],
    ['17.05.1980', '19800517'],
    ['17/5/80', '19800517'],
    ['5/17/1980', '19800517'],
    ['17 May 1980', '19800517'],
    ['May 17, 1980', '19800517'],
    ['1980-05', '19800500'],
    ['1980', '19800000'],
  ])('reads %s', (raw, key) => expect(readDate(raw)?.key).toBe(key))
  it.each(['', 'soon', '0000-00-00', '12'])('%j is no date', raw => expect(readDate(raw)).toBeNull())
  it.each([
    ['1980-05-17', '17.05.1980', 'the same day'],
    ['1980-05-07', '1980-07-05', 'day and month turned round'],
    ['1980-05-17', '1981-05-17', 'one figure apart'],
    ['1980-05-17', '1980', 'the same year or month, one of them known no better'],
    ['1980-05-17', '1980-05-29', 'two of year, month and day the same'],
    ['1980-05-17', '1955-02-03', 'different'],
  ])('%s and %s: %s', (a, b, expected) => expect(level(date, a, b)).toBe(expected))
})

describe('contact', () => {
  it('role addresses say nothing about who somebody is', () => {
    expect(email.read('info@acme.example')).toBeNull()
    expect(email.read('no-reply@acme.example')).toBeNull()
  })
  it.each([
    ['ana.k@acme.example', 'Ana.K@Acme.Example', 'the same'],
    ['ana.kovac@acme.example', 'ana.kovac@mail.example', 'the same name at another provider'],
    ['ana.kovac@acme.example', 'ana.kovca@acme.example', 'a slip of the pen apart'],
    ['ana.kovac@acme.example', 'bo@other.example', 'different'],
  ])('%s and %s: %s', (a, b, expected) => expect(level(email, a, b)).toBe(expected))
  it.each([
    ['+4915123456789', '+49 151 23456789', 'the same'],
    ['+4915123456789', '0151 23456789', 'the same last seven figures'],
    ['+4915123456789', '+4915123456780', 'one figure apart'],
    ['+4915123456789', '+33612345678', 'different'],
  ])('phones %s and %s: %s', (a, b, expected) => expect(level(phone, a, b)).toBe(expected))
  it('profiles', () => {
    expect(level(profile, 'https://www.linkedin.com/in/ana/', 'de.linkedin.com/in/ana')).toBe('the same')
    expect(level(profile, 'https://github.com/anakovac', 'https://x.com/anakovac')).toBe('the same handle elsewhere')
  })
})

it('employers without legal forms, codes without blanks, lists by what they share', () => {
  expect(level(organisation, 'Acme GmbH & Co. KG', 'ACME')).toBe('the same')
  expect(level(organisation, 'Lely N. V., Maassluis', 'LELY NV')).toBe('the same')
  expect(level(code, 'SY5 7NT', 'sy57nt')).toBe('the same')
  expect(level(code, '00', '12')).toBeNull()
  expect(level(list, 'sql; java', 'Java|SQL')).toBe('the same')
  expect(level(text, 'giblin street', 'giblinstreet')).toBe('a slip of the pen apart')
})

it.each([name, date, code, email, phone, profile, text, organisation, list] as Kind[])(
  'any two texts stand on a level, the same from both sides: %#',
  kind => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ maxLength: 40 }), (a, b) => {
        const x = kind.read(a)
        const y = kind.read(b)
        if (!x || !y || x.key === y.key) return
        const found = kind.compare(x, y)
        expect(found).toBeGreaterThan(0)
        expect(found).toBeLessThan(kind.levels.length)
        expect(kind.compare(y, x)).toBe(found)
      }),
      { numRuns: 200 },
    )
  },
)
