import { type Property, singular } from '#src/domain/claim.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { companyKey } from '#src/lib/normalise/company.ts'
import { foldName } from '#src/lib/normalise/name.ts'

/** A claim as the profile chooses from it; `value.set` is a claim by a colleague. */
export interface Claimed {
  readonly entry_id: string
  readonly kind: string
  readonly body: JsonObject
  readonly family: string
  readonly account: string | null
  readonly first_seen: string
  readonly last_seen: string
  readonly read: number
  readonly act_id: string
  readonly act_kind: string
}

export interface Chosen<C extends Claimed = Claimed> {
  readonly claim: C
  readonly value: JsonObject
}

export const text = (body: JsonObject | undefined, key: string): string | null => {
  const value = body?.[key]
  return typeof value === 'string' && value !== '' ? value : null
}

/** The property that a claim is about, null for anything else. */
export function propertyOf({ kind, body }: Pick<Claimed, 'kind' | 'body'>): string | null {
  if (kind.startsWith('claim.')) return kind.slice('claim.'.length)
  return kind === 'value.set' ? text(body, 'property') : null
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value alone: where a document has it, and what holds its entries together, are no part of it. */
export function claimed({ kind, body }: Pick<Claimed, 'kind' | 'body'>): JsonObject {
  const { thread, automatic, bulk, found, ...rest } = body
  if (kind !== 'value.set') return rest
  return isObject(body['value']) ? body['value'] : {}
}

/** Trust by where a claim was read, highest first; what is not listed has 5. An admin reads and changes it on the settings page. */
const defaultTrust: Readonly<Record<string, number>> = {
  file: 8,
  'linkedin.profile': 8,
  'linkedin.connection-claim': 7,
  'linkedin.connection': 7,
  contact: 7,
  row: 6,
  mail: 4,
}

/**
 * Which claim is shown. One set by a colleague comes first; among the others the newest `last_seen` of the most trusted
 * sources, where a claim seen a year or more later beats trust; a current position beats a past one; ties by entry id.
 */
export function order<C extends Claimed>(a: Chosen<C>, b: Chosen<C>): number {
  const typed = Number(b.claim.kind === 'value.set') - Number(a.claim.kind === 'value.set')
  if (typed !== 0) {
    const [set, other] = typed < 0 ? [a, b] : [b, a]
    if (yearsBetween(set.claim.last_seen, other.claim.last_seen) < 1) return typed
  }
  const current = Number(isCurrent(b.value)) - Number(isCurrent(a.value))
  if (current !== 0) return current
  const years = yearsBetween(a.claim.last_seen, b.claim.last_seen)
  if (Math.abs(years) < 1) {
    const trust = trustOf(b.claim) - trustOf(a.claim)
    if (trust !== 0) return trust
  }
  if (a.claim.last_seen !== b.claim.last_seen) return a.claim.last_seen < b.claim.last_seen ? 1 : -1
  return a.claim.entry_id < b.claim.entry_id ? -1 : 1
}

const trustOf = (claim: Claimed): number => (claim.act_kind === 'typed' ? 9 : (defaultTrust[claim.family] ?? 5))
const isCurrent = (value: JsonObject): boolean =>
  value['current'] === true || (value['to'] === undefined && value['title'] !== undefined)
// What one record says was seen at one time: most pairs of a person's claims.
const yearsBetween = (earlier: string, later: string): number =>
  earlier === later ? 0 : (Date.parse(later) - Date.parse(earlier)) / 31_557_600_000

/** All standing claims of one property, best first; those that a colleague withdrew are left out. */
export function ranked<C extends Claimed>(facts: readonly C[], property: Property): Chosen<C>[] {
  const withdrawn = new Set(facts.filter(fact => fact.kind === 'value.withdrawn').map(fact => text(fact.body, 'entry')))
  const preferred = new Map(
    facts
      .filter(fact => fact.kind === 'value.preferred')
      .sort((a, b) => (isLater(a, b) ? 1 : -1))
      .map(fact => [text(fact.body, 'entry'), fact]),
  )
  const found = facts
    .filter(fact => propertyOf(fact) === property && !withdrawn.has(fact.entry_id))
    .map(claim => ({ claim, value: claimed(claim) }))
    .sort(order)
  if (property === 'position') return posts(found, preferred)
  const [put] = found.filter(({ claim }) => preferred.has(claim.entry_id)).sort((a, b) => newestWord(a, b, preferred))
  // A colleague's value typed after it is the later word.
  const typed = found.some(({ claim }) => claim.kind === 'value.set' && put && claim.last_seen > wordOn(put, preferred))
  return put && !typed ? [put, ...found.filter(one => one !== put)] : found
}

type Preferred = ReadonlyMap<string | null, Claimed>
const isLater = (a: Claimed, b: Claimed): boolean =>
  a.last_seen === b.last_seen ? a.entry_id > b.entry_id : a.last_seen > b.last_seen
/** When somebody last put this claim first; the empty text when nobody did. */
const wordOn = ({ claim }: Chosen, preferred: Preferred): string => preferred.get(claim.entry_id)?.last_seen ?? ''
/** Of two that were put first, the one of which it was said last. */
function newestWord(a: Chosen, b: Chosen, preferred: Preferred): number {
  const [x, y] = [preferred.get(a.claim.entry_id), preferred.get(b.claim.entry_id)]
  if (!x || !y) return Number(!x) - Number(!y)
  return isLater(x, y) ? -1 : 1
}

const sameYear = (a: JsonObject, b: JsonObject): boolean => {
  const [x, y] = [text(a, 'from'), text(b, 'from')]
  return x === null || y === null || x.slice(0, 4) === y.slice(0, 4)
}
const postOf = (value: JsonObject): string =>
  `${companyKey(text(value, 'company') ?? '')} | ${foldName(text(value, 'title') ?? '')}`

const nameless = postOf({})

/**
 * One post is told once, however many sources name it: by a colleague, else by the newest of those that say since when.
 * So a post that an older CV calls current has ended when a newer one says until when.
 */
function posts<C extends Claimed>(found: readonly Chosen<C>[], preferred: Preferred): Chosen<C>[] {
  const groups: Chosen<C>[][] = []
  for (const one of found) {
    const group = groups.find(
      ([first]) =>
        first &&
        postOf(one.value) !== nameless &&
        postOf(first.value) === postOf(one.value) &&
        sameYear(first.value, one.value),
    )
    if (group) group.push(one)
    else groups.push([one])
  }
  const rank = ({ claim, value }: Chosen<C>): number =>
    preferred.has(claim.entry_id) ? 3 : claim.kind === 'value.set' ? 2 : text(value, 'from') !== null ? 1 : 0
  const told = groups.flatMap(group => {
    const [first] = group.toSorted(
      (a, b) =>
        rank(b) - rank(a) ||
        newestWord(a, b, preferred) ||
        (a.claim.last_seen < b.claim.last_seen ? 1 : a.claim.last_seen > b.claim.last_seen ? -1 : 0) ||
        (a.claim.entry_id < b.claim.entry_id ? -1 : 1),
    )
    return first ? [first] : []
  })
  return withoutStale(told, one => rank(one) === 0).sort(
    (a, b) => Number(rank(b) === 3) - Number(rank(a) === 3) || newestWord(a, b, preferred) || order(a, b),
  )
}

/**
 * Lists of contacts name one present post and no dates: where another is called present since, nobody says any more that
 * it lasts. `bare` says which posts a list named so, and no colleague.
 */
function withoutStale<C extends Claimed>(told: readonly Chosen<C>[], bare: (one: Chosen<C>) => boolean): Chosen<C>[] {
  const newest =
    told
      .flatMap(({ claim, value }) => (value['current'] === true ? claim.last_seen : []))
      .sort()
      .at(-1) ?? ''
  return told.map(one =>
    one.value['current'] === true && bare(one) && one.claim.last_seen < newest
      ? { ...one, value: { ...one.value, current: false } }
      : one,
  )
}

export const best = <C extends Claimed>(facts: readonly C[], property: Property): Chosen<C> | undefined =>
  ranked(facts, property)[0]
export const isSingular = (property: string): boolean => (singular as ReadonlySet<string>).has(property)
