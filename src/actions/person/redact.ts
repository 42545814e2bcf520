import type { Json, JsonObject } from '#src/lib/json.ts'

/** What points at a person in what others share with them. */
export interface Traces {
  readonly names: readonly string[]
  readonly identifiers: readonly string[]
}

const mark = '[erased]'
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** One pattern for full names, their parts of three letters or more, and identifiers, longest first. */
function pattern({ names, identifiers }: Traces): RegExp | null {
  const parts = names.flatMap(name => [name, ...name.split(/\s+/).filter(part => part.length > 2)])
  const all = [...new Set([...identifiers, ...parts])].filter(text => text.length > 2).sort((a, b) => b.length - a.length)
  return all.length === 0 ? null : new RegExp(`(?<![\\p{L}\\p{N}])(?:${all.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'giu')
}

export function redactText(text: string, traces: Traces): string {
  const found = pattern(traces)
  return found ? text.replace(found, mark) : text
}

/** The same in every string of a document, at any depth. */
export function redactJson(body: JsonObject, traces: Traces): JsonObject {
  const found = pattern(traces)
  if (!found) return body
  const walk = (value: Json): Json => {
    if (typeof value === 'string') return value.replace(found, mark)
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]))
  }
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, walk(value)]))
}
