import { normaliseEmail } from '#src/lib/normalise/email.ts'
import { clean, textAt } from '../archive/shape.ts'
import { allOf, type Component, firstOf, type Property } from './component.ts'
import { type Rule, ruleOf } from './rule.ts'
import { type Wall, wallOf } from './wall.ts'
import type { Observance, Zones } from './zones.ts'

/** A local time and the zone that it is of; null for a floating one. */
export interface Zoned extends Wall {
  readonly zone: string | null
}

export interface Guest {
  readonly email: string | null
  readonly name: string
  /** `accepted`, `declined`, `tentative`, `needs-action`; empty where the calendar does not say. */
  readonly answer: string
}

export interface Event {
  readonly uid: string
  readonly sequence: number
  readonly recurrenceId: Zoned | null
  readonly start: Zoned
  /** Milliseconds; null where neither an end nor a duration is given. */
  readonly length: number | null
  readonly title: string
  readonly description: string
  readonly location: string
  readonly online: string
  readonly cancelled: boolean
  readonly closed: boolean
  readonly organiser: Guest | null
  readonly guests: readonly Guest[]
  readonly rules: readonly Rule[]
  readonly dates: readonly Zoned[]
  readonly except: readonly Zoned[]
  readonly place: string
}

const mostGuests = 300
const mostDates = 5000

/** What one VEVENT says. Null without a start that can be read. */
export function eventOf(component: Component): Event | null {
  const start = timesIn(component, 'dtstart')[0]
  if (!start) return null
  const [recurrenceId] = timesIn(component, 'recurrence-id')
  const [organiser] = allOf(component, 'organizer').map(guestOf)
  const title = firstOf(component, 'summary').slice(0, 1000)
  return {
    uid: firstOf(component, 'uid').slice(0, 500) || `${start.ms} ${title}`,
    sequence: Number(firstOf(component, 'sequence')) || 0,
    recurrenceId: recurrenceId ?? null,
    start,
    length: lengthOf(component, start),
    title,
    description: firstOf(component, 'description').slice(0, 20_000),
    location: firstOf(component, 'location').slice(0, 1000),
    online: onlineIn(component),
    cancelled: /^cancel/i.test(firstOf(component, 'status')),
    closed: /^(?:private|confidential)$/i.test(firstOf(component, 'class')),
    organiser: organiser ?? null,
    guests: allOf(component, 'attendee').slice(0, mostGuests).filter(isHuman).map(guestOf),
    rules: allOf(component, 'rrule')
      .slice(0, 10)
      .flatMap(({ values }) => ruleOf(values[0]) ?? []),
    dates: timesIn(component, 'rdate').slice(0, mostDates),
    except: timesIn(component, 'exdate').slice(0, mostDates),
    place: component.place,
  }
}

function timesIn(component: Pick<Component, 'properties'>, name: string): Zoned[] {
  return allOf(component, name).flatMap(({ params, values }) =>
    values.flatMap(value => {
      const text = Array.isArray(value) ? value[0] : value
      const wall = typeof text === 'string' ? wallOf(text.split('/')[0] ?? '') : null
      return wall ? [{ ...wall, zone: wall.utc ? null : textAt(params, 'tzid') || null }] : []
    }),
  )
}

function lengthOf(component: Component, start: Zoned): number | null {
  const [end] = timesIn(component, 'dtend')
  const length = end ? end.ms - start.ms : durationOf(firstOf(component, 'duration'))
  return length !== null && length >= 0 && length < 400 * 86_400_000 ? length : null
}

/** Of `P1DT2H30M` (RFC 5545 3.3.6). */
function durationOf(text: string): number | null {
  const found = /^\+?P(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?$/i.exec(text)
  if (!found || text.length < 3) return null
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map(part => Number(part ?? 0))
  return ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
}

const isHuman = ({ params, values }: Property): boolean =>
  !/^(?:room|resource|group)$/i.test(textAt(params, 'cutype')) &&
  !/@(?:resource|group)\.calendar\.google\.com$|@virtual$/i.test(String(values[0] ?? ''))

function guestOf({ params, values }: Property): Guest {
  const address = clean(String(values[0] ?? ''))
  const email = normaliseEmail(textAt(params, 'email')) ?? normaliseEmail(address)
  const name = textAt(params, 'cn')
    .replace(/^["']|["']$/g, '')
    .trim()
    .slice(0, 300)
  return { email, name: name.includes('@') ? '' : name, answer: textAt(params, 'partstat').toLowerCase() }
}

const meeting =
  /https?:\/\/[^\s<>"\\]{0,80}(?:zoom\.us|teams\.microsoft|teams\.live|meet\.google|webex\.com|whereby\.com|gotomeet|meet\.jit\.si|skype\.com|bluejeans)[^\s<>"\\]{0,400}/i

function onlineIn(component: Component): string {
  const own = [
    'x-google-conference',
    'x-microsoft-skypeteamsmeetingurl',
    'x-microsoft-onlinemeetingexternallink',
    'conference',
  ]
  for (const name of own) if (/^https?:/i.test(firstOf(component, name))) return firstOf(component, name).slice(0, 500)
  for (const name of ['location', 'url', 'description']) {
    const found = meeting.exec(firstOf(component, name).slice(0, 20_000))
    if (found) return found[0]
  }
  return ''
}

/** Takes up a VTIMEZONE. */
export function defineZone(component: Component, zones: Zones): void {
  const id = firstOf(component, 'tzid')
  const observances = component.inner.flatMap((part): Observance[] => {
    const [start] = timesIn(part, 'dtstart')
    const offset = offsetOf(firstOf(part, 'tzoffsetto'))
    if (!start || offset === null) return []
    const rule = ruleOf(part.properties.find(({ name }) => name === 'rrule')?.values[0])
    const until = rule?.until ? (wallOf(rule.until)?.ms ?? null) : null
    return [
      {
        start: start.ms,
        offset,
        rule,
        until,
        dates: timesIn(part, 'rdate')
          .slice(0, mostDates)
          .map(({ ms }) => ms),
      },
    ]
  })
  zones.define(id, observances)
}

/** Minutes of `+0530` or `+05:30`. */
function offsetOf(text: string): number | null {
  const found = /^([+-])(\d\d):?(\d\d)/.exec(text)
  return found ? (Number(found[2]) * 60 + Number(found[3])) * (found[1] === '-' ? -1 : 1) : null
}
