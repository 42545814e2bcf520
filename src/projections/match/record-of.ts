import type { PersonRecord } from '#src/identity/match/corpus.ts'
import { splitName } from '#src/identity/match/row.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { foldName } from '#src/lib/normalise/name.ts'
import { normaliseProfile } from '#src/lib/normalise/profile.ts'
import { type Claimed, ranked, text } from '../profile/rules.ts'

/** A profile address and the days between which sources held it. */
type Slug = readonly [slug: string, first: string, last: string]

/** What somebody is held against others by: values as they were said, best first, and LinkedIn addresses with their days. */
export interface Trait {
  readonly values: PersonRecord['values']
  readonly slugs: readonly Slug[]
}

export interface Pointer {
  readonly kind: string
  readonly value: string
}

/** Values of one property that are kept; more say no more. */
export const valuesKept = 12
const birthday = /birth|geburt|naissance|nacimiento|nascita|fødsel|födelse|syntym|bday/i
const networks: Readonly<Record<string, string>> = {
  linkedin: 'https://www.linkedin.com/in/',
  x: 'https://x.com/',
  github: 'https://github.com/',
  facebook: 'https://facebook.com/',
  instagram: 'https://instagram.com/',
  telegram: 'https://t.me/',
  bluesky: 'https://bsky.app/profile/',
}

/**
 * A person as the matching sees them, from claims and identifiers that the whole house may read: the caller leaves the
 * others out. Null when there is no name and nothing that points at them.
 */
export function traitOf(facts: readonly Claimed[], pointers: readonly Pointer[]): Trait | null {
  const values: Record<string, string[]> = {}
  const put = (field: string, value: string | null | undefined): void => {
    const held = values[field] ?? []
    const clean = value?.trim().slice(0, 300)
    if (!clean || held.length >= valuesKept || held.includes(clean)) return
    held.push(clean)
    values[field] = held
  }
  const each = (property: Parameters<typeof ranked>[1], use: (value: JsonObject) => void): void => {
    for (const { value } of ranked(facts, property)) use(value)
  }
  each('name', value => {
    for (const whole of [text(value, 'full'), text(value, 'also')]) {
      if (whole === null) continue
      const said = whole === text(value, 'full')
      const [given, family] = [said ? text(value, 'given') : null, said ? text(value, 'family') : null]
      const parts = splitName(whole)
      put('given', given ?? parts.given)
      put('family', family ?? parts.family)
      // One word is evidence once: what the source calls a part of the family name is no middle name as well.
      const held = new Set(foldName(`${given ?? ''} ${family ?? ''}`).split(' '))
      put(
        'middle',
        parts.middle
          .split(' ')
          .filter(word => !held.has(foldName(word)))
          .join(' '),
      )
    }
  })
  each('email', value => put('email', text(value, 'address')))
  each('phone', value => put('phone', text(value, 'number')))
  each('profile', value => put('profile', text(value, 'url')))
  each('position', value => {
    put('employer', text(value, 'company'))
    put('title', text(value, 'title'))
  })
  each('place', value => put('city', text(value, 'text')?.split(',', 1)[0]))
  each('education', value => put('other:school', text(value, 'school')))
  each('custom', value => {
    if (birthday.test(text(value, 'label') ?? '')) put('birth', text(value, 'text'))
  })
  const skills = ranked(facts, 'skill').flatMap(({ value }) => text(value, 'label') ?? [])
  if (skills.length > 0)
    values['skill'] = [
      skills
        .slice(0, 60)
        .map(label => label.replaceAll(';', ' ').slice(0, 80))
        .sort()
        .join('; '),
    ]
  for (const { kind, value } of pointers) {
    if (kind === 'email' || kind === 'phone') put(kind, value)
    else if (networks[kind]) put('profile', networks[kind] + value)
  }
  if (Object.keys(values).length === 0) return null
  return { values, slugs: slugsOf(facts, pointers) }
}

function slugsOf(facts: readonly Claimed[], pointers: readonly Pointer[]): Slug[] {
  const days = new Map<string, [string, string]>()
  const met = (slug: string, { first_seen, last_seen }: Claimed): void => {
    const [first, last] = [first_seen.slice(0, 10), last_seen.slice(0, 10)]
    const held = days.get(slug)
    days.set(slug, [[first, held?.[0] ?? first].sort()[0] ?? first, [last, held?.[1] ?? last].sort()[1] ?? last])
  }
  for (const { claim, value } of ranked(facts, 'profile')) {
    const profile = normaliseProfile(text(value, 'url') ?? '')
    if (profile?.kind === 'linkedin') met(profile.value, claim)
  }
  // An address that only points: it was there when LinkedIn's files were.
  for (const { kind, value } of pointers)
    if (kind === 'linkedin' && !days.has(value))
      for (const fact of facts) if (fact.family.startsWith('linkedin')) met(value, fact)
  return [...days].map(([slug, [first, last]]): Slug => [slug, first, last]).sort((x, y) => (x[0] < y[0] ? -1 : 1))
}

/**
 * Whether two people had different LinkedIn addresses at one time: somebody who renames theirs has first the one and then
 * the other.
 */
export function clash(a: readonly Slug[], b: readonly Slug[]): boolean {
  if (a.some(([slug]) => b.some(([other]) => other === slug))) return false
  return a.some(([, first, last]) => b.some(([, other, until]) => first <= until && other <= last))
}
