import type { Viewer } from '#src/access/viewer.ts'
import type { Trx } from '#src/db/pool.ts'
import { contentLine } from '#src/lib/content-line.ts'
import { exportPeople, textsOf } from './people.ts'

const escaped = (text: string): string => text.replace(/[\\,;]/g, '\\$&').replace(/\r?\n/g, '\\n')

/** vCard 4.0 (RFC 6350): one card a person. */
export async function* exportVcard(trx: Trx, viewer: Viewer): AsyncGenerator<string> {
  for await (const person of exportPeople(trx, viewer)) {
    const { card } = person
    const words = card.name.split(' ')
    const family = words.length > 1 ? (words.at(-1) ?? '') : ''
    const given = words.length > 1 ? words.slice(0, -1).join(' ') : card.name
    const emails = textsOf(person, 'email', 'address')
    const lines = [
      'BEGIN:VCARD',
      'VERSION:4.0',
      `UID:urn:uuid:${card.person_id}`,
      `FN:${escaped(card.name)}`,
      `N:${escaped(family)};${escaped(given)};;;`,
      ...(emails.length > 0 ? emails : card.email ? [card.email] : []).map(email => `EMAIL:${escaped(email)}`),
      ...textsOf(person, 'phone', 'number').map(phone => `TEL:${escaped(phone)}`),
      ...(card.company ? [`ORG:${escaped(card.company)}`] : []),
      ...(card.title ? [`TITLE:${escaped(card.title)}`] : []),
      ...(card.place ? [`ADR:;;;${escaped(card.place)};;;`] : []),
      ...textsOf(person, 'profile', 'url').map(url => `URL:${url.replace(/[\r\n]/g, '')}`),
      ...(card.tags.length > 0 ? [`CATEGORIES:${card.tags.map(escaped).join(',')}`] : []),
      'END:VCARD',
    ]
    yield lines.map(contentLine).join('')
  }
}
