import type { Geometry } from './geometry.ts'
import { laneY } from './geometry.ts'
import type { Bar, Layout, PlacedMark } from './layout.ts'

/** What lies under the pointer: the nearest mark in reach, else the stretch with several acts. */
export type Hit = { readonly mark: PlacedMark } | { readonly bar: Bar }

const reach = 12

export function hitAt(layout: Layout, geometry: Geometry, x: number, y: number): Hit | null {
  let best: PlacedMark | null = null
  let least = reach
  for (const mark of layout.marks) {
    const distance = Math.hypot(mark.x - x, (laneY(geometry, mark.side) - y) * 0.6)
    if (distance < least) {
      least = distance
      best = mark
    }
  }
  if (best !== null) return { mark: best }
  const bar = layout.bars.find(one => x >= one.x - 1 && x < one.x + one.width + 1)
  return bar === undefined ? null : { bar }
}
