import type { CompanyRef, Draft, Unread } from '#src/domain/draft.ts'
import type { Identifier } from '#src/domain/identifier.ts'
import { isRoleAddress, normaliseEmail } from '#src/lib/normalise/email.ts'
import { foldName, tidyName } from '#src/lib/normalise/name.ts'
import { normalisePhone } from '#src/lib/normalise/phone.ts'
import { normaliseProfile } from '#src/lib/normalise/profile.ts'
import { type Identifiers, identifiersOr, type SaidOf, said } from '../archive/said.ts'
import { filled } from '../archive/shape.ts'
import type { Card } from './card.ts'
import { labelOf, socialOf } from './labels.ts'
import { offered } from './offered.ts'
import type { Property } from './property.ts'

export interface Reading {
  readonly country: string
  /** Columns that the person chose to keep, by name. */
  readonly keep: Readonly<Record<string, string>>
  readonly modified: string | null
}

const named = (card: Card, ...names: readonly string[]): readonly Property[] =>
  card.properties.filter(property => names.includes(property.name) && property.text !== '')

const words = (parts: readonly string[] | undefined): string =>
  (parts ?? []).filter(Boolean).join(' ').replace(/\s+/g, ' ')

interface CardName {
  readonly full: string
  readonly given: string
  readonly family: string
}

/** `FN` is how the person is written; without one, the parts of `N`. */
export function nameOf(card: Card): CardName {
  const [n] = named(card, 'N')
  const [family, given, additional] = [0, 1, 2].map(at => words(n?.parts[at]))
  const parts = [given, additional, family].filter(Boolean).join(' ')
  const shown = named(card, 'FN')[0]?.text ?? ''
  const full = shown && !shown.includes('@') ? shown : parts || named(card, 'NICKNAME')[0]?.text || ''
  return { full: tidyName(full), given: (given ?? '').slice(0, 300), family: (family ?? '').slice(0, 300) }
}

/** A card of a group or a firm is nobody's. */
export function whyNobody(card: Card): string | null {
  const kind = named(card, 'KIND', 'X-ADDRESSBOOKSERVER-KIND')[0]?.text.toLowerCase() ?? ''
  if (kind === 'group') return 'The card is of a group.'
  if (kind === 'org' || kind === 'location' || /company/i.test(named(card, 'X-ABSHOWAS')[0]?.text ?? ''))
    return 'The card is of an organisation, not of a person.'
  const found = nameOf(card).full || named(card, 'EMAIL', 'TEL').length > 0
  return found ? null : 'The card has no name, address or number.'
}

/** What a card says of its person. */
export function* draftsOf(card: Card, reading: Reading): Generator<Draft | Unread> {
  for (const why of card.faults) yield { unread: true, place: card.place, why }
  if (card.properties.length === 0) return
  const nobody = whyNobody(card)
  if (nobody !== null) return yield { unread: true, place: card.place, why: nobody }
  const seenAt = revised(card) ?? reading.modified
  const identifiers = identifiersOf(card, reading.country)
  const of: SaidOf = { identifiers, channel: null, family: 'vcard', place: card.place, seenAt }
  const name = nameOf(card)
  const also = named(card, 'NICKNAME')[0]?.text.slice(0, 300) ?? ''
  if (name.full)
    yield said(
      'name',
      { full: name.full, ...filled({ given: name.given, family: name.family, also: also === name.full ? '' : also }) },
      of,
    )
  yield* contacts(card, of, reading.country)
  yield* career(card, of)
  yield* offered(card, of, reading.keep)
}

/** A mobile or private number is the person's own; a number at work may be a switchboard's. */
const isOwn = ({ types }: Property): boolean =>
  types.has('cell') || !(types.has('work') || types.has('fax') || types.has('pager'))
const numberOf = ({ text }: Property, country: string): string | null =>
  normalisePhone(text.replace(/^tel:/i, '').replace(/;.*$/s, ''), country)
const profileOf = (text: string) => (/^(?:https?:\/\/|www\.)/i.test(text) ? normaliseProfile(text) : null)

export function identifiersOf(card: Card, country: string): Identifiers {
  const found: Identifier[] = []
  for (const { text } of named(card, 'EMAIL')) {
    const value = normaliseEmail(text)
    if (value && !isRoleAddress(value)) found.push({ kind: 'email', value })
  }
  for (const property of named(card, 'TEL')) {
    const value = isOwn(property) && labelOf(property, card) !== 'AssistantPhone' ? numberOf(property, country) : null
    if (value) found.push({ kind: 'phone', value })
  }
  for (const url of [...named(card, 'URL').map(each => each.text), ...socials(card)]) {
    const profile = profileOf(url)
    if (profile && profile.kind !== 'url') found.push(profile)
  }
  const uid = named(card, 'UID')[0]?.text.replace(/^urn:uuid:/i, '') ?? ''
  const { full } = nameOf(card)
  const org = foldName(named(card, 'ORG')[0]?.parts[0]?.join(' ') ?? '')
  return identifiersOr(found, {
    kind: 'record',
    value: `vcard:${uid.length >= 16 ? uid.slice(0, 200) : `${foldName(full)}:${org}`}`,
  })
}

const socials = (card: Card): readonly string[] => card.properties.flatMap(property => socialOf(property) ?? [])

function* contacts(card: Card, of: SaidOf, country: string): Generator<Draft> {
  const seen = new Set<string>()
  const first = (key: string): boolean => !seen.has(key) && Boolean(seen.add(key))
  for (const property of named(card, 'EMAIL')) {
    const address = normaliseEmail(property.text)
    if (address && first(address)) yield said('email', { address, ...filled({ label: labelOf(property, card) }) }, of)
  }
  for (const property of named(card, 'TEL')) {
    const number = numberOf(property, country)
    if (number && first(number)) yield said('phone', { number, ...filled({ label: labelOf(property, card) }) }, of)
  }
  for (const url of [...named(card, 'URL').map(each => each.text), ...socials(card)]) {
    const profile = profileOf(url)
    if (profile && first(`${profile.kind} ${profile.value}`))
      yield said(
        'profile',
        { network: profile.kind, url, ...(profile.kind === 'url' ? {} : { handle: profile.value }) },
        of,
      )
  }
}

function* career(card: Card, of: SaidOf): Generator<Draft> {
  const org = named(card, 'ORG')[0]?.parts.map(part => part.join(', ')) ?? []
  const company = (org[0] ?? '').slice(0, 300)
  const title = (named(card, 'TITLE')[0]?.text ?? named(card, 'ROLE')[0]?.text ?? '').slice(0, 300)
  const companies: readonly CompanyRef[] = company ? [{ role: 'employer', name: company }] : []
  if (company || title)
    yield said(
      'position',
      { ...filled({ company, title, description: org.slice(1).filter(Boolean).join(', ') }), current: true },
      { ...of, companies },
    )
  // Town, region and country, never the street: nobody is visited at home.
  const home = named(card, 'ADR').find(({ types }) => types.has('home')) ?? named(card, 'ADR')[0]
  const place = [3, 4, 6]
    .map(at => words(home?.parts[at]))
    .filter(Boolean)
    .join(', ')
    .slice(0, 300)
  if (place) yield said('place', { text: place }, of)
}

function revised(card: Card): string | null {
  const text = named(card, 'REV')[0]?.text ?? ''
  const found = /^(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d):?(\d\d))?/.exec(text)
  if (!found) return null
  const [, year, month, day, hour = '00', minute = '00', second = '00'] = found
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}
