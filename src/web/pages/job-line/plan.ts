import { weightOf } from '#src/domain/kind.ts'
import type { JobLine, JobTouch, LineSide, Milestone } from '#src/domain/views/job-line.ts'
import type { Span } from '../../line-picture/scale.ts'
import { groupOfTouch, type Lane, type Lanes } from './lanes.ts'

const laneSize = 24
/** Half of the rail's band: milestones stand in it. */
const railHalf = 26

/** Several touches of one lane that would cover each other, drawn as one shape. */
export interface Mark {
  readonly touches: readonly JobTouch[]
  readonly along: number
  readonly across: number
  readonly side: LineSide
  readonly size: number
  readonly sure: boolean
}

export interface PlacedLane extends Lane {
  readonly across: number
}

export interface PlacedMilestone extends Milestone {
  readonly along: number
  /** False where a more important one's words stand already. */
  readonly named: boolean
}

/** The picture in a plane of time (`along`) and lanes (`across`, 0 is the rail, negative the client's side). */
export interface Plan {
  readonly lanes: readonly PlacedLane[]
  readonly marks: readonly Mark[]
  readonly milestones: readonly PlacedMilestone[]
  readonly ordered: number | null
  readonly started: number | null
  readonly guarantee: number | null
  readonly now: number
  /** From the rail to the outer edge of each side. */
  readonly above: number
  readonly below: number
  readonly along: (at: string) => number
  readonly acrossOf: (touch: JobTouch) => number
}

const sizes = { light: 6, message: 9, conversation: 13 } as const
const close = 6
const room = 74

interface Asked {
  readonly line: JobLine
  readonly touches: readonly JobTouch[]
  readonly lanes: Lanes
  readonly span: Span
  readonly length: number
  readonly now: number
}

/** Lays a line out. Linear in the touches. */
export function planOf({ line, touches, lanes, span, length, now }: Asked): Plan {
  const scale = length / Math.max(1, span.to - span.from)
  const along = (at: string): number => (Date.parse(at) - span.from) * scale
  const placed = [
    ...lanes.client.map((lane, at) => ({
      ...lane,
      across: -(railHalf + (lanes.client.length - at - 0.5) * laneSize),
    })),
    ...lanes.candidate.map((lane, at) => ({ ...lane, across: railHalf + (at + 0.5) * laneSize })),
  ]
  const across = new Map(placed.map(lane => [lane.key, lane.across]))
  const acrossOf = (touch: JobTouch): number => across.get(lanes.of(touch)) ?? 0
  const stations = new Map(line.milestones.map(one => [one.kind, one]))
  const at = (kind: Milestone['kind']): number | null => {
    const found = stations.get(kind)
    return found === undefined ? null : along(found.at)
  }
  return {
    lanes: placed,
    marks: marksOf(touches, along, acrossOf, length),
    milestones: named(line.milestones, along),
    ordered: line.ordered === null ? null : along(line.ordered),
    started: at('start'),
    guarantee: at('guarantee'),
    now: (now - span.from) * scale,
    above: railHalf + lanes.client.length * laneSize,
    below: railHalf + lanes.candidate.length * laneSize,
    along,
    acrossOf,
  }
}

function marksOf(
  touches: readonly JobTouch[],
  along: (at: string) => number,
  acrossOf: (touch: JobTouch) => number,
  length: number,
): Mark[] {
  const open = new Map<string, { touches: JobTouch[]; from: number }>()
  const heaps: { touches: JobTouch[]; from: number }[] = []
  for (const touch of touches) {
    const x = along(touch.at)
    if (x < -20 || x > length + 20) continue
    const key = `${acrossOf(touch)} ${groupOfTouch(touch)}`
    const heap = open.get(key)
    if (heap !== undefined && x - heap.from < close) heap.touches.push(touch)
    else {
      const made = { touches: [touch], from: x }
      open.set(key, made)
      heaps.push(made)
    }
  }
  return heaps.map(({ touches: heap }) => {
    const [first] = heap
    const heaviest = Math.max(...heap.map(touch => sizes[weightOf(touch.kind)]))
    const middle = heap.reduce((sum, touch) => sum + along(touch.at), 0) / heap.length
    return {
      touches: heap,
      along: middle,
      across: first === undefined ? 0 : acrossOf(first),
      side: first?.side ?? 'candidate',
      size: Math.min(laneSize - 6, heaviest + Math.log2(heap.length) * 1.6),
      sure: heap.some(touch => touch.sure),
    }
  })
}

/** What is named first where two stand too near each other. */
const importance: readonly Milestone['kind'][] = [
  'start',
  'ordered',
  'first',
  'closed',
  'sent',
  'offer',
  'interview',
  'accepted',
]

function named(milestones: readonly Milestone[], along: (at: string) => number): PlacedMilestone[] {
  const taken: number[] = []
  const words = new Set<Milestone>()
  for (const kind of importance)
    for (const one of milestones.filter(each => each.kind === kind)) {
      const x = along(one.at)
      if (taken.some(other => Math.abs(other - x) < room)) continue
      taken.push(x)
      words.add(one)
    }
  return milestones.map(one => ({ ...one, along: along(one.at), named: words.has(one) }))
}
