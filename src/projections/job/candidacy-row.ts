import { type Phase, phaseRank } from '#src/domain/assignment.ts'
import { type Ender, enders, isPhase, stageFromWords } from '#src/domain/candidacy.ts'
import { grouped } from '#src/lib/grouped.ts'
import type { Json, JsonObject } from '#src/lib/json.ts'
import { day, placementRows } from './placement-row.ts'

/** One standing decision about a person on an assignment. */
export interface Told {
  readonly person_id: string
  readonly assignment_id: string
  readonly entry_id: string
  readonly kind: string
  /** '-infinity' when nobody knows. */
  readonly at: string
  readonly body: JsonObject
  readonly family: string
  readonly account: string | null
  readonly know: number
}

interface Rows {
  readonly candidacies: JsonObject[]
  readonly steps: JsonObject[]
  readonly placements: JsonObject[]
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const clock = (at: string): string => (at.startsWith('-') ? '' : at)
/** On one instant: opened, then moved, then the rest; the entry's id decides what is left. */
const order = (one: Told): number => (one.kind === 'candidacy.opened' ? 0 : one.kind === 'candidacy.moved' ? 1 : 2)
const inOrder = (all: readonly Told[]): Told[] =>
  [...all].sort((a, b) => compare(clock(a.at), clock(b.at)) || order(a) - order(b) || compare(a.entry_id, b.entry_id))

const words = (value: Json | undefined): string | null => (typeof value === 'string' && value ? value : null)

/** What a decision about the stage says: where it stands, or that it ended. */
interface Standing {
  readonly stage: string | null
  readonly phase: Phase | null
  readonly end: { readonly by: Ender; readonly reason: string | null } | null
}
function standingOf({ kind, body }: Told): Standing | null {
  if (kind === 'candidacy.ended') {
    const by = enders.find(one => one === body['by']) ?? 'us'
    return { stage: null, phase: null, end: { by, reason: words(body['reason']) } }
  }
  if (kind === 'placement.made') return { stage: null, phase: 'placed', end: null }
  if (kind !== 'candidacy.opened' && kind !== 'candidacy.moved') return null
  const stage = words(body['stage'])
  const phase = body['phase']
  if (isPhase(phase)) return { stage, phase, end: null }
  if (stage === null) return { stage, phase: kind === 'candidacy.opened' ? 'looked-at' : null, end: null }
  const said = stageFromWords(stage)
  return 'phase' in said
    ? { stage, phase: said.phase, end: null }
    : { stage, phase: null, end: { by: said.by, reason: words(body['reason']) ?? stage } }
}

const times: Readonly<Record<string, 'submitted_at' | 'answered_at'>> = {
  'candidacy.submitted': 'submitted_at',
  'candidacy.answered': 'answered_at',
}

/**
 * Rows from everything that stands about these people's candidacies. What the whole house may know decides where one
 * stands; a step that only some may know of counts where there is no other. Pure: no order of arrival changes it.
 */
export function candidacyRows(told: readonly Told[]): Rows {
  const rows: Rows = { candidacies: [], steps: [], placements: [] }
  for (const all of grouped(told, one => `${one.person_id} ${one.assignment_id}`).values()) {
    const shared = all.filter(one => one.know === 0)
    const own = inOrder(shared.some(one => standingOf(one) !== null) ? shared : all)
    const row = candidacyRow(own)
    if (!row) continue
    rows.candidacies.push(row)
    for (const one of inOrder(all)) {
      const said = standingOf(one)
      const { person_id, assignment_id, entry_id, kind, at, account, know } = one
      const ended = said?.end ? 'candidacy.ended' : kind
      rows.steps.push({
        person_id,
        assignment_id,
        entry_id,
        kind: ended,
        stage: said?.stage ?? null,
        phase: said?.phase ?? null,
        at,
        account,
        know,
      })
    }
    rows.placements.push(...placementRows(own, row))
  }
  return rows
}

/** That somebody is on the job, which says nothing about where they came from: a colleague's click, or what a source opened. */
const isPutting = ({ kind, family, body }: Told): boolean =>
  kind === 'candidacy.opened' || (kind === 'candidacy.moved' && family === 'decision' && body['from'] === undefined)

function candidacyRow(all: readonly Told[]): JsonObject | null {
  const standing = all.flatMap(one => {
    const said = standingOf(one)
    return said ? [{ one, said }] : []
  })
  const [first] = standing
  if (!first) return null
  let stage: string | null = null
  let phase: Phase = 'looked-at'
  let since = first.one
  let end: { readonly at: string; readonly by: Ender; readonly reason: string | null } | null = null
  let furthest: Phase = 'looked-at'
  for (const { one, said } of standing) {
    if (said.end) {
      end = { at: one.at, ...said.end }
      since = one
      continue
    }
    if (said.phase === null) continue
    // Put there once more, as by two who became one, nobody goes back behind where they stand.
    if (isPutting(one) && end === null && phaseRank(said.phase) < phaseRank(phase)) continue
    // A placement is where somebody stands, by whatever name their job calls it.
    if (said.phase !== phase || said.stage !== null) stage = said.stage ?? (said.phase === 'placed' ? null : stage)
    if (said.phase !== phase || end !== null || said.stage !== null) since = one
    phase = said.phase
    end = null
    if (phaseRank(phase) > phaseRank(furthest)) furthest = phase
  }
  const at: { submitted_at: string | null; answered_at: string | null } = { submitted_at: null, answered_at: null }
  for (const one of all) {
    const field = times[one.kind]
    if (field) at[field] = one.at
  }
  const { person_id, assignment_id } = first.one
  const applied = all.some(one => one.kind === 'candidacy.opened' && words(one.body['source']) !== null)
  return {
    person_id,
    assignment_id,
    stage,
    phase,
    since: later(since.at),
    entry_id: since.entry_id,
    opened_at: later(first.one.at),
    engaged: applied || phaseRank(furthest) >= phaseRank('talking'),
    ended_at: end?.at ?? null,
    ended_by: end?.by ?? null,
    reason: end?.reason ?? null,
    submitted_at: at.submitted_at,
    interview_at: interviewAt(all),
    answered_at: at.answered_at,
    ...promiseOf(all, end !== null),
    know: since.know,
  }
}

const later = (at: string): string => (at.startsWith('-') ? '0001-01-01T00:00:00Z' : at)

/** What says that the client did something: a promise of before is kept by it. */
const moves: ReadonlySet<string> = new Set([
  'candidacy.moved',
  'candidacy.ended',
  'interview.planned',
  'interview.changed',
  'offer.made',
  'placement.made',
  'review.given',
])

/** The earliest promise of the client that is open. */
function promiseOf(all: readonly Told[], isOver: boolean): JsonObject {
  const kept = new Set(all.flatMap(one => (one.kind === 'promise.kept' ? [words(one.body['promise'])] : [])))
  const open = all
    .filter(
      (one, at) =>
        one.kind === 'promise.given' &&
        !kept.has(one.entry_id) &&
        !all.slice(at + 1).some(later => moves.has(later.kind)),
    )
    .flatMap(one => {
      const on = day(one.body['due'])
      return on === null || isOver ? [] : [{ id: one.entry_id, what: words(one.body['what']) ?? 'an answer', on }]
    })
    .sort((a, b) => compare(a.on, b.on) || compare(a.id, b.id))
  const [first] = open
  return { promise_id: first?.id ?? null, promised: first?.what ?? null, promised_on: first?.on ?? null }
}

/** The latest interview that was not called off, as it was last agreed. */
function interviewAt(all: readonly Told[]): string | null {
  const agreed = new Map<string, string>()
  for (const { kind, body, entry_id } of all) {
    const which = words(body['interview']) ?? entry_id
    const at = words(body['at'])
    if (kind === 'interview.planned' && at) agreed.set(entry_id, at)
    if (kind === 'interview.changed' && at && agreed.has(which)) agreed.set(which, at)
    if (kind === 'interview.cancelled') agreed.delete(which)
  }
  return [...agreed.values()].sort().at(-1) ?? null
}
