import * as z from 'zod'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Entry } from '#src/ledger/append.ts'
import { decision } from '#src/ledger/decision.ts'
import { perform } from '../perform.ts'
import { anchorsOf } from '../person/anchor.ts'

const label = z.string().trim().min(1).max(80)
export const labelling = z.object({
  tag: label.optional(),
  untag: label.optional(),
  pool: label.optional(),
  unpool: label.optional(),
  owner: z.guid().nullable().optional(),
  rating: z.int().min(0).max(5).optional(),
})
export type Labelling = z.infer<typeof labelling>

function entriesFor(persona: string, change: Labelling, at: string): Entry[] {
  const subjects = [{ id: persona, noun: 'persona' as const }]
  const found: Entry[] = []
  if (change.tag) found.push(decision({ kind: 'person.tagged', body: { tag: change.tag }, subjects, at }))
  if (change.untag)
    found.push(decision({ kind: 'person.tagged', body: { tag: change.untag, off: true }, subjects, at }))
  if (change.pool) found.push(decision({ kind: 'person.pooled', body: { pool: change.pool }, subjects, at }))
  if (change.unpool)
    found.push(decision({ kind: 'person.pooled', body: { pool: change.unpool, off: true }, subjects, at }))
  if (change.owner !== undefined)
    found.push(decision({ kind: 'person.owned', body: change.owner ? { account: change.owner } : {}, subjects, at }))
  if (change.rating !== undefined)
    found.push(decision({ kind: 'person.rated', body: change.rating ? { rating: change.rating } : {}, subjects, at }))
  return found
}

/** Tags, pools, owner, rating of one person or of many, as one act. @returns how many people it concerned. */
export async function labelPeople(
  workspace: Workspace,
  viewer: Viewer,
  people: readonly string[],
  change: Labelling,
): Promise<{ act: string; count: number }> {
  let count = 0
  const { act } = await perform(workspace, viewer, async trx => {
    const anchors = await anchorsOf(trx, viewer, people)
    count = anchors.length
    const at = workspace.now()
    return { decisions: anchors.flatMap(({ persona }) => entriesFor(persona, change, at)) }
  })
  return { act, count }
}
