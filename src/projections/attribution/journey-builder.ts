import { GrowingFloats, GrowingInts } from '#src/lib/growing.ts'
import type { Journey, Journeys } from './journeys.ts'

/** What the journeys carry beyond path and conversions; columns that are not named stay null. */
interface Carries {
  readonly nulls?: boolean
  readonly values?: boolean
  readonly days?: boolean
  readonly keys?: boolean
}

/** Collects journeys and folds those of one block that took the same way, unless they carry days or keys of their own. */
export class JourneyBuilder {
  readonly #carries: Carries
  readonly #channels = new Map<string, number>()
  readonly #offsets = new GrowingInts()
  readonly #touches = new GrowingInts()
  readonly #conversions = new GrowingFloats()
  readonly #nulls = new GrowingFloats()
  readonly #values = new GrowingFloats()
  readonly #days = new GrowingFloats()
  readonly #keyOffsets = new GrowingInts()
  readonly #keys = new GrowingInts()
  readonly #blocks = new GrowingInts()
  #slots = new Int32Array(4096).fill(-1)
  #hashes = new GrowingInts()

  constructor(carries: Carries = {}) {
    this.#carries = carries
    this.#offsets.push(0)
    this.#keyOffsets.push(0)
  }

  /** The number of a channel, given now if it is new. Names are compared as NFC. */
  channel(name: string): number {
    const known = this.#channels.get(name)
    if (known !== undefined) return known
    const composed = name.normalize('NFC')
    const number = this.#channels.get(composed) ?? this.#channels.size
    if (composed === name) this.#channels.set(name, number)
    return composed === name ? number : this.channel(composed)
  }

  /** Throws `RangeError` on an empty path, negative or infinite numbers, days or keys that do not fit the path. */
  add(journey: Journey): void {
    check(journey)
    const start = this.#touches.size
    for (const name of journey.path) this.#touches.push(this.channel(name))
    const own = this.#carries.days === true || this.#carries.keys === true
    const index = own ? this.#append(journey) : this.#fold(journey, start)
    this.#conversions.add(index, journey.conversions)
    this.#nulls.add(index, journey.nulls ?? 0)
    this.#values.add(index, journey.value ?? 0)
  }

  build(): Journeys {
    const { nulls, values, days, keys } = this.#carries
    return {
      channels: [...this.#channels.keys()],
      size: this.#conversions.size,
      offsets: this.#offsets.view(),
      touches: this.#touches.view(),
      conversions: this.#conversions.view(),
      nulls: nulls ? this.#nulls.view() : null,
      values: values ? this.#values.view() : null,
      days: days ? this.#days.view() : null,
      keys: keys ? { offsets: this.#keyOffsets.view(), positions: this.#keys.view() } : null,
      blocks: this.#blocks.view(),
    }
  }

  /** Makes a journey of the touches since the last one. */
  #append(journey: Journey): number {
    const index = this.#conversions.size
    this.#offsets.push(this.#touches.size)
    this.#conversions.push(0)
    this.#nulls.push(0)
    this.#values.push(0)
    this.#blocks.push(journey.block ?? 0)
    if (this.#carries.days) for (let at = 0; at < journey.path.length; at++) this.#days.push(journey.days?.[at] ?? NaN)
    if (this.#carries.keys) {
      for (const position of journey.keys ?? []) this.#keys.push(position)
      this.#keyOffsets.push(this.#keys.size)
    }
    return index
  }

  #fold(journey: Journey, start: number): number {
    const block = journey.block ?? 0
    const length = this.#touches.size - start
    let hash = Math.imul(block + 1, 0x9e3779b1)
    for (let at = start; at < this.#touches.size; at++) {
      hash = Math.imul(hash ^ (this.#touches.at(at) + 1), 0x01000193)
      hash ^= hash >>> 15
    }
    const mask = this.#slots.length - 1
    let slot = hash & mask
    for (;;) {
      const known = this.#slots[slot] ?? -1
      if (known < 0) break
      if (this.#hashes.at(known) === hash && this.#blocks.at(known) === block && this.#same(known, start, length)) {
        this.#touches.size = start
        return known
      }
      slot = (slot + 1) & mask
    }
    const made = this.#append(journey)
    this.#slots[slot] = made
    this.#hashes.push(hash)
    if (made * 2 >= mask) this.#widen()
    return made
  }

  #same(known: number, start: number, length: number): boolean {
    const from = this.#offsets.at(known)
    if (this.#offsets.at(known + 1) - from !== length) return false
    for (let at = 0; at < length; at++) {
      if (this.#touches.at(from + at) !== this.#touches.at(start + at)) return false
    }
    return true
  }

  #widen(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(-1)
    const mask = this.#slots.length - 1
    for (let index = 0; index < this.#hashes.size; index++) {
      let slot = this.#hashes.at(index) & mask
      while ((this.#slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask
      this.#slots[slot] = index
    }
  }
}

const count = (value: number): boolean => value >= 0 && Number.isFinite(value)

function check({ path, conversions, nulls = 0, value = 0, days, keys = [] }: Journey): void {
  if (!path.length) throw new RangeError('a journey needs a touch')
  if (!count(conversions) || !count(nulls) || !count(value)) throw new RangeError('counts and values are not negative')
  if (days && (days.length !== path.length || !days.every(count))) throw new RangeError('one age in days per touch')
  if (!keys.every(at => Number.isInteger(at) && at >= 0 && at < path.length))
    throw new RangeError('key outside the path')
}

/** Journeys from a list. */
export function journeysOf(list: readonly Journey[]): Journeys {
  const builder = new JourneyBuilder({
    nulls: list.some(journey => journey.nulls !== undefined),
    values: list.some(journey => journey.value !== undefined),
    days: list.some(journey => journey.days !== undefined),
    keys: list.some(journey => journey.keys !== undefined),
  })
  for (const journey of list) builder.add(journey)
  return builder.build()
}
