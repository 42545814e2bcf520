import { code } from './kind/code.ts'
import { email, phone, profile } from './kind/contact.ts'
import { date } from './kind/date.ts'
import type { Kind } from './kind/kind.ts'
import { list } from './kind/list.ts'
import { name } from './kind/name.ts'
import { organisation, text } from './kind/text.ts'
import { Pool, type Values } from './pool.ts'

/** What evidence a field belongs to: two agreements in one group are one reason, not two. */
export type Group = 'name' | 'birth' | 'contact' | 'place' | 'work' | 'number' | 'other'

export interface Field {
  /** `given`, `family`, `email` …, or `other:<column>` for a column without a meaning of its own. */
  readonly name: string
  readonly group: Group
  /** People of one household, or one desk, often have it in common. */
  readonly shared: boolean
  /** Fields with one place hold each other's values now and then. */
  readonly place: 'name' | 'address' | null
  /** Two clear values that differ are a contradiction: no merge without a person. */
  readonly decisive: boolean
  /** A value has one bearer: how often it occurs says how many records that one has, not how common the value is. */
  readonly oneBearer: boolean
  makePool(): Values
}

const field = <V extends { readonly key: string }>(
  name: string,
  kind: Kind<V>,
  group: Group,
  rest: Partial<Pick<Field, 'shared' | 'place' | 'decisive' | 'oneBearer'>> = {},
): Field => ({
  name,
  group,
  shared: rest.shared ?? false,
  place: rest.place ?? null,
  decisive: rest.decisive ?? false,
  oneBearer: rest.oneBearer ?? false,
  makePool: () => new Pool(kind),
})

const known: readonly Field[] = [
  field('given', name, 'name', { place: 'name' }),
  field('family', name, 'name', { place: 'name', shared: true }),
  field('middle', name, 'name', { place: 'name' }),
  field('birth', date, 'birth', { decisive: true }),
  field('national', code, 'number', { decisive: true }),
  field('email', email, 'contact', { shared: true }),
  field('phone', phone, 'contact', { shared: true }),
  field('profile', profile, 'contact'),
  field('number', code, 'place', { shared: true }),
  field('street', text, 'place', { shared: true, place: 'address' }),
  field('district', text, 'place', { shared: true, place: 'address' }),
  field('city', text, 'place', { shared: true, place: 'address' }),
  field('postcode', code, 'place', { shared: true }),
  field('region', text, 'place', { shared: true }),
  field('country', text, 'place', { shared: true }),
  field('organisation', organisation, 'name', { oneBearer: true }),
  field('employer', organisation, 'work', { shared: true }),
  field('title', text, 'work'),
  field('skill', list, 'work'),
  field('gender', code, 'other'),
  field('date', date, 'other'),
]

const byName = new Map(known.map(item => [item.name, item]))

/** Fields in the order in which evidence is taken; the same whatever the order of a table's columns. */
export function inOrder(fieldNames: readonly string[]): string[] {
  const place = (fieldName: string): number => {
    const at = known.findIndex(item => item.name === fieldName)
    return at < 0 ? known.length : at
  }
  return fieldNames.toSorted((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
}

/** The field of a name; `other:<column>`, `list:<column>` and `code:<column>` are made on demand. */
export function fieldOf(fieldName: string): Field {
  const found = byName.get(fieldName)
  if (found) return found
  if (fieldName.startsWith('list:')) return field(fieldName, list, 'other')
  if (fieldName.startsWith('code:')) return field(fieldName, code, 'other')
  return field(fieldName, text, 'other')
}
