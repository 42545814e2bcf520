import * as z from 'zod'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { properties } from '#src/domain/claim.ts'
import { decision } from '#src/ledger/decision.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { perform } from '../perform.ts'
import { anchorOf } from './anchor.ts'
import { requireFacts } from './facts-of.ts'

const short = z.union([z.string().max(4000), z.number(), z.boolean()])
export const newValue = z.object({
  property: z.enum(properties),
  value: z.record(z.string().max(40), short),
  /** The claim that this one mends: it is withdrawn. */
  replaces: z.guid().optional(),
})
export type NewValue = z.infer<typeof newValue>

/** A value set by a colleague is a claim of theirs; nothing is overwritten. */
export async function setValue(
  workspace: Workspace,
  viewer: Viewer,
  person: string,
  { property, value, replaces }: NewValue,
): Promise<{ act: string }> {
  const { act } = await perform(workspace, viewer, async trx => {
    const { person: whole, persona } = await anchorOf(trx, viewer, person)
    await requireFacts(trx, viewer, whole, 'claim', replaces ? [replaces] : [])
    const at = workspace.now()
    const body: JsonObject = { property, value }
    const about = { id: persona, noun: 'persona' as const }
    return {
      decisions: [
        decision({ kind: 'value.set', body, subjects: [about], at }),
        ...(replaces ? [decision({ kind: 'value.withdrawn', body: { entry: replaces }, subjects: [about], at })] : []),
      ],
    }
  })
  return { act }
}

/** Puts one of several known values first, or withdraws one: `value.preferred`, `value.withdrawn`. */
export async function judgeValue(
  workspace: Workspace,
  viewer: Viewer,
  person: string,
  entry: string,
  verdict: 'preferred' | 'withdrawn',
): Promise<{ act: string }> {
  const { act } = await perform(workspace, viewer, async trx => {
    const { person: whole, persona } = await anchorOf(trx, viewer, person)
    await requireFacts(trx, viewer, whole, 'claim', [entry])
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
  })
  return { act }
}
