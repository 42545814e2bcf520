import type { Journey } from './journeys.ts'

/** One interaction that may have led to a conversion. */
export interface Touch {
  readonly id: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly channel: string
  /** Decides between touches of the same instant; the lower comes first. */
  readonly priority: number
  /** Made by a machine (an automatic reply, a link scanner, an open): never counts. */
  readonly automatic?: boolean
  /** Became interested, or applied: a key touch of the W model. */
  readonly key?: boolean
}

export interface Conversion {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly value?: number
  /** Number of the assignment, for resampling. */
  readonly block?: number
}

const minute = 60_000
const day = 24 * 60 * minute

/** Days before the conversion in which a touch counts, unless the organisation says otherwise. */
export const lookBack = { hire: 365, application: 90 } as const

/** Touches of one channel this close after each other are one: a chat is not ten touches. */
const together = 30 * minute

/**
 * The touches that count: human, inside the look-back, in order of time, source priority and id, those of one channel
 * within half an hour of each other as one.
 */
export function keptTouches<T extends Touch>(
  at: number,
  touches: readonly T[],
  days: number,
): (T & { key: boolean })[] {
  const counted = touches
    .filter(touch => !touch.automatic && touch.at <= at && touch.at >= at - days * day)
    .sort((one, other) => one.at - other.at || one.priority - other.priority || byText(one.id, other.id))
  const kept: (T & { key: boolean })[] = []
  const open = new Map<string, { last: number; touch: { key: boolean } }>()
  for (const counts of counted) {
    const { at: moment, channel, key = false } = counts
    const run = open.get(channel)
    if (run && moment - run.last <= together) {
      run.last = moment
      run.touch.key ||= key
      continue
    }
    const touch = { ...counts, key }
    kept.push(touch)
    open.set(channel, { last: moment, touch })
  }
  return kept
}

/** The journey to a conversion. Null when nothing is left: such a conversion is unattributed, and is to be shown as that. */
export function journeyTo(conversion: Conversion, touches: readonly Touch[], days: number): Journey | null {
  const kept = keptTouches(conversion.at, touches, days)
  if (kept.length === 0) return null
  return {
    path: kept.map(touch => touch.channel),
    conversions: 1,
    days: kept.map(touch => (conversion.at - touch.at) / day),
    keys: kept.flatMap((touch, position) => (touch.key ? [position] : [])),
    ...(conversion.value === undefined ? {} : { value: conversion.value }),
    ...(conversion.block === undefined ? {} : { block: conversion.block }),
  }
}

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
