import type { Plan } from './plan.ts'

/** How the plane of time and lanes lies on the screen. */
export interface Orientation {
  readonly vertical: boolean
  readonly width: number
  readonly height: number
  /** Where the plot begins: lane names stand before it. */
  readonly left: number
  readonly top: number
  readonly place: (along: number, across: number) => readonly [number, number]
  /** Pixels of time at a point of the screen. */
  readonly alongAt: (x: number, y: number) => number
}

export const nameColumn = 112
const foot = 22
const head = 20
const effortHeight = 46

/** Time to the right, the client above the rail. */
export function lying(plan: Pick<Plan, 'above' | 'below'>, length: number): Orientation {
  const rail = head + plan.above
  return {
    vertical: false,
    width: nameColumn + length,
    height: rail + plan.below + effortHeight + foot,
    left: nameColumn,
    top: head,
    place: (along, across) => [nameColumn + along, rail + across],
    alongAt: x => x - nameColumn,
  }
}

/** For narrow screens: newest on top, the client to the left of the rail. */
export function standing(plan: Pick<Plan, 'above' | 'below'>, length: number, width: number): Orientation {
  const top = 28
  const free = Math.max(0, width - plan.above - plan.below)
  const rail = plan.above + free / 2
  return {
    vertical: true,
    width,
    height: top + length + 12,
    left: 0,
    top,
    place: (along, across) => [rail + across, top + length - along],
    alongAt: (_, y) => length - (y - top),
  }
}
