import { type Identifier, mostOfOne } from '#src/domain/identifier.ts'
import { isRoleAddress, normaliseEmail } from '#src/lib/normalise/email.ts'
import { normalisePhone } from '#src/lib/normalise/phone.ts'
import { normaliseProfile, type Profile } from '#src/lib/normalise/profile.ts'
import type { Column } from './columns.ts'
import { splitEmails, splitPhones } from './lists.ts'
import type { PersonRow } from './person-row.ts'

/** How a row's person can be reached and told from others. */
export interface Contact {
  readonly emails: readonly { readonly address: string; readonly label: string }[]
  readonly phones: readonly { readonly number: string; readonly label: string }[]
  readonly profiles: readonly { readonly network: string; readonly url: string; readonly handle: string }[]
  /** Point at this one person. Shared mailboxes, work phones and websites are not among them. */
  readonly identifiers: readonly Identifier[]
  /** What makes the row the same row when it comes again; null: all its cells. */
  readonly key: readonly string[] | null
  /** Cells of contact columns that are none, or hold something that is none: kept as they are. */
  readonly unreadable: readonly PersonRow['cells'][number][]
  /** What was left out of a row that names more than one human has, and why, in words for a person. */
  readonly note: string | null
}

/** Addresses, or numbers, of one row that are kept. */
const most = 50

const urlOf: Readonly<Record<string, (handle: string) => string>> = {
  linkedin: handle => `https://www.linkedin.com/in/${handle}`,
  x: handle => `https://x.com/${handle}`,
  github: handle => `https://github.com/${handle}`,
}

const handle = /^@?[\p{L}\p{N}_.-]{1,100}$/u

/** A profile from a cell that holds an address or, in a network's own column, only the handle. */
function profileOf(field: string, text: string): Profile | null {
  const asHandle = urlOf[field]
  if (asHandle && handle.test(text) && !/\.(com|net|org|io|in)\b/i.test(text))
    return normaliseProfile(asHandle(text.replace(/^@/, '')))
  return normaliseProfile(text)
}

interface Found {
  readonly emails: Map<string, string>
  readonly phones: Map<string, Column>
  readonly profiles: Map<string, Contact['profiles'][number] & { readonly identifier: Identifier }>
}

/** Takes one cell apart; false when it holds something that is not of its kind, or nothing that is. */
function take(cell: PersonRow['cells'][number], found: Found, country: string): boolean {
  const { field, name } = cell.column
  if (field === 'email') {
    const parts = splitEmails(cell.text)
    const addresses = parts.flatMap(part => normaliseEmail(part) ?? [])
    for (const address of addresses) if (!found.emails.has(address)) found.emails.set(address, name)
    return addresses.length > 0 && addresses.length === parts.length
  }
  if (field === 'phone') {
    const numbers = splitPhones(cell.text).flatMap(part => normalisePhone(part, country) ?? [])
    for (const number of numbers) if (!found.phones.has(number)) found.phones.set(number, cell.column)
    return numbers.length > 0
  }
  if (field === 'linkedin' || field === 'x' || field === 'github' || field === 'url') {
    return takeProfiles(cell.text, field, found.profiles)
  }
  return true
}

/** Several accounts of one network in one cell are several people: none of them is taken. */
function takeProfiles(text: string, field: string, profiles: Found['profiles']): boolean {
  const parts = text
    .slice(0, 2_048)
    .split(/[\s;,]+/)
    .filter(Boolean)
  const found = parts.flatMap(part => {
    const profile = profileOf(field, part)
    return profile ? [{ profile, part }] : []
  })
  const values = new Set(found.map(({ profile }) => `${profile.kind}:${profile.value}`))
  if (!values.size || (field !== 'url' && values.size > 1)) return false
  for (const { profile, part } of found) {
    const url = /^https?:\/\//i.test(part) ? part : (urlOf[profile.kind]?.(profile.value) ?? `https://${part}`)
    const key = `${profile.kind}:${profile.value}`
    if (!profiles.has(key))
      profiles.set(key, { network: profile.kind, url, handle: profile.value, identifier: profile })
  }
  return true
}

export function contactOf(cells: PersonRow['cells'], system: string, country: string): Contact {
  const found: Found = { emails: new Map(), phones: new Map(), profiles: new Map() }
  const unreadable = cells.filter(cell => !take(cell, found, country))
  const kept = <T>(all: ReadonlyMap<string, T>): [string, T][] => [...all].slice(0, most)
  const [emails, phones] = [kept(found.emails), kept(found.phones)]
  const id = cells.find(cell => cell.column.field === 'id')?.text.slice(0, 200)
  const identifiers: Identifier[] = []
  if (id !== undefined) identifiers.push({ kind: 'external', value: `${system}:${id}` })
  for (const [value] of emails) if (!isRoleAddress(value)) identifiers.push({ kind: 'email', value })
  for (const { identifier } of found.profiles.values()) {
    if (identifier.kind !== 'url') identifiers.push({ kind: identifier.kind, value: identifier.value })
  }
  for (const [value, column] of phones) if (!column.shared) identifiers.push({ kind: 'phone', value })
  const [strongest] = identifiers
  return {
    emails: emails.map(([address, label]) => ({ address, label })),
    phones: phones.map(([number, column]) => ({ number, label: column.name })),
    profiles: [...found.profiles.values()].map(({ network, url, handle }) => ({ network, url, handle })),
    identifiers,
    key: strongest ? [strongest.kind, strongest.value] : null,
    unreadable,
    note: identifiers.length > mostOfOne ? listNote(found.emails.size, found.phones.size) : null,
  }
}

function listNote(emails: number, phones: number): string {
  const many = [...(emails > 1 ? [`${emails} addresses`] : []), ...(phones > 1 ? [`${phones} numbers`] : [])]
  const kept = Math.max(emails, phones) > most ? ` The first ${most} of each were read.` : ''
  return `The row has ${many.join(' and ') || 'many profiles'}: more than one person has, so they join nobody.${kept}`
}
