import { isInternet, type OutlookCard, type OutlookMeeting } from './item.ts'

const escaped = (text: string): string =>
  text
    .replace(/\0/g, '')
    .replace(/[\\;,]/g, letter => `\\${letter}`)
    .replace(/\r?\n|\r/g, '\\n')
    .slice(0, 20_000)
const quoted = (text: string): string => text.replace(/["\r\n\0]/g, ' ').slice(0, 200)
const utc = (iso: string): string => iso.replace(/[-:]|\.\d+/g, '')

/** A meeting as iCalendar (RFC 5545), which the calendar's reader knows; its UID is the same in everybody's calendar. */
export function eventOf(meeting: OutlookMeeting): string {
  const guest = (word: string, { name, address }: { readonly name: string; readonly address: string }): string[] =>
    isInternet(address) ? [`${word}${name ? `;CN="${quoted(name)}"` : ''}:mailto:${address}`] : []
  return [
    'BEGIN:VEVENT',
    ...(meeting.uid ? [`UID:${escaped(meeting.uid)}`] : []),
    `DTSTART:${utc(meeting.starts)}`,
    ...(meeting.ends ? [`DTEND:${utc(meeting.ends)}`] : []),
    `SUMMARY:${escaped(meeting.title)}`,
    ...(meeting.place ? [`LOCATION:${escaped(meeting.place)}`] : []),
    ...(meeting.words ? [`DESCRIPTION:${escaped(meeting.words.slice(0, 2000))}`] : []),
    ...(meeting.organiser ? guest('ORGANIZER', meeting.organiser) : []),
    ...meeting.guests.slice(0, 500).flatMap(one => guest('ATTENDEE', one)),
    'END:VEVENT',
    '',
  ].join('\r\n')
}

/** A card as vCard 3.0 (RFC 2426), which the address book's reader knows. */
export const cardOf = (card: OutlookCard): string =>
  [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `FN:${escaped(card.full || [card.given, card.family].filter(Boolean).join(' '))}`,
    `N:${escaped(card.family)};${escaped(card.given)};;;`,
    ...(card.company ? [`ORG:${escaped(card.company)}`] : []),
    ...(card.title ? [`TITLE:${escaped(card.title)}`] : []),
    ...card.emails.filter(isInternet).map(address => `EMAIL:${address}`),
    ...card.phones.flatMap(([number, type]) => (number ? [`TEL;TYPE=${type}:${escaped(number)}`] : [])),
    ...(card.place ? [`ADR:;;;${escaped(card.place)};;;`] : []),
    'END:VCARD',
    '',
  ].join('\r\n')
