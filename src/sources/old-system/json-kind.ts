/** What one JSON object of an API is, by the members that only it has. */
export type JsonKind =
  | 'greenhouse candidate'
  | 'greenhouse application'
  | 'greenhouse job'
  | 'greenhouse feed'
  | 'greenhouse interview'
  | 'greenhouse scorecard'
  | 'greenhouse offer'
  | 'workable candidate'
  | 'workable job'
  | 'workable activity'
  | 'lever opportunity'
  | 'lever posting'
  | 'lever note'

/** Members that an object of a kind has, all of them. Most particular first. */
const signs: readonly (readonly [JsonKind, readonly string[]])[] = [
  ['greenhouse candidate', ['first_name', 'last_name', 'email_addresses', 'applications']],
  ['greenhouse candidate', ['first_name', 'last_name', 'email_addresses', 'application_ids']],
  ['greenhouse offer', ['application_id', 'version', 'status', 'starts_at']],
  ['greenhouse scorecard', ['interview', 'application_id', 'overall_recommendation']],
  ['greenhouse interview', ['application_id', 'start', 'end', 'interviewers']],
  ['greenhouse application', ['candidate_id', 'applied_at', 'jobs']],
  ['greenhouse feed', ['notes', 'emails', 'activities']],
  ['greenhouse job', ['name', 'requisition_id', 'opened_at', 'closed_at']],
  ['lever opportunity', ['name', 'emails', 'stage', 'origin', 'createdAt']],
  ['lever posting', ['text', 'state', 'categories', 'createdAt']],
  ['lever note', ['fields', 'secret', 'createdAt', 'user']],
  ['workable candidate', ['firstname', 'lastname', 'stage']],
  ['workable activity', ['action', 'stage_name', 'created_at']],
  ['workable job', ['title', 'full_title', 'shortcode', 'state']],
]

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const kindOf = (value: unknown): JsonKind | null =>
  isObject(value)
    ? (signs.find(([, members]) => members.every(member => Object.hasOwn(value, member)))?.[0] ?? null)
    : null

/** Names under which pages and answers wrap their records. */
const wrappers = [
  'data',
  'candidates',
  'candidate',
  'applications',
  'application',
  'jobs',
  'job',
  'activities',
  'comments',
  'scheduled_interviews',
  'scorecards',
  'offers',
] as const

/** The records in an answer: the object itself, or what it wraps. */
export function recordsIn(value: unknown): readonly { readonly kind: JsonKind; readonly value: unknown }[] {
  const kind = kindOf(value)
  if (kind) return [{ kind, value }]
  if (!isObject(value)) return []
  return wrappers.flatMap(name => {
    const inner = Object.hasOwn(value, name) ? value[name] : undefined
    const items: readonly unknown[] = Array.isArray(inner) ? inner : inner === undefined ? [] : [inner]
    return items.flatMap(item => {
      const known = kindOf(item)
      return known ? [{ kind: known, value: item }] : []
    })
  })
}

export type ApiSystem = 'greenhouse' | 'workable' | 'lever'
const systems: readonly ApiSystem[] = ['greenhouse', 'workable', 'lever']

/** Whether the beginning of a JSON text shows an object of one of the kinds; the text may be cut anywhere. */
export function looksLike(head: string): ApiSystem | null {
  if (!/^\s*[[{]/.test(head)) return null
  const members = new Set([...head.matchAll(/"([a-zA-Z_]{2,40})"\s*:/g)].map(match => match[1] ?? ''))
  for (const [kind, wanted] of signs) {
    if (wanted.every(member => members.has(member))) return systems.find(system => kind.startsWith(system)) ?? null
  }
  return null
}
