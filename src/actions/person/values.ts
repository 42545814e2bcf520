import * as z from 'zod'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Trx } from '#src/db/pool.ts'
import { type Property, properties } from '#src/domain/claim.ts'
import type { LessonRule } from '#src/domain/lesson.ts'
import type { Present } from '#src/domain/refusal.ts'
import { decision } from '#src/ledger/decision.ts'
import { freshId } from '#src/ledger/ids.ts'
import { canonical, type JsonObject } from '#src/lib/json.ts'
import { propertySaid, saidSince } from '#src/projections/person/said-since.ts'
import { oneEditor, requireUnchanged } from '../one-editor.ts'
import { perform } from '../perform.ts'
import { anchorOf } from './anchor.ts'
import { requireFacts } from './facts-of.ts'
import { teach } from './teach.ts'

const short = z.union([z.string().max(4000), z.number(), z.boolean()])
export const newValue = z.object({
  property: z.enum(properties),
  value: z.record(z.string().max(40), short),
  /** The claim that this one mends: it is withdrawn. */
  replaces: z.guid().optional(),
  /** The claim that was shown when the editor looked, null for none: where there is one value, theirs is not hidden unseen. */
  was: z.guid().nullable().optional(),
})
type NewValue = z.infer<typeof newValue>

export interface Mended {
  readonly act: string
  /** What was learned of the layout of the document that the value came from. */
  readonly learned: readonly LessonRule[]
}

/**
 * A value set by a colleague is a claim of theirs; nothing is overwritten. One that mends a CV's teaches its layout.
 * @throws Refusal `changed` with the value that stands now, when somebody else changed it since the editor looked.
 */
export async function setValue(
  workspace: Workspace,
  viewer: Viewer,
  person: string,
  { property, value, replaces, was }: NewValue,
): Promise<Mended> {
  const act = freshId()
  let learned: readonly LessonRule[] = []
  const gather = async (trx: Trx) => {
    const { person: whole, persona } = await anchorOf(trx, viewer, person)
    await oneEditor(trx, whole)
    await requireFacts(trx, viewer, whole, 'claim', replaces ? [replaces] : [])
    const now = await saidSince(trx, viewer, whole, { property, mended: replaces, shown: was })
    if (now && canonical(now.value) !== canonical(value)) refuseOther(property, now)
    if (replaces) learned = await teach(trx, viewer, { person: whole, entry: replaces, value, act })
    const at = workspace.now()
    const body: JsonObject = { property, value }
    const about = { id: persona, noun: 'persona' as const }
    return {
      decisions: [
        decision({ kind: 'value.set', body, subjects: [about], at }),
        ...(replaces ? [decision({ kind: 'value.withdrawn', body: { entry: replaces }, subjects: [about], at })] : []),
      ],
    }
  }
  await perform(workspace, viewer, gather, act)
  return { act, learned }
}

const refuseOther = (property: Property, now: Present): void =>
  requireUnchanged(new Map([[property, now]]), () =>
    now.entry === null ? 'A colleague took this value off.' : 'A colleague changed this value.',
  )

/** Puts one of several known values first. @throws Refusal `changed` when it is none any more. */
export const preferValue = (workspace: Workspace, viewer: Viewer, person: string, entry: string): Promise<Mended> =>
  judgeValue(workspace, viewer, person, entry, 'preferred', false)

/**
 * Withdraws a value; `never`: it is none, and the CV's layout is not to give it again.
 * @throws Refusal `changed` when somebody else made another of it since.
 */
export const withdrawValue = (
  workspace: Workspace,
  viewer: Viewer,
  person: string,
  entry: string,
  never: boolean,
): Promise<Mended> => judgeValue(workspace, viewer, person, entry, 'withdrawn', never)

async function judgeValue(
  workspace: Workspace,
  viewer: Viewer,
  person: string,
  entry: string,
  verdict: 'preferred' | 'withdrawn',
  never: boolean,
): Promise<Mended> {
  const act = freshId()
  let learned: readonly LessonRule[] = []
  const gather = async (trx: Trx) => {
    const { person: whole, persona } = await anchorOf(trx, viewer, person)
    await oneEditor(trx, whole)
    await requireFacts(trx, viewer, whole, 'claim', [entry])
    const property = await propertySaid(trx, whole, entry)
    const now = property && (await saidSince(trx, viewer, whole, { property, mended: entry }))
    // Who takes off what a colleague took off has what they asked for.
    if (property && now && (verdict === 'preferred' || now.entry !== null)) refuseOther(property, now)
    if (never) learned = await teach(trx, viewer, { person: whole, entry, value: null, act })
    return {
      decisions: [
        decision({
          kind: `value.${verdict}`,
          body: { entry },
          subjects: [{ id: persona, noun: 'persona' }],
          at: workspace.now(),
        }),
      ],
    }
  }
  await perform(workspace, viewer, gather, act)
  return { act, learned }
}
