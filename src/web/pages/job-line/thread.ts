import { weightOf } from '#src/domain/kind.ts'
import type { JobTouch } from '#src/domain/views/job-line.ts'

/** A point of the thread: along the line of time and across the lanes, in pixels. */
interface Knot {
  readonly along: number
  readonly across: number
}

/** Acts above which a thread joins only each week's heaviest: more would be a scribble. */
export const fullThread = 80
const week = 7 * 86_400_000
const weights = { light: 0, message: 1, conversation: 2 } as const

/** The acts that a person's thread joins, oldest first. */
export function threadActs(touches: readonly JobTouch[], person: string): JobTouch[] {
  // A note is about somebody and passes nothing to them.
  const mine = touches.filter(touch => touch.people.includes(person) && touch.kind !== 'note.written')
  if (mine.length <= fullThread) return mine
  const heaviest = new Map<number, JobTouch>()
  for (const touch of mine) {
    const slot = Math.floor(Date.parse(touch.at) / week)
    const best = heaviest.get(slot)
    if (best === undefined || weights[weightOf(touch.kind)] > weights[weightOf(best.kind)]) heaviest.set(slot, touch)
  }
  return [...heaviest.values()]
}

const corner = 6

/**
 * The thread as commands of an SVG path in (along, across); `place` turns a point of that plane into x and y. It runs
 * along a lane and steps over to the next just before the next act, with corners rounded by 6 pixels where there is room.
 */
export function threadPath(
  knots: readonly Knot[],
  place: (along: number, across: number) => readonly [number, number],
): string {
  const at = (along: number, across: number): string => {
    const [x, y] = place(along, across)
    return `${round(x)} ${round(y)}`
  }
  const parts: string[] = []
  for (const [index, knot] of knots.entries()) {
    const before = knots[index - 1]
    if (before === undefined) {
      parts.push(`M${at(knot.along, knot.across)}`)
      continue
    }
    const gap = knot.along - before.along
    const drop = knot.across - before.across
    if (drop === 0) {
      parts.push(`L${at(knot.along, knot.across)}`)
      continue
    }
    const r = Math.min(corner, Math.abs(gap) / 2, Math.abs(drop) / 2)
    const step = knot.along - Math.sign(gap) * Math.min(Math.abs(gap) / 2, 10)
    const turn = Math.sign(drop) * r
    const lead = Math.sign(gap) * r
    parts.push(
      `L${at(step - lead, before.across)}`,
      `Q${at(step, before.across)} ${at(step, before.across + turn)}`,
      `L${at(step, knot.across - turn)}`,
      `Q${at(step, knot.across)} ${at(step + lead, knot.across)}`,
      `L${at(knot.along, knot.across)}`,
    )
  }
  return parts.join('')
}

const round = (value: number): number => Math.round(value * 10) / 10
