import { type ChannelGroup, groupOf } from '#src/domain/channel.ts'
import { weightOf } from '#src/domain/kind.ts'
import type { Mark, Picture } from '#src/domain/views/line.ts'
import { type Span, scale } from './scale.ts'
import { type Side, sideOf } from './side.ts'

/** One act, drawn as its channel's shape. */
export interface PlacedMark {
  readonly mark: Mark
  readonly x: number
  readonly side: Side
  readonly group: ChannelGroup
  readonly size: 6 | 10 | 14
}
/** Several acts in one narrow stretch of time, drawn as mirrored bars. Heights are shares of the highest, by square root. */
export interface Bar {
  readonly x: number
  readonly width: number
  readonly from: number
  readonly to: number
  readonly they: number
  readonly we: number
  readonly both: number
  readonly up: number
  readonly down: number
  /** Share of the acts that the channel filter keeps, 1 without a filter. */
  readonly kept: number
}
export interface Tick {
  readonly x: number
  readonly side: Side
}
export interface Layout {
  readonly marks: readonly PlacedMark[]
  readonly bars: readonly Bar[]
  /** Automatic acts; they never raise a bar. */
  readonly automatic: readonly Tick[]
}

export const cell = 6
const apart = 8
/** So many acts fill the height when no stretch has more: a heap of two stays small. */
const modest = 9
const sizes = { light: 6, message: 10, conversation: 14 } as const
type Groups = ReadonlySet<ChannelGroup> | null
interface Heap {
  they: number
  we: number
  both: number
  kept: number
}

const groupOfMark = (mark: Mark): ChannelGroup => (mark.channel === null ? 'note' : groupOf(mark.channel))
const visible = (x: number, width: number): boolean => x >= -apart && x <= width + apart

/** Marks that stand at least 8 px from the next one on their side; the others heap up. */
function spread(placed: readonly PlacedMark[]): { readonly free: PlacedMark[]; readonly crowded: PlacedMark[] } {
  const crowded = new Set<PlacedMark>()
  const last: { [S in Side]?: PlacedMark } = {}
  for (const one of placed) {
    const before = last[one.side]
    if (before !== undefined && one.x - before.x < apart) {
      crowded.add(before)
      crowded.add(one)
    }
    last[one.side] = one
  }
  return { free: placed.filter(one => !crowded.has(one)), crowded: placed.filter(one => crowded.has(one)) }
}

function barsOf(heaps: ReadonlyMap<number, Heap>, time: (x: number) => number): readonly Bar[] {
  const entries = [...heaps].sort(([a], [b]) => a - b)
  const most = Math.max(modest, ...entries.map(([, heap]) => Math.max(heap.they, heap.we) + heap.both))
  const height = (count: number): number => Math.sqrt(count / most)
  return entries.map(([index, heap]) => ({
    x: index * cell,
    width: cell - 2,
    from: time(index * cell),
    to: time((index + 1) * cell),
    they: heap.they,
    we: heap.we,
    both: heap.both,
    up: height(heap.they + heap.both),
    down: height(heap.we + heap.both),
    kept: heap.kept / Math.max(1, heap.they + heap.we + heap.both),
  }))
}

function heapUp(heaps: Map<number, Heap>, x: number, add: Heap): void {
  const index = Math.floor(x / cell)
  const heap = heaps.get(index) ?? { they: 0, we: 0, both: 0, kept: 0 }
  heaps.set(index, {
    they: heap.they + add.they,
    we: heap.we + add.we,
    both: heap.both + add.both,
    kept: heap.kept + add.kept,
  })
}

const bucketKept = (bucket: Picture['buckets'][number], groups: Groups): number => {
  const all = bucket.they + bucket.we + bucket.both
  if (groups === null) return all
  let kept = 0
  for (const group of groups) kept += bucket.groups[group] ?? 0
  return Math.min(all, kept)
}

/** Where everything stands in a window of time over a width in pixels. Pure; linear in what is drawn. */
export function layOut(
  picture: Pick<Picture, 'marks' | 'buckets'>,
  window: Span,
  width: number,
  groups: Groups = null,
): Layout {
  const { x, time } = scale(window, width)
  const heaps = new Map<number, Heap>()
  const automatic: Tick[] = []
  const placed: PlacedMark[] = []
  for (const mark of picture.marks) {
    const at = x(Date.parse(mark.at))
    if (!visible(at, width)) continue
    const side = sideOf(mark)
    if (mark.automatic) automatic.push({ x: at, side })
    else placed.push({ mark, x: at, side, group: groupOfMark(mark), size: sizes[weightOf(mark.kind)] })
  }
  const { free, crowded } = spread(placed)
  for (const { x: at, side, group } of crowded)
    heapUp(heaps, at, { they: 0, we: 0, both: 0, [side]: 1, kept: groups === null || groups.has(group) ? 1 : 0 })
  for (const bucket of picture.buckets) {
    const at = x(Date.parse(bucket.at))
    if (!visible(at, width)) continue
    if (bucket.automatic > 0) automatic.push({ x: at, side: 'they' })
    if (bucket.they + bucket.we + bucket.both > 0)
      heapUp(heaps, at, { they: bucket.they, we: bucket.we, both: bucket.both, kept: bucketKept(bucket, groups) })
  }
  return { marks: free, bars: barsOf(heaps, time), automatic }
}
