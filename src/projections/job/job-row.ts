import { type AssignmentState, isRunning, stateFromWords } from '#src/domain/assignment.ts'
import type { Json, JsonObject } from '#src/lib/json.ts'

/** One standing decision about an assignment. */
export interface Said {
  readonly assignment_id: string
  readonly entry_id: string
  readonly kind: string
  readonly at: string | null
  readonly body: JsonObject
  readonly text: string | null
  readonly client_id: string | null
  readonly client: string | null
  readonly know: number
  readonly account: string | null
}

interface Step {
  readonly assignment_id: string
  readonly entry_id: string
  readonly state: AssignmentState
  readonly at: string
  readonly account: string | null
  readonly reason: string | null
  readonly know: number
}

const states: ReadonlySet<Json> = new Set(['lead', 'open', 'on-hold', 'filled', 'closed', 'lost'])
const stateIn = (body: JsonObject): AssignmentState | null => {
  const state = body['state']
  return state !== undefined && states.has(state) ? (state as AssignmentState) : null
}
const words = (value: Json | undefined): string | null => (typeof value === 'string' && value.trim() ? value : null)
const date = (value: Json | undefined): string | null =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : null

/** Oldest first; on one instant an end comes after a beginning, and the entry's id decides what is left. */
const inOrder = (all: readonly Said[]): Said[] =>
  [...all].sort(
    (a, b) =>
      compare(a.at ?? '', b.at ?? '') ||
      Number(a.kind === 'assignment.closed') - Number(b.kind === 'assignment.closed') ||
      compare(a.entry_id, b.entry_id),
  )
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The state that a decision brings; null when it brings none. */
function stateOf({ kind, body }: Said): AssignmentState | null {
  const told = words(body['status'])
  if (kind === 'assignment.moved') return stateIn(body)
  if (kind === 'assignment.closed') {
    const state = stateIn(body) ?? (told === null ? null : stateFromWords(told))
    return state !== null && !isRunning(state) ? state : 'closed'
  }
  if (kind !== 'assignment.opened') return null
  if (body['open'] === false) return 'closed'
  const state = stateIn(body) ?? (told === null ? null : stateFromWords(told))
  // An old system has one row for the whole of a job: what ended it says so by an entry of its own.
  return state !== null && isRunning(state) ? state : 'open'
}

/** The fields that can be described, and what an imported row says of them under its own names. */
const fields = [
  'title',
  'description',
  'owner',
  'team',
  'place',
  'pay',
  'openings',
  'ordered',
  'due',
  'start',
  'work',
  'stages',
  'terms',
  'confidential',
] as const
type Field = (typeof fields)[number]

const imported = (one: Said): Partial<Record<Field, Json>> => {
  const pay = words(one.body['pay'])
  return {
    ...(words(one.body['title']) === null ? {} : { title: words(one.body['title']) }),
    ...(words(one.body['place']) === null ? {} : { place: words(one.body['place']) }),
    ...(typeof one.body['openings'] === 'number' ? { openings: one.body['openings'] } : {}),
    ...(pay === null ? {} : { pay: { text: pay } }),
    ...(words(one.text) === null ? {} : { description: one.text }),
  }
}

function described(all: readonly Said[]): {
  readonly value: Partial<Record<Field, Json>>
  readonly said: Record<string, string>
} {
  const value: Partial<Record<Field, Json>> = {}
  const said: Record<string, string> = {}
  // What describes it counts over what an old row says beside it, whichever is dated later.
  for (const from of ['assignment.opened', 'assignment.described'])
    for (const one of all) {
      if (one.kind !== from) continue
      const told: Partial<Record<Field, Json>> =
        from === 'assignment.opened' ? { ...imported(one), ...(one.body['words'] as JsonObject | undefined) } : one.body
      for (const field of fields) {
        const now = told[field]
        if (now === undefined) continue
        value[field] = now
        said[field] = one.entry_id
      }
    }
  return { value, said }
}

/**
 * A job's row and its steps from everything that stands about it. Null when nothing says that there is one. Pure; ties
 * break by entry id, and no order of arrival changes it.
 */
export function jobRow(
  id: string,
  unordered: readonly Said[],
): { readonly row: JsonObject; readonly steps: readonly Step[] } | null {
  // What the whole house may know is what a job is; where nothing of it is, those who may know of it see what they know.
  const shared = unordered.filter(one => one.know === 0)
  const all = inOrder(shared.some(one => one.kind === 'assignment.opened') ? shared : unordered)
  const opening = all.find(one => one.kind === 'assignment.opened')
  if (!opening) return null
  const steps: Step[] = []
  for (const one of all) {
    const state = stateOf(one)
    if (state === null || steps.at(-1)?.state === state) continue
    const reason = words(one.body['reason'])
    steps.push({
      assignment_id: id,
      entry_id: one.entry_id,
      state,
      at: one.at ?? '-infinity',
      account: one.account,
      reason,
      know: one.know,
    })
  }
  const last = steps.at(-1)
  const state = last?.state ?? 'open'
  const { value, said } = described(all)
  const named = all.findLast(one => one.client_id !== null) ?? opening
  const ordered = date(value.ordered)
  const orderStep = steps.find(step => step.state !== 'lead' && step.state !== 'lost' && step.state !== 'closed')
  const title = words(value.title) ?? 'Job'
  const team = Array.isArray(value.team) ? value.team.filter((one): one is string => typeof one === 'string') : []
  return {
    steps,
    row: {
      assignment_id: id,
      title,
      title_key: title.toLowerCase(),
      client: named.client ?? words(named.body['client']),
      client_id: named.client_id,
      state,
      state_at: last?.at ?? null,
      reason: last?.reason ?? null,
      open: isRunning(state),
      opened_at: opening.at,
      ordered_at: ordered === null ? (orderStep?.at ?? null) : `${ordered}T00:00:00Z`,
      closed_at: isRunning(state) ? null : (last?.at ?? null),
      owner: words(value.owner),
      team,
      place: words(value.place),
      description: words(value.description),
      work: words(value.work),
      openings: typeof value.openings === 'number' ? Math.trunc(value.openings) : null,
      due_on: date(value.due),
      start_on: date(value.start),
      pay: value.pay ?? null,
      stages: value.stages ?? null,
      terms: value.terms ?? null,
      said,
      confidential: value.confidential === true,
      know: opening.know,
    },
  }
}
