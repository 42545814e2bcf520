import ICAL from 'ical.js'
import { byteLines, fallbackCharset, textOfBytes } from '../archive/content-lines.ts'
import { clean, type Shape, shapeOf } from '../archive/shape.ts'
import { wholeText } from '../archive/whole.ts'
import { unreadable } from '../intake/unreadable.ts'
import type { SourceFile } from '../source.ts'

/** One property as jCal has it (RFC 7265 3.4). */
export interface Property {
  readonly name: string
  readonly params: Shape
  readonly values: readonly unknown[]
}

/** A component of a calendar that stands at the top, with the parts inside it one level down (a zone's observances). */
export interface Component {
  readonly name: string
  readonly properties: readonly Property[]
  readonly inner: readonly { readonly name: string; readonly properties: readonly Property[] }[]
  readonly place: string
  /** Lines that could not be read, and what was left out. */
  readonly faults: readonly string[]
}

const longestLine = 64 * 1024
const mostLines = 3000
const mostJson = 50_000_000
const wanted = /^(?:vevent|vtimezone|vcalendar)$/

/**
 * The components of a calendar file, one after the other: every VEVENT and VTIMEZONE, and under `vcalendar` the
 * properties of the calendar itself as far as they stand before the first of them. Memory is one component's.
 */
export async function* componentsOf(file: SourceFile): AsyncGenerator<Component | { readonly fault: string }> {
  if (isJcal(file)) return yield* jcalComponents(file)
  const fallback = fallbackCharset(file.head)
  const open: string[] = []
  let at: Gathering | null = null
  let calendar: Gathering | null = null
  for await (const { bytes, number, cut } of byteLines(file, longestLine)) {
    const edge = /^\s*(begin|end)\s*:\s*([\w-]{1,60})\s*$/i.exec(bytes)
    const name = edge?.[2]?.toLowerCase() ?? ''
    if (edge?.[1]?.toLowerCase() === 'begin') {
      if (name === 'vcalendar') {
        if (at) yield at.done('The event has no end.')
        at = null
        open.length = 0
        calendar = new Gathering('vcalendar', file.path)
      } else if (open.length <= 1 && wanted.test(name)) {
        if (calendar) yield calendar.done(null)
        calendar = null
        at = new Gathering(name, `${file.path} line ${number}`)
      } else if (at) at.begin(name)
      if (open.length < 50) open.push(name)
    } else if (edge) {
      while (open.length > 0 && open.pop() !== name);
      if (at?.name === name) {
        yield at.done(null)
        at = null
      } else if (at) at.end(name)
    } else if (bytes.trim() !== '') (at ?? calendar)?.add(textOfBytes(bytes, null, fallback), number, cut)
  }
  if (calendar) yield calendar.done(null)
  if (at) yield at.done('The file is cut off inside the event.')
}

class Gathering {
  readonly name: string
  readonly #place: string
  readonly #properties: Property[] = []
  readonly #inner: { name: string; properties: Property[] }[] = []
  #open: { name: string; properties: Property[] } | null = null
  readonly #faults: string[] = []
  #lines = 0

  constructor(name: string, place: string) {
    this.name = name
    this.#place = place
  }

  begin(name: string): void {
    this.#open = { name, properties: [] }
    if (this.#inner.length < mostLines) this.#inner.push(this.#open)
  }

  end(name: string): void {
    if (this.#open?.name === name) this.#open = null
  }

  add(line: string, number: number, cut: boolean): void {
    if (++this.#lines > mostLines) {
      if (this.#lines === mostLines + 1)
        this.#faults.push(`There are more than ${mostLines} lines in it: the rest was left out.`)
      return
    }
    if (cut) this.#faults.push(`Line ${number} is longer than 64 KB: its end was left out.`)
    const property = propertyOf(line)
    if (property) (this.#open ?? { properties: this.#properties }).properties.push(property)
    else if (!/^x-/i.test(line)) this.#faults.push(`Line ${number} could not be read: ${line.slice(0, 60)}`)
  }

  done(fault: string | null): Component {
    const faults = fault === null ? this.#faults : [fault, ...this.#faults]
    return {
      name: this.name,
      properties: this.#properties,
      inner: this.#inner,
      place: this.#place,
      faults: faults.slice(0, 5),
    }
  }
}

function propertyOf(line: string): Property | null {
  try {
    return fromJcal(ICAL.parse.property(line))
  } catch {
    return null
  }
}

function fromJcal(value: unknown): Property | null {
  if (!Array.isArray(value) || typeof value[0] !== 'string') return null
  const [name, params, , ...values] = value as [string, unknown, unknown, ...unknown[]]
  return { name: name.toLowerCase(), params: shapeOf(params), values }
}

export const isJcal = (file: SourceFile): boolean =>
  /^\s*\[\s*"vcalendar"\s*,/i.test(Buffer.from(file.head.subarray(0, 200)).toString('latin1'))

async function* jcalComponents(file: SourceFile): AsyncGenerator<Component | { readonly fault: string }> {
  try {
    const json: unknown = JSON.parse(await wholeText(file, mostJson))
    const [, own, parts] = Array.isArray(json) ? (json as unknown[]) : []
    yield { name: 'vcalendar', properties: list(own), inner: [], place: file.path, faults: [] }
    for (const [at, part] of (Array.isArray(parts) ? (parts as unknown[]) : []).entries()) {
      const [name, properties, inner] = Array.isArray(part) ? (part as unknown[]) : []
      if (typeof name !== 'string' || !wanted.test(name)) continue
      yield {
        name,
        properties: list(properties),
        inner: (Array.isArray(inner) ? (inner as unknown[]) : []).flatMap(each =>
          Array.isArray(each) && typeof each[0] === 'string' ? [{ name: each[0], properties: list(each[1]) }] : [],
        ),
        place: `${file.path} component ${at + 1}`,
        faults: [],
      }
    }
  } catch (error) {
    yield { fault: error instanceof SyntaxError ? 'The file is no JSON.' : unreadable(error).message }
  }
}

const list = (value: unknown): readonly Property[] =>
  Array.isArray(value) ? value.slice(0, mostLines).flatMap(each => fromJcal(each) ?? []) : []

/** The first value of a property as text; empty where there is none. */
export function firstOf(component: Pick<Component, 'properties'>, name: string): string {
  const value = component.properties.find(each => each.name === name)?.values[0]
  return typeof value === 'string' ? clean(value).trim() : typeof value === 'number' ? String(value) : ''
}

export const allOf = (component: Pick<Component, 'properties'>, name: string): readonly Property[] =>
  component.properties.filter(each => each.name === name)
