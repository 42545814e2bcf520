import type { ClaimValues, Property } from '#src/domain/claim.ts'
import { partialWords } from '../../words/dates.ts'

interface FieldWords {
  readonly key: string
  readonly label: string
  readonly long?: boolean
}

/** What one asks for when a value is typed by hand, property by property; the first field is the one that must be there. */
export const fieldsOf: Readonly<Record<Property, readonly FieldWords[]>> = {
  name: [
    { key: 'full', label: 'Name' },
    { key: 'also', label: 'Also known as' },
  ],
  email: [
    { key: 'address', label: 'Email' },
    { key: 'label', label: 'Kind' },
  ],
  phone: [
    { key: 'number', label: 'Phone' },
    { key: 'label', label: 'Kind' },
  ],
  profile: [
    { key: 'url', label: 'Address' },
    { key: 'network', label: 'Network' },
  ],
  headline: [{ key: 'text', label: 'Headline' }],
  position: [
    { key: 'title', label: 'Title' },
    { key: 'company', label: 'Company' },
    { key: 'from', label: 'From (2023 or 2023-05)' },
    { key: 'to', label: 'To' },
  ],
  education: [
    { key: 'school', label: 'School' },
    { key: 'degree', label: 'Degree' },
    { key: 'field', label: 'Subject' },
    { key: 'from', label: 'From' },
    { key: 'to', label: 'To' },
  ],
  skill: [
    { key: 'label', label: 'Skill' },
    { key: 'level', label: 'Level' },
  ],
  language: [
    { key: 'label', label: 'Language' },
    { key: 'fluency', label: 'How well' },
  ],
  place: [{ key: 'text', label: 'Place' }],
  certificate: [
    { key: 'name', label: 'Certificate' },
    { key: 'issuer', label: 'Issuer' },
    { key: 'date', label: 'Date' },
  ],
  publication: [
    { key: 'name', label: 'Publication' },
    { key: 'publisher', label: 'Publisher' },
    { key: 'date', label: 'Date' },
  ],
  wish: [{ key: 'text', label: 'Wish', long: true }],
  notice: [{ key: 'text', label: 'Notice period' }],
  availability: [{ key: 'text', label: 'Available' }],
  summary: [{ key: 'text', label: 'Summary', long: true }],
  custom: [
    { key: 'label', label: 'What' },
    { key: 'text', label: 'Value' },
  ],
}

export const propertyWords: Readonly<Record<Property, string>> = {
  name: 'Name',
  email: 'Email',
  phone: 'Phone',
  profile: 'Profile',
  headline: 'Headline',
  position: 'Position',
  education: 'Education',
  skill: 'Skill',
  language: 'Language',
  place: 'Place',
  certificate: 'Certificate',
  publication: 'Publication',
  wish: 'Wish',
  notice: 'Notice',
  availability: 'Available',
  summary: 'Summary',
  custom: 'Other',
}

/** The fields of a value as text, for editing. */
export function textsOf(value: object): { readonly [key: string]: string } {
  const texts: { [key: string]: string } = {}
  for (const [key, part] of Object.entries(value))
    if (typeof part === 'string' || typeof part === 'number') texts[key] = String(part)
  return texts
}

/** A value from what was typed: fields left empty are absent, what the form does not ask for is kept. */
export function valueFrom<P extends Property>(
  property: P,
  before: ClaimValues[P] | undefined,
  texts: { readonly [key: string]: string },
): ClaimValues[P] {
  const value: { [key: string]: unknown } = { ...before }
  for (const { key } of fieldsOf[property]) {
    const text = (texts[key] ?? '').trim()
    if (text === '') delete value[key]
    else value[key] = text
  }
  if (property === 'wish') value.what ??= 'field'
  if (property === 'profile') value.network ??= 'web'
  return value as ClaimValues[P]
}

interface ValueWords {
  readonly main: string
  readonly detail: string | null
}

const period = (
  from: string | undefined,
  to: string | undefined,
  current: boolean | undefined,
  locale: string,
): string | null => {
  if (from === undefined && to === undefined) return null
  const end = to === undefined ? (current === true ? 'now' : '') : partialWords(to, locale)
  return [from === undefined ? '' : partialWords(from, locale), end].filter(Boolean).join(' to ')
}
const joined = (...parts: readonly (string | null | undefined)[]): string | null =>
  parts.filter(Boolean).join(', ') || null

type Say = { readonly [P in Property]: (value: ClaimValues[P], locale: string) => ValueWords }
const say: Say = {
  name: value => ({ main: value.full, detail: value.also === undefined ? null : `also ${value.also}` }),
  email: value => ({ main: value.address, detail: value.label ?? null }),
  phone: value => ({ main: value.number, detail: value.label ?? null }),
  profile: value => ({
    main: value.handle ?? value.url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, ''),
    detail: null,
  }),
  headline: value => ({ main: value.text, detail: null }),
  position: (value, locale) => ({
    main: joined(value.title, value.company) ?? 'Position',
    detail: joined(period(value.from, value.to, value.current, locale), value.place),
  }),
  education: (value, locale) => ({
    main: value.school,
    detail: joined(value.degree, value.field, period(value.from, value.to, undefined, locale)),
  }),
  skill: value => ({ main: value.label, detail: value.level ?? null }),
  language: value => ({ main: value.label, detail: value.fluency ?? null }),
  place: value => ({ main: value.text, detail: null }),
  certificate: (value, locale) => ({
    main: value.name,
    detail: joined(value.issuer, value.date === undefined ? null : partialWords(value.date, locale)),
  }),
  publication: (value, locale) => ({
    main: value.name,
    detail: joined(value.publisher, value.date === undefined ? null : partialWords(value.date, locale)),
  }),
  wish: value => ({ main: value.text, detail: null }),
  notice: value => ({ main: value.text, detail: null }),
  availability: value => ({ main: value.text, detail: null }),
  summary: value => ({ main: value.text, detail: null }),
  custom: value => ({ main: value.text, detail: null }),
}

/** A value as it is read on screen. */
export const wordsFor = <P extends Property>(property: P, value: ClaimValues[P], locale: string): ValueWords =>
  say[property](value, locale)
