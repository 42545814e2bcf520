import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { channels } from '#src/domain/channel.ts'
import { interactions } from '#src/domain/kind.ts'
import type { Mark } from '#src/domain/views/line.ts'
import { cell, layOut } from './layout.ts'
import { sideOf } from './side.ts'

const start = Date.UTC(2026, 0, 1)
const day = 86_400_000
const window = { from: start, to: start + 100 * day }
const mark = (days: number, more: Partial<Mark> = {}): Mark => ({
  entry: `e${days}`,
  at: new Date(start + days * day).toISOString(),
  kind: 'email.received',
  channel: 'email',
  direction: 'in',
  automatic: false,
  sure: true,
  ...more,
})
const draw = (marks: readonly Mark[], width = 800, groups: Parameters<typeof layOut>[3] = null) =>
  layOut({ marks, buckets: [] }, window, width, groups)

describe('side is direction', () => {
  it('puts answered calls and meetings on the hairline, attempts on ours', () => {
    expect(sideOf(mark(1))).toBe('they')
    expect(sideOf(mark(1, { kind: 'email.sent', direction: 'out' }))).toBe('we')
    expect(sideOf(mark(1, { kind: 'call.made', direction: 'out' }))).toBe('both')
    expect(sideOf(mark(1, { kind: 'call.made', direction: 'out', sure: false }))).toBe('we')
    expect(sideOf(mark(1, { kind: 'note.written', direction: 'none' }))).toBe('we')
  })
})

describe('marks', () => {
  it('stand where there is room and heap up where there is none', () => {
    const { marks, bars } = draw([mark(10), mark(40), mark(40.4), mark(40.6)])
    expect(marks.map(one => one.mark.entry)).toEqual(['e10'])
    expect(bars.reduce((sum, bar) => sum + bar.they, 0)).toBe(3)
  })
  it('of different sides do not push each other away', () => {
    const { marks, bars } = draw([mark(10), mark(10.2, { direction: 'out', kind: 'email.sent' })])
    expect(marks).toHaveLength(2)
    expect(bars).toHaveLength(0)
  })
  it('are as large as they weigh', () => {
    const { marks } = draw([
      mark(10, { kind: 'profile.followed' }),
      mark(30),
      mark(60, { kind: 'meeting.held', direction: 'between' }),
    ])
    expect(marks.map(one => one.size)).toEqual([6, 10, 14])
  })
  it('that are automatic are ticks and raise no bar', () => {
    const { marks, bars, automatic } = draw([mark(10, { automatic: true }), mark(10.1, { automatic: true })])
    expect([marks.length, bars.length, automatic.length]).toEqual([0, 0, 2])
  })
})

describe('bars', () => {
  const bucket = (days: number, they: number, we: number, both = 0) => ({
    at: new Date(start + days * day).toISOString(),
    they,
    we,
    both,
    automatic: 0,
    groups: { email: they + we, call: both },
  })
  it('are as high as the square root of their count', () => {
    const { bars } = layOut({ marks: [], buckets: [bucket(10, 4, 16), bucket(50, 1, 0)] }, window, 800)
    expect(bars.map(bar => [bar.up, bar.down])).toEqual([
      [0.5, 1],
      [0.25, 0],
    ])
  })
  it('say what share a channel filter keeps', () => {
    const { bars } = layOut({ marks: [], buckets: [bucket(10, 2, 1, 1)] }, window, 800, new Set(['call'] as const))
    expect(bars[0]?.kept).toBe(0.25)
  })
})

it('loses and invents no act, whatever comes', () => {
  const anyMark = fc.record({
    entry: fc.uuid(),
    at: fc.integer({ min: start, max: start + 100 * day }).map(time => new Date(time).toISOString()),
    kind: fc.constantFrom(...Object.keys(interactions), 'something.else'),
    channel: fc.constantFrom(null, ...channels),
    direction: fc.constantFrom('in', 'out', 'between', 'none'),
    automatic: fc.boolean(),
    sure: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(anyMark, { maxLength: 80 }), fc.integer({ min: 1, max: 2_000 }), (unsorted, width) => {
      const marks = unsorted.toSorted((a, b) => a.at.localeCompare(b.at)) as readonly Mark[]
      const drawn = layOut({ marks, buckets: [] }, window, width)
      const heaped = drawn.bars.reduce((sum, bar) => sum + bar.they + bar.we + bar.both, 0)
      expect(drawn.marks.length + heaped + drawn.automatic.length).toBe(marks.length)
      for (const bar of drawn.bars)
        expect(bar.up >= 0 && bar.up <= 1 && bar.down >= 0 && bar.down <= 1 && bar.width < cell).toBe(true)
    }),
    { numRuns: 200 },
  )
})
