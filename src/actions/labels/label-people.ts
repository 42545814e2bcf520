import * as z from 'zod'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Trx } from '#src/db/pool.ts'
import { Refusal } from '#src/domain/refusal.ts'
import type { Entry } from '#src/ledger/append.ts'
import { decision } from '#src/ledger/decision.ts'
import { freshId } from '#src/ledger/ids.ts'
import { labelSaid } from '#src/projections/person/label-said.ts'
import { keyLimit } from '#src/projections/projection.ts'
import { oneEditor, requireUnchanged } from '../one-editor.ts'
import { perform } from '../perform.ts'
import { anchorOf, anchorsOf } from '../person/anchor.ts'

const label = z.string().trim().min(1).max(80)
export const labelling = z.object({
  tag: label.optional(),
  untag: label.optional(),
  pool: label.optional(),
  unpool: label.optional(),
  owner: z.guid().nullable().optional(),
  /** Null or 0 takes it away. */
  rating: z.int().min(0).max(5).nullable().optional(),
})
type Labelling = z.infer<typeof labelling>
/** Of one person, what was shown when the editor looked: of these two there is one each, and a colleague's is not hidden unseen. */
export const labelsSeen = labelling.pick({ owner: true, rating: true })
type LabelsSeen = z.infer<typeof labelsSeen>

const labels = ['owner', 'rating'] as const

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

/**
 * Tags, pools, owner, rating of one person or of many, as one act: one undo takes all of it back. Many are labelled a
 * batch at a time, so that nobody else waits; whoever breaks off in between says the same again, or undoes it.
 * @returns how many people it concerned.
 * @throws Refusal `changed` with what stands now, when somebody else changed it since `was` was seen.
 */
export async function labelPeople(
  workspace: Workspace,
  viewer: Viewer,
  people: readonly string[],
  change: Labelling,
  was: LabelsSeen = {},
): Promise<{ act: string; count: number }> {
  const seen = labels.filter(label => was[label] !== undefined && change[label] !== undefined)
  if (seen.length > 0 && people.length !== 1)
    throw new Refusal('invalid', 'What was seen is said of one person.', '/was')
  if (change.owner) await requireAccount(workspace, change.owner)
  const act = freshId()
  const done = new Set<string>()
  for (let at = 0; at === 0 || at < people.length; at += keyLimit) {
    let fresh: readonly { readonly person: string; readonly persona: string }[] = []
    const gather = async (trx: Trx) => {
      for (const person of seen.length > 0 ? people : []) await requireSeen(trx, viewer, person, change, was)
      // Two of a list may have become one since it was shown.
      fresh = (await anchorsOf(trx, viewer, people.slice(at, at + keyLimit))).filter(one => !done.has(one.person))
      const now = workspace.now()
      return { decisions: fresh.flatMap(({ persona }) => entriesFor(persona, change, now)) }
    }
    await perform(workspace, viewer, gather, act)
    for (const { person } of fresh) done.add(person)
  }
  return { act, count: done.size }
}

async function requireAccount({ db }: Workspace, account: string): Promise<void> {
  const [row] = await db.app`select 1 from desk.account where id = ${account}::uuid`
  if (!row) throw new Refusal('invalid', 'There is no such colleague.', '/do/owner')
}

async function requireSeen(
  trx: Trx,
  viewer: Viewer,
  person: string,
  change: Labelling,
  was: LabelsSeen,
): Promise<void> {
  const { person: whole } = await anchorOf(trx, viewer, person)
  await oneEditor(trx, whole)
  const said = await labelSaid(trx, viewer, whole)
  const others = labels
    .filter(label => change[label] !== undefined && was[label] !== undefined)
    // Who says the same as the other has what they asked for. No rating is written as null or 0.
    .filter(label => said[label].value !== (was[label] || null) && said[label].value !== (change[label] || null))
  requireUnchanged(new Map(others.map(label => [label, said[label]])), label => `A colleague changed the ${label}.`)
}
