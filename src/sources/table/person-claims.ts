import { type ClaimValues, claimKind, type Property } from '#src/domain/claim.ts'
import type { Draft } from '#src/domain/draft.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { isBadDate } from './bad-cells.ts'
import { leftOut } from './fields.ts'
import { splitList } from './lists.ts'
import type { PersonRow } from './person-row.ts'

const longestWord = 100
const longestText = 20_000

/** What a row says of its person. Nothing is made prettier than it stands; a cell that fits nowhere keeps its column's name. */
export function claimsOf(row: PersonRow): Draft[] {
  const drafts: Draft[] = []
  const claim = <P extends Property>(property: P, value: ClaimValues[P] & JsonObject) =>
    drafts.push(row.draft(claimKind(property), value))
  if (row.name) claim('name', { ...row.name })
  for (const { address, label } of row.contact.emails) claim('email', { address, label })
  for (const { number, label } of row.contact.phones) claim('phone', { number, label })
  for (const profile of row.contact.profiles) claim('profile', { ...profile })
  const position = positionOf(row)
  if (position) drafts.push(position)
  const place = placeOf(row)
  if (place) claim('place', { text: place })
  for (const { column, text } of row.cells) {
    const words = text.slice(0, longestText)
    switch (column.field) {
      case 'headline':
        claim('headline', { text: words })
        break
      case 'summary':
        claim('summary', { text: words })
        break
      case 'skill':
        for (const label of splitList(text)) claim('skill', { label: label.slice(0, longestWord) })
        break
      case 'language':
        for (const label of splitList(text)) claim('language', languageOf(label))
        break
      case 'pay':
        claim('wish', { what: 'pay', text: words })
        break
      case 'notice':
        claim('notice', { text: words })
        break
      case 'availability':
        claim('availability', { text: row.date('availability')?.date ?? words })
        break
    }
  }
  for (const draft of customs(row)) drafts.push(draft)
  return drafts
}

/** "German (C1)", "English - fluent": label and fluency. */
function languageOf(text: string): { label: string; fluency?: string } {
  const match = /^([^(:–-]{2,60}?)\s*(?:\(([^)]{1,60})\)|[:–-]\s*(.{1,60}))$/.exec(text.slice(0, 200))
  const fluency = match?.[2] ?? match?.[3]
  return match?.[1] && fluency
    ? { label: match[1].trim(), fluency: fluency.trim() }
    : { label: text.slice(0, longestWord) }
}

function positionOf(row: PersonRow): Draft | null {
  const company = row.text('company')?.slice(0, 300)
  const title = row.text('title')?.slice(0, 300)
  if (!company && !title) return null
  const body = { ...(company ? { company } : {}), ...(title ? { title } : {}), current: true }
  const draft = row.draft(claimKind('position'), body)
  if (!company) return draft
  const domain = domainOf(row.text('company-site'))
  return { ...draft, companies: [{ role: 'employer', name: company, ...(domain ? { domain } : {}) }] }
}

export function domainOf(site: string | null): string | null {
  if (!site || /\s/.test(site)) return null
  const host = site
    .replace(/^https?:\/\//i, '')
    .replace(/[/?#].*$/, '')
    .replace(/^www\./i, '')
    .toLowerCase()
  return /^[\p{L}\p{N}.-]{1,240}\.[\p{L}\p{N}-]{2,}$/u.test(host) ? host : null
}

const placeOf = (row: PersonRow): string =>
  [
    ...new Set(
      row.cells.filter(cell => cell.column.field === 'place').map(cell => cell.text.replace(/\s*\n\s*/g, ', ')),
    ),
  ]
    .join(', ')
    .slice(0, 300)

const kept = ['unmapped', 'source', 'status', 'created', 'last-contact', 'last-contact-kind', 'company-site'] as const
const keptFields: ReadonlySet<string> = new Set(kept)

/** Cells without a property of their own; a date that is none keeps its text, with a mark for whoever may know better. */
function* customs(row: PersonRow): Generator<Draft> {
  const unreadable = new Set(row.contact.unreadable)
  for (const cell of row.cells) {
    const { column, text } = cell
    const isNoDate = isBadDate(row, cell)
    if (leftOut.has(column.field) || !(keptFields.has(column.field) || unreadable.has(cell) || isNoDate)) continue
    const flag = unreadable.has(cell) ? column.field : isNoDate ? 'date' : null
    const value = text.slice(0, longestText)
    yield row.draft(claimKind('custom'), { label: column.name, text: value, ...(flag ? { unreadable: flag } : {}) })
  }
}
