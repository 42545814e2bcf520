import type { Json, JsonObject } from '#src/lib/json.ts'
import type { Withheld } from '../fields/withheld.ts'
import type { Warning } from '../layout/model.ts'
import { UnreadableCv } from '../unreadable.ts'
import { fromFresh, isFresh } from './fresh.ts'
import { kept } from './kept.ts'

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value)

const maxDepth = 30

/** A copy without keys that reach into an object's machinery, and no deeper than a CV can be. */
function clean(value: Json, depth: number): Json | undefined {
  if (typeof value !== 'object' || value === null) return value
  if (depth > maxDepth) return undefined
  if (isList(value)) return value.slice(0, 5000).flatMap(item => clean(item, depth + 1) ?? [])
  return Object.fromEntries(
    Object.entries(value as JsonObject).flatMap(([key, inner]) => {
      if (key === '__proto__' || key === 'constructor' || key === 'prototype') return []
      const copy = clean(inner, depth + 1)
      return copy === undefined ? [] : [[key, copy]]
    }),
  )
}

/** Version 0 kept some lists as objects by name. */
function listOf(value: Json | undefined, keyName: string): JsonObject[] {
  if (isList(value)) return value.filter(isObject)
  if (!isObject(value)) return []
  return Object.entries(value).map(([key, item]) =>
    isObject(item) ? { [keyName]: key, ...item } : { [keyName]: key, url: item },
  )
}

const moved = (item: JsonObject, renames: Readonly<Record<string, string>>): JsonObject => {
  const copy: Record<string, Json> = { ...item }
  for (const [from, to] of Object.entries(renames)) {
    const value = copy[from]
    if (value !== undefined && copy[to] === undefined) copy[to] = value
    delete copy[from]
  }
  return copy
}

const dateKeys = ['startDate', 'endDate', 'date', 'releaseDate']
const valid = /^(?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/

/** Dates as the schema writes them; one that is no date is kept as it stands, and named. An empty end means today. */
function dated(item: JsonObject, pointer: string, warnings: Warning[]): JsonObject {
  const copy: Record<string, Json> = { ...item }
  for (const key of dateKeys) {
    const value = copy[key]
    if (value === undefined) continue
    if (value === '' || value === null) {
      delete copy[key]
      continue
    }
    const text = typeof value === 'number' ? String(value) : value
    if (typeof text === 'string' && valid.test(text)) copy[key] = text
    else if (typeof text === 'string' && /^(?:present|current|now)$/i.test(text.trim())) delete copy[key]
    else
      warnings.push({ code: 'bad-date', text: `${pointer}/${key} is no date: ${JSON.stringify(value).slice(0, 60)}.` })
  }
  const [from, to] = [copy['startDate'], copy['endDate']]
  if (
    typeof from === 'string' &&
    typeof to === 'string' &&
    valid.test(from) &&
    valid.test(to) &&
    from.slice(0, to.length) > to.slice(0, from.length)
  )
    warnings.push({ code: 'dates-out-of-order', text: `${pointer} ends before it begins: ${from}, ${to}.` })
  return copy
}

const renamed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  work: { company: 'name', website: 'url' },
  volunteer: { website: 'url' },
  education: { website: 'url', gpa: 'score' },
  publications: { website: 'url' },
  projects: { website: 'url' },
  languages: { level: 'fluency' },
}

interface Structured {
  readonly resume: JsonObject
  readonly withheld: readonly Withheld[]
  readonly warnings: readonly Warning[]
}

/**
 * JSON Resume of version 0 or 1, or FRESH, as JSON Resume 1.x. Keys that the schema does not know stay.
 * @throws UnreadableCv when it is no JSON, or not of a person.
 */
export function readJsonResume(text: string): Structured {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const where = error instanceof Error ? error.message.replace(/^.*(?=position|line)/i, '') : ''
    throw new UnreadableCv(
      'invalid-json',
      `The file begins like JSON but is not valid${where ? ` (${where.slice(0, 80)})` : ''}.`,
    )
  }
  const document = clean(value as Json, 0)
  if (!isObject(document)) throw new UnreadableCv('not-a-cv', 'The JSON holds no resume.')
  if (isFresh(document)) return normalise(fromFresh(document))
  if (!['basics', 'bio', 'work', 'education', 'skills'].some(key => document[key] !== undefined))
    throw new UnreadableCv('not-a-cv', 'The JSON holds no resume.')
  return normalise(document)
}

function normalise(document: JsonObject): Structured {
  const warnings: Warning[] = []
  const withheld: Withheld[] = []
  const { bio, hobbies, profiles, websites, ...others } = document
  const basics = moved(isObject(others['basics']) ? others['basics'] : isObject(bio) ? bio : {}, {
    website: 'url',
    title: 'label',
    picture: 'image',
  })
  const { image, ...personal } = basics
  if (typeof image === 'string' && image !== '') withheld.push({ what: 'photo', page: 1, box: null })
  const accounts = [
    ...listOf(basics['profiles'], 'network'),
    ...listOf(profiles, 'network'),
    ...listOf(websites, 'network'),
  ]
  const resume: Record<string, Json> = { ...others, basics: kept({ ...personal, profiles: accounts }) }
  for (const [section, renames] of Object.entries(renamed)) {
    const items = listOf(others[section], 'name').map(item => moved(item, renames))
    if (items.length > 0) resume[section] = items
  }
  if (hobbies !== undefined && resume['interests'] === undefined)
    resume['interests'] = isList(hobbies)
      ? hobbies.flatMap(item => (typeof item === 'string' ? [{ name: item }] : isObject(item) ? [item] : []))
      : []
  for (const section of ['work', 'volunteer', 'education', 'awards', 'certificates', 'publications', 'projects']) {
    const items = resume[section]
    if (isList(items))
      resume[section] = items.map((item, i) => (isObject(item) ? dated(item, `/${section}/${i}`, warnings) : item))
  }
  return { resume: kept(resume), withheld, warnings }
}
