import type { Property } from '#src/domain/claim.ts'
import type { CvChange, CvDifference, CvRef } from '#src/domain/views/cv.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { companyKey } from '#src/lib/normalise/company.ts'
import { foldName } from '#src/lib/normalise/name.ts'
import { text } from '../profile/rules.ts'

/** What a CV says of one property. */
export interface Said {
  readonly entry: string
  readonly property: Property
  readonly value: JsonObject
}

/** Fields by which a value is the same thing in two CVs, and those that can change of it. */
const sameBy: Readonly<Partial<Record<Property, readonly string[]>>> = {
  email: ['address'],
  phone: ['number'],
  profile: ['url'],
  position: ['company', 'title'],
  education: ['school', 'degree'],
  skill: ['label'],
  language: ['label'],
  certificate: ['name'],
  publication: ['name'],
}
const changing: Readonly<Partial<Record<Property, readonly string[]>>> = {
  language: ['fluency'],
  skill: ['level'],
}
/** One at a time: another value is a change. A summary is another one each time and says nothing. */
const single: ReadonlySet<Property> = new Set<Property>(['name', 'headline', 'place'])
const order: readonly Property[] = [
  'position',
  'headline',
  'education',
  'certificate',
  'publication',
  'skill',
  'language',
  'place',
  'name',
  'email',
  'phone',
  'profile',
]

const fold = (field: string, value: string) =>
  field === 'company'
    ? companyKey(value)
    : field === 'number'
      ? value.replace(/\D/g, '').replace(/^0+/, '').slice(-9)
      : field === 'url'
        ? value.toLowerCase().replace(/^https?:\/\/(?:www\.)?|\/+$/g, '')
        : foldName(value)

const keyOf = ({ property, value }: Said): string => {
  const fields = sameBy[property]
  return fields
    ? `${property} ${fields.map(field => fold(field, text(value, field) ?? '')).join(' | ')}`
    : `${property}`
}

const one = (value: JsonObject, ...fields: readonly string[]): string =>
  fields
    .map(field => text(value, field))
    .filter(part => part !== null)
    .join(', ')

/** A value in a few words, as a person would name it. */
export function said({ property, value }: Pick<Said, 'property' | 'value'>): string {
  switch (property) {
    case 'position': {
      const [title, company] = [text(value, 'title'), text(value, 'company')]
      return title && company ? `${title} at ${company}` : (title ?? company ?? '')
    }
    case 'education':
      return one(value, 'degree', 'field', 'school')
    default:
      return one(value, 'full', 'text', 'address', 'number', 'label', 'name', 'handle') || one(value, 'url')
  }
}

/** Until when a post was held, as exactly as it is said; `now` while it is. */
const untilOf = ({ property, value }: Said): string | null =>
  property === 'position' ? (text(value, 'to') ?? (value['current'] === true ? 'now' : null)) : null

const stateOf = (item: Said): string => untilOf(item) ?? one(item.value, ...(changing[item.property] ?? []))

/** Two posts at one employer begun at one time are one post under another name. */
const renamed = (a: Said, b: Said): boolean =>
  a.property === 'position' &&
  b.property === 'position' &&
  fold('company', text(a.value, 'company') ?? '') === fold('company', text(b.value, 'company') ?? '') &&
  text(a.value, 'company') !== null &&
  text(a.value, 'from') !== null &&
  text(a.value, 'from')?.slice(0, 4) === text(b.value, 'from')?.slice(0, 4)

/**
 * What the newer of two CVs says anew, otherwise and no more. Pure, and the same for values in any order. Positions come
 * first, then what was learned, then skills.
 */
export function differenceOf(older: readonly Said[], newer: readonly Said[], than: CvRef): CvDifference {
  const told = (list: readonly Said[]) => {
    const kept = new Map<string, Said>()
    const sorted = list.toSorted((a, b) => (a.entry < b.entry ? -1 : a.entry > b.entry ? 1 : 0))
    for (const item of sorted) if (order.includes(item.property) && !kept.has(keyOf(item))) kept.set(keyOf(item), item)
    return kept
  }
  const [before, now] = [told(older), told(newer)]
  const change = (item: Said, was: string | null): CvChange => ({
    property: item.property,
    words: said(item),
    until: null,
    was,
    entry: item.entry,
  })
  const fresh: Said[] = []
  const changed: CvChange[] = []
  const gone = new Map([...before].filter(([key]) => !now.has(key)))
  for (const [key, item] of now) {
    const old = before.get(key)
    if (!old) {
      const same = [...gone].find(([, left]) => renamed(left, item))
      if (same) {
        gone.delete(same[0])
        changed.push(change(item, said(same[1])))
      } else fresh.push(item)
    } else if (single.has(item.property)) {
      if (foldName(said(old)) !== foldName(said(item))) changed.push(change(item, said(old)))
    } else if (stateOf(old) !== stateOf(item) && stateOf(item) !== '')
      changed.push(
        item.property === 'position'
          ? { ...change(item, null), until: untilOf(item) }
          : { ...change(item, stateOf(old) || null), words: `${said(item)}, ${stateOf(item)}` },
      )
  }
  const titles = [...fresh, ...changed.map(one => newer.find(item => item.entry === one.entry))].flatMap(item =>
    item?.property === 'position' ? foldName(text(item.value, 'title') ?? '') : [],
  )
  const byOrder = <T extends { readonly property: Property; readonly entry: string }>(a: T, b: T) =>
    order.indexOf(a.property) - order.indexOf(b.property) || (a.entry < b.entry ? -1 : 1)
  return {
    than,
    new: fresh.sort(byOrder).map(item => change(item, null)),
    // A headline that repeats a new title is told already.
    changed: changed.filter(one => one.property !== 'headline' || !titles.includes(foldName(one.words))).sort(byOrder),
    // A CV says one name and one place; that it says none is no news.
    gone: [...gone.values()]
      .filter(item => !single.has(item.property))
      .sort(byOrder)
      .map(item => change(item, null)),
  }
}
