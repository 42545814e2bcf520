import type { Channel } from '#src/domain/channel.ts'
import type { Draft, Party } from '#src/domain/draft.ts'
import type { Occurred } from '#src/domain/occurred.ts'
import { isRoleAddress } from '#src/lib/normalise/email.ts'
import { foldName } from '#src/lib/normalise/name.ts'
import { filled } from '../archive/shape.ts'
import type { ReadContext } from '../source.ts'
import type { Event, Guest } from './event.ts'
import type { Occurrence } from './occurrences.ts'

const isMe = (guest: Guest, context: ReadContext): boolean =>
  (guest.email !== null && context.isMe({ kind: 'email', value: guest.email })) ||
  (guest.email === null && guest.name !== '' && context.isMyName(guest.name))

function partyOf(role: Party['role'], guest: Guest, uid: string): Party | null {
  const name = guest.name === '' ? {} : { name: guest.name }
  if (guest.email !== null) return { role, identifiers: [{ kind: 'email', value: guest.email }], ...name }
  const folded = foldName(guest.name)
  return folded ? { role, identifiers: [{ kind: 'record', value: `calendar:${uid}:${folded}` }], ...name } : null
}

/** Everybody else at the meeting, each once; who declined was not there. */
export function peopleOf(event: Event, context: ReadContext): Party[] {
  const found = new Map<string, Party>()
  const add = (role: Party['role'], guest: Guest): void => {
    if (guest.answer === 'declined' || isMe(guest, context)) return
    const party = partyOf(role, guest, event.uid)
    const key = party?.identifiers[0].value
    if (party && key && !found.has(key)) found.set(key, party)
  }
  const { organiser } = event
  if (organiser && !/@(?:[\w-]+\.)*calendar\.google\.com$/i.test(organiser.email ?? '')) add('organiser', organiser)
  for (const guest of event.guests) add('attendee', guest)
  return [...found.values()]
}

const byPhone = /\b(?:phone|call|telefon|anruf|appel|llamada|chamada|tel\b|telefonat)/i

function channelOf({ online, location, title }: Event): Channel | null {
  if (online !== '') return 'video'
  if (location !== '' && !/^https?:/i.test(location)) return byPhone.test(location) ? 'phone' : 'in-person'
  return byPhone.test(title) ? 'phone' : null
}

const whenOf = ({ at, offset }: Occurrence, date: boolean): Occurred => ({
  at: new Date(at).toISOString(),
  precision: date ? 'day' : 'instant',
  offset: date ? null : offset,
})

/** One meeting that took place, will, or was called off. */
export function meetingDraft(
  event: Event,
  at: Occurrence,
  people: readonly Party[],
  context: ReadContext,
  seenAt: string | null,
): Draft {
  const ends = at.at + (event.length ?? 0)
  const kind = event.cancelled
    ? 'meeting.cancelled'
    : ends <= Date.parse(context.now)
      ? 'meeting.held'
      : 'meeting.planned'
  const series = at.id ?? (event.recurrenceId && new Date(event.recurrenceId.ms).toISOString().slice(0, 19))
  return {
    kind,
    channel: channelOf(event),
    direction: 'between',
    occurred: whenOf(at, event.start.date),
    family: 'calendar.event',
    key: [event.uid, series ?? `s${event.sequence}`],
    body: {
      ...filled({ title: event.title, location: event.location, online: event.online }),
      ...(event.length === null ? {} : { minutes: Math.round(event.length / 60_000) }),
      ...(event.closed ? { private: true } : {}),
      ...(series === null ? {} : { series: true }),
      answers: event.guests.slice(0, 100).map(({ email, name, answer }) => ({ who: email ?? name, answer })),
    },
    // The title stands above it.
    text: event.description || event.title || null,
    people,
    thread: event.uid,
    place: event.place,
    seenAt,
  }
}

/** Names that a calendar gives the people whom it invites by address. */
export function* nameClaims(
  people: readonly Party[],
  seen: Set<string>,
  place: string,
  seenAt: string | null,
): Generator<Draft> {
  for (const { identifiers, name } of people) {
    const [{ kind, value }] = identifiers
    if (!name || kind !== 'email' || isRoleAddress(value) || !name.includes(' ') || seen.has(`${value} ${name}`))
      continue
    if (seen.size < 100_000) seen.add(`${value} ${name}`)
    yield {
      kind: 'claim.name',
      channel: null,
      direction: 'none',
      occurred: { at: null, precision: 'unknown', offset: null },
      family: 'calendar.guest',
      key: [value],
      contentInKey: true,
      body: { full: name },
      text: null,
      people: [{ role: 'about', identifiers }],
      place,
      seenAt,
    }
  }
}
