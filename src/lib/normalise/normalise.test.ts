import { describe, expect, it } from 'vitest'
import { companyKey } from './company.ts'
import { isRoleAddress, normaliseEmail } from './email.ts'
import { foldName, tidyName } from './name.ts'
import { normalisePhone } from './phone.ts'
import { normaliseProfile } from './profile.ts'

describe('identifiers are one value in every spelling', () => {
  it.each([
    ['Ana.K@Example.COM', 'ana.k@example.com'],
    ['<a.b+jobs@googlemail.com>', 'ab@gmail.com'],
    ['post@bücher.example', 'post@xn--bcher-kva.example'],
  ])('email %s', (raw, key) => expect(normaliseEmail(raw)).toBe(key))
  it.each(['', 'ana', 'a@b', 'a b@c.de', 'a@b.c'])('no email: %j', raw => expect(normaliseEmail(raw)).toBeNull())
  it.each([
    ['0151 23456789', 'DE', '+4915123456789'],
    ['+44 (0)113 496 0000', 'DE', '+441134960000'],
    ["'+31 20 794 0000", 'NL', '+31207940000'],
  ])('phone %s in %s', (raw, country, key) => expect(normalisePhone(raw, country)).toBe(key))
  it.each([
    ['https://www.linkedin.com/in/Ana-K%C3%B6hler/', 'linkedin', 'ana-köhler'],
    ['de.linkedin.com/in/ana', 'linkedin', 'ana'],
    ['https://twitter.com/AnaK', 'x', 'anak'],
    ['https://mastodon.example/@ana', 'mastodon', 'ana@mastodon.example'],
    ['https://ana.example/cv/', 'url', 'ana.example/cv'],
  ])('profile %s', (raw, kind, value) => expect(normaliseProfile(raw)).toEqual({ kind, value }))
  it('folds names across diacritics and keeps other scripts', () => {
    expect(foldName("Zoë O'Brien-Łukasz, Jr.")).toBe('zoe obrien lukasz jr')
    expect(foldName('Олена Ткачук')).toBe('олена ткачук')
    expect(tidyName('Smith,  Ann')).toBe('Ann Smith')
  })
  it.each([
    ['Acme GmbH & Co. KG', 'acme'],
    ['Tonmark A/S', 'tonmark'],
    ['Tonmark AS', 'tonmark'],
    ['Lucca S.p.A.', 'lucca'],
    ['Wrona Sp. z o.o.', 'wrona'],
    ['Crane B.V. Holding', 'crane'],
    ['C&A', 'c a'],
    ['A/S', 'a s'],
    ['Vitamin A', 'vitamin a'],
  ])('drops legal forms: %s', (name, key) => expect(companyKey(name)).toBe(key))
  it('knows shared addresses', () => {
    expect(isRoleAddress('jobs@x.example')).toBe(true)
    expect(isRoleAddress('jobst@x.example')).toBe(false)
  })
})
