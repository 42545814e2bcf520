import { type ChannelGroup, groupOf } from '#src/domain/channel.ts'
import type { JobLine, JobTouch, LineSide } from '#src/domain/views/job-line.ts'

export type LaneBy = 'channels' | 'people'

export interface Lane {
  readonly key: string
  readonly side: LineSide
  readonly words: string
  /** Set where the lane is one channel's. */
  readonly group: ChannelGroup | null
  readonly touches: number
}

export const mostLanes = 6
const other = 'other'

/** From the outside to the rail: what weighs most stands out, what is most stands at the rail. */
const order: readonly ChannelGroup[] = ['meeting', 'call', 'chat', 'application', 'social', 'linkedin', 'email', 'note']

export const groupOfTouch = (touch: JobTouch): ChannelGroup =>
  touch.channel === null ? 'note' : groupOf(touch.channel)

/** Which lane a touch stands in, by lane key. */
export interface Lanes {
  readonly client: readonly Lane[]
  readonly candidate: readonly Lane[]
  readonly of: (touch: JobTouch) => string
}

const laneWords: Readonly<Record<ChannelGroup, string>> = {
  email: 'Email',
  linkedin: 'LinkedIn',
  social: 'Social',
  chat: 'Chat',
  call: 'Calls',
  meeting: 'Meetings',
  application: 'Applications',
  note: 'Notes',
}

/**
 * The lanes of a line, at most six a side; empty ones are absent, the rest stands in "Other". Client lanes from the
 * outside to the rail, candidate lanes from the rail to the outside. By people: contacts by how much passed, candidates
 * furthest first, the people in `always` before all.
 */
export function lanesOf(line: JobLine, touches: readonly JobTouch[], by: LaneBy, always: readonly string[]): Lanes {
  return by === 'channels' ? byChannels(touches, always) : byPeople(line, touches, always)
}

function byChannels(touches: readonly JobTouch[], always: readonly string[]): Lanes {
  const needed = new Set(
    touches.flatMap(touch => (touch.people.some(person => always.includes(person)) ? [groupOfTouch(touch)] : [])),
  )
  // Whom the picture is about keeps their channels; notes give way first.
  const rank = (group: ChannelGroup): number => (group === 'note' ? 0 : needed.has(group) ? 2 : 1)
  const counts = countBy(touches, touch => `${touch.side} ${groupOfTouch(touch)}`)
  const side = (which: LineSide): Lane[] => {
    const there = order.filter(group => counts.has(`${which} ${group}`))
    const kept = [...there]
      .sort((a, b) => rank(b) - rank(a) || (counts.get(`${which} ${b}`) ?? 0) - (counts.get(`${which} ${a}`) ?? 0))
      .slice(0, there.length > mostLanes ? mostLanes - 1 : mostLanes)
    const lanes = there
      .filter(group => kept.includes(group))
      .map(group => ({
        key: `${which} ${group}`,
        side: which,
        words: laneWords[group],
        group,
        touches: counts.get(`${which} ${group}`) ?? 0,
      }))
    return withRest(lanes, which, there.length > lanes.length)
  }
  const client = side('client')
  const candidate = side('candidate').reverse()
  const keys = new Set([...client, ...candidate].map(lane => lane.key))
  return {
    client,
    candidate,
    of: touch => {
      const key = `${touch.side} ${groupOfTouch(touch)}`
      return keys.has(key) ? key : `${touch.side} ${other}`
    },
  }
}

function byPeople(line: JobLine, touches: readonly JobTouch[], always: readonly string[]): Lanes {
  const counts = countBy(
    touches.flatMap(touch => touch.people),
    person => person,
  )
  const side = (which: LineSide): Lane[] => {
    const there = line.people.filter(one => one.side === which && counts.has(one.id))
    const sorted = [...there].sort(
      (a, b) =>
        Number(always.includes(b.id)) - Number(always.includes(a.id)) ||
        b.rank - a.rank ||
        (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0),
    )
    const kept = sorted.slice(0, there.length > mostLanes ? mostLanes - 1 : mostLanes)
    const lanes = kept.map(one => ({
      key: `${which} ${one.id}`,
      side: which,
      words: one.name,
      group: null,
      touches: counts.get(one.id) ?? 0,
    }))
    return withRest(lanes, which, there.length > lanes.length)
  }
  const client = side('client').reverse()
  const candidate = side('candidate')
  const keys = new Set([...client, ...candidate].map(lane => lane.key))
  return {
    client,
    candidate,
    of: touch =>
      touch.people.map(person => `${touch.side} ${person}`).find(key => keys.has(key)) ?? `${touch.side} ${other}`,
  }
}

const withRest = (lanes: readonly Lane[], side: LineSide, rest: boolean): Lane[] => {
  if (!rest) return [...lanes]
  const lane: Lane = { key: `${side} ${other}`, side, words: 'Other', group: null, touches: 0 }
  return side === 'client' ? [lane, ...lanes] : [lane, ...lanes]
}

function countBy<T>(list: readonly T[], key: (one: T) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const one of list) counts.set(key(one), (counts.get(key(one)) ?? 0) + 1)
  return counts
}
