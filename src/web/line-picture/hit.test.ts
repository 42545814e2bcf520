import { expect, it } from 'vitest'
import type { Mark } from '#src/domain/views/line.ts'
import { geometries, laneY } from './geometry.ts'
import { hitAt } from './hit.ts'
import type { Layout, PlacedMark } from './layout.ts'

const mark = (entry: string, x: number, side: PlacedMark['side']): PlacedMark => ({
  mark: {
    entry,
    at: '2026-01-01T00:00:00Z',
    kind: 'email.sent',
    channel: 'email',
    direction: 'out',
    automatic: false,
    sure: true,
  } satisfies Mark,
  x,
  side,
  group: 'email',
  size: 10,
})
const bar = { x: 90, width: 4, from: 0, to: 1, they: 2, we: 0, both: 0, up: 1, down: 0, kept: 1 }
const layout: Layout = { marks: [mark('they', 50, 'they'), mark('we', 52, 'we')], bars: [bar], automatic: [] }
const { full } = geometries

it('takes the nearest mark on the pointer’s side, then a bar, else nothing', () => {
  const at = (x: number, y: number) => {
    const hit = hitAt(layout, full, x, y)
    return hit === null ? null : 'mark' in hit ? hit.mark.mark.entry : hit.bar
  }
  expect(at(51, laneY(full, 'they'))).toBe('they')
  expect(at(51, laneY(full, 'we'))).toBe('we')
  expect(at(92, full.hair)).toBe(bar)
  expect(at(200, full.hair)).toBeNull()
})
