import type { Side } from './side.ts'

/** Heights of the picture, in pixels: on the page, on a phone, and as the strip that stays while the list scrolls. */
export interface Geometry {
  readonly height: number
  readonly hair: number
  /** From the hairline to the middle of the marks of one side. */
  readonly lane: number
  readonly bar: number
  readonly bracket: number
  readonly news: number | null
  readonly axis: number | null
  readonly marks: number
}

export const geometries = {
  full: { height: 120, hair: 40, lane: 20, bar: 34, bracket: 82, news: 94, axis: 115, marks: 1 },
  small: { height: 56, hair: 19, lane: 10.5, bar: 16, bracket: 39, news: null, axis: 53, marks: 0.72 },
  thin: { height: 28, hair: 12, lane: 7, bar: 10, bracket: 26, news: null, axis: null, marks: 0.55 },
} as const satisfies Record<string, Geometry>
export type PictureSize = keyof typeof geometries

export const laneY = (geometry: Geometry, side: Side): number =>
  side === 'both' ? geometry.hair : side === 'they' ? geometry.hair - geometry.lane : geometry.hair + geometry.lane
