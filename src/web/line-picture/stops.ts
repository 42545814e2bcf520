import type { Picture } from '#src/domain/views/line.ts'
import { plainDay } from '../words/dates.ts'
import { kindName } from '../words/kinds.ts'
import { sideOf, sideWords } from './side.ts'

/** A place where the keyboard rests: an act, or a stretch with several. */
export interface Stop {
  readonly at: number
  readonly entry: string | null
  readonly words: string
}

/** Every stop, oldest first, in the words that a screen reader says. */
export function stopsOf(picture: Pick<Picture, 'marks' | 'buckets'>, locale: string): readonly Stop[] {
  const acts = picture.marks.filter(mark => !mark.automatic)
  const single = acts.map((mark, index) => ({
    at: Date.parse(mark.at),
    entry: mark.entry,
    words: `${kindName(mark.kind)}, ${sideWords[sideOf(mark)]}, ${mark.sure ? '' : 'not certain, '}${plainDay(mark.at, locale)}, ${index + 1} of ${acts.length}`,
  }))
  const full = picture.buckets.filter(bucket => bucket.they + bucket.we + bucket.both > 0)
  const several = full.map((bucket, index) => ({
    at: Date.parse(bucket.at),
    entry: null,
    words: `From ${plainDay(bucket.at, locale)}: they ${bucket.they}, we ${bucket.we}, both ${bucket.both}. ${index + 1} of ${full.length}`,
  }))
  return [...single, ...several].sort((a, b) => a.at - b.at)
}

export type Move = 'next' | 'previous' | 'next-month' | 'previous-month' | 'first' | 'last'

function monthAway(time: number, by: 1 | -1): number {
  const date = new Date(time)
  return new Date(date.getFullYear(), date.getMonth() + by, date.getDate()).getTime()
}

/** The index of the stop that a key leads to; -1 where there are none. `from` -1: nothing is chosen yet, and the newest is near. */
export function moveTo(stops: readonly Stop[], from: number, move: Move): number {
  const last = stops.length - 1
  const here = stops[from]
  if (last < 0 || move === 'last' || (here === undefined && move !== 'first')) return last
  if (move === 'first' || here === undefined) return 0
  if (move === 'next') return Math.min(last, from + 1)
  if (move === 'previous') return Math.max(0, from - 1)
  if (move === 'next-month') {
    const after = monthAway(here.at, 1)
    const found = stops.findIndex(stop => stop.at >= after)
    return found === -1 ? last : found
  }
  const before = monthAway(here.at, -1)
  const found = stops.findLastIndex(stop => stop.at <= before)
  return Math.max(0, found)
}
