import type { Json, JsonObject } from '#src/lib/json.ts'

/** What points at a person in what others share with them. */
export interface Traces {
  readonly names: readonly string[]
  readonly identifiers: readonly string[]
}

const mark = '[erased]'
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const nameParts = (names: readonly string[]): string[] =>
  names.flatMap(name => [name, ...name.split(/\s+/).filter(part => part.length > 2)])

/** A phone as anybody writes it: its last nine digits with or without what stands between and before them. */
function phonePattern(identifier: string): string | null {
  const digits = /^\+(\d{8,15})$/.exec(identifier)?.[1]
  return digits ? `(?:\\+|00)?[\\d ().-]{0,7}${[...digits.slice(-9)].join('[ ().\\/-]{0,2}')}` : null
}

/** One pattern for full names, their parts of three letters or more, and identifiers, longest first. */
function pattern({ names, identifiers }: Traces): RegExp | null {
  const all = [...new Set([...identifiers, ...nameParts(names)])]
    .filter(text => text.length > 2)
    .sort((a, b) => b.length - a.length)
  const phones = identifiers.map(phonePattern).filter(found => found !== null)
  const any = [...phones, ...all.map(escaped)]
  return any.length === 0 ? null : new RegExp(`(?<![\\p{L}\\p{N}])(?:${any.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
}

/** The same traces as patterns of `ilike`, coarser: what they find is looked through again. */
export const likePatterns = ({ names, identifiers }: Traces): string[] =>
  [...new Set([...identifiers, ...nameParts(names)])]
    .filter(text => text.length > 2)
    .map(text => `%${text.replace(/[\\%_]/g, '\\$&')}%`)

export function redactText(text: string, traces: Traces): string {
  const found = pattern(traces)
  return found ? text.replace(found, mark) : text
}

/**
 * The name of a file, or a place in one: names are written together with anything there ("LislesCV.pdf"), so what still
 * holds a part of four letters or more loses all but its ending.
 */
export function redactLabel(text: string, traces: Traces): string {
  const parts = nameParts(traces.names)
    .filter(part => part.length > 3)
    .map(part => part.toLowerCase())
  return redactText(text, traces)
    .split('/')
    .map(step => {
      if (!parts.some(part => step.toLowerCase().includes(part))) return step
      return `${mark}${/\.[a-z0-9]{1,5}(?:[^a-z0-9.].*)?$/i.exec(step)?.[0] ?? ''}`
    })
    .join('/')
}

/** The same in every string of a document, at any depth. */
export function redactJson(body: JsonObject, traces: Traces, redact = redactText): JsonObject {
  if (!pattern(traces)) return body
  const walk = (value: Json): Json => {
    if (typeof value === 'string') return redact(value, traces)
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]))
  }
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, walk(value)]))
}
