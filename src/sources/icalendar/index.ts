import type { Draft, Unread } from '#src/domain/draft.ts'
import { earlier, later } from '../archive/moment.ts'
import { unreadable } from '../intake/unreadable.ts'
import type { Connector, Group, ReadContext, SourceFile, Survey } from '../source.ts'
import { headText } from '../text.ts'
import { type Component, componentsOf, firstOf, isJcal } from './component.ts'
import { meetingDraft, nameClaims, peopleOf } from './drafts.ts'
import { defineZone, type Event, eventOf } from './event.ts'
import { occurrencesOf, type Window } from './occurrences.ts'
import { Zones } from './zones.ts'

/** A calendar, or parts of one without the calendar around them; by its name only what begins like one and is damaged. */
function isCalendar(file: SourceFile): boolean {
  if (isJcal(file)) return true
  const head = headText(file.head.subarray(0, 4000)).slice(0, 2000)
  return (
    /^\s*begin\s*:\s*vcalendar\s*$/im.test(head) ||
    /^\ufeff?\s*begin\s*:\s*v(?:event|todo|journal|freebusy|timezone)\s*$/im.test(head.slice(0, 200)) ||
    (/\.(?:ics|ical|ifb|vcs)$/i.test(file.path) && !/^\ufeff?\s*begin\s*:\s*vcard/i.test(head))
  )
}

const groupsOf = (files: readonly SourceFile[]): Group[] =>
  files.filter(isCalendar).map(file => ({ name: file.path, files: [file] }))

const day = 86_400_000
/** Series are followed ten years back and half a year ahead. */
const windowOf = (now: string): Window => ({ from: Date.parse(now) - 3653 * day, to: Date.parse(now) + 183 * day })
/** Days tried against rules in one file: some seconds of work, and ten thousand ordinary series. */
const effort = 20_000_000
const mostKnown = 300_000

/** What must be known of a calendar before its events are read: zones, its own zone, and the last word on every event. */
interface Opening {
  readonly zones: Zones
  readonly usual: string | null
  readonly method: string
  /** Highest sequence by event and occurrence: an invitation may lie there in all its versions. */
  readonly latest: ReadonlyMap<string, number>
  readonly owner: string | null
}

const keyOf = (event: Event): string => `${event.uid}\n${event.recurrenceId?.ms ?? ''}`

async function openCalendar(file: SourceFile): Promise<Opening> {
  const zones = new Zones()
  const latest = new Map<string, number>()
  let usual: string | null = null
  let method = ''
  let owner: string | null = null
  for await (const component of components(file)) {
    if ('fault' in component) continue
    if (component.name === 'vtimezone') defineZone(component, zones)
    else if (component.name === 'vcalendar') {
      usual = firstOf(component, 'x-wr-timezone') || usual
      method = firstOf(component, 'method').toUpperCase() || method
      owner ??= /^\S+@\S+\.\S+$/.exec(firstOf(component, 'x-wr-calname'))?.[0] ?? null
    } else {
      const event = eventOf(component)
      if (event && latest.size < mostKnown)
        latest.set(keyOf(event), Math.max(event.sequence, latest.get(keyOf(event)) ?? 0))
    }
  }
  return { zones, usual, method, latest, owner }
}

async function* components(file: SourceFile): AsyncGenerator<Component | { readonly fault: string }> {
  try {
    yield* componentsOf(file)
  } catch (error) {
    yield { fault: unreadable(error).message }
  }
}

async function survey(group: Group, context: ReadContext): Promise<Survey> {
  let [count, from, to]: [number, string | null, string | null] = [0, null, null]
  const owners = new Map<string, string>()
  for await (const item of read(group, context)) {
    if ('unread' in item || !item.kind.startsWith('meeting.')) continue
    count++
    from = earlier(from, item.occurred.at)
    to = later(to, item.occurred.at)
  }
  for (const file of group.files) {
    const { owner } = await openCalendar(file)
    if (owner) owners.set(owner, 'is the name of the calendar')
  }
  const me = [...owners].map(([value, why]) => ({ value, why }))
  return { counts: [{ noun: 'meetings', count }], from, to, me, visible: 'me' }
}

async function* read(group: Group, context: ReadContext): AsyncGenerator<Draft | Unread> {
  for (const file of group.files) yield* readCalendar(file, context)
}

async function* readCalendar(file: SourceFile, context: ReadContext): AsyncGenerator<Draft | Unread> {
  const { zones, usual, method, latest } = await openCalendar(file)
  const budget = { left: effort }
  const named = new Set<string>()
  let events = 0
  let told = 0
  for await (const component of components(file)) {
    context.signal?.throwIfAborted()
    if ('fault' in component) yield { unread: true, place: file.path, why: component.fault }
    else if (component.name === 'vevent') {
      events++
      for (const why of component.faults) yield { unread: true, place: component.place, why }
      const event = eventOf(component)
      if (!event || component.faults.length > 0) told++
      if (!event) {
        yield { unread: true, place: component.place, why: 'The event has no start that could be read.' }
        continue
      }
      if (event.sequence < (latest.get(keyOf(event)) ?? 0)) continue
      // An appointment with nobody else is the holder's own affair.
      const people = peopleOf(event, context)
      if (people.length === 0) continue
      yield* nameClaims(people, named, component.place, file.modified)
      const { found, complete } = occurrencesOf(event, zones, usual, windowOf(context.now), budget)
      const called = method === 'CANCEL' ? { ...event, cancelled: true } : event
      for (const at of found)
        if (at.id === null || !latest.has(`${event.uid}\n${Date.parse(`${at.id}Z`)}`))
          yield meetingDraft(called, at, people, context, file.modified)
      told += found.length
      if (!complete)
        yield {
          unread: true,
          place: component.place,
          why: `It repeats too often to follow: ${found.length} times were read.`,
        }
    }
  }
  const why =
    events === 0
      ? 'The calendar holds no events.'
      : 'Its events name nobody but the holder, or lie more than ten years back: nothing stands on a line.'
  if (told === 0) yield { unread: true, place: file.path, why }
}

/** Calendars and invitations: iCalendar (RFC 5545) and jCal (RFC 7265). Meetings with others, held and planned. */
export const icalendar: Connector = {
  name: 'icalendar',
  label: 'Calendar',
  reads:
    'Calendars and invitations of any program (ics) and jCal: meetings with other people, series and time zones too.',
  recognise: groupsOf,
  survey,
  read,
}
