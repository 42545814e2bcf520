import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Trx } from '#src/db/pool.ts'
import { Refusal } from '#src/domain/refusal.ts'
import type { Entry } from '#src/ledger/append.ts'
import { decision } from '#src/ledger/decision.ts'
import { freshId } from '#src/ledger/ids.ts'
import type { JsonObject } from '#src/lib/json.ts'
import type { JobHead } from '#src/projections/job/page.ts'
import { keyLimit } from '#src/projections/projection.ts'
import { perform } from '../perform.ts'
import { anchorsOf } from '../person/anchor.ts'
import { requireJob } from './change-job.ts'
import { reasonNote } from './guarded.ts'

interface Anchor {
  readonly person: string
  readonly persona: string
}
/** A kind of decision, and what it says of each person whom it is made for. */
export interface Deciding {
  readonly kind: 'candidacy.moved' | 'candidacy.ended'
  readonly bodies: (trx: Trx, job: JobHead, people: readonly Anchor[]) => Promise<ReadonlyMap<string, JsonObject>>
}

/**
 * One decision for each of many people, as one act, a batch at a time, so that nobody else waits and one undo takes all
 * of it back.
 */
export async function forMany(
  workspace: Workspace,
  viewer: Viewer,
  job: string,
  people: readonly string[],
  deciding: Deciding,
): Promise<{ act: string; count: number }> {
  const act = freshId()
  const done = new Set<string>()
  for (let from = 0; from === 0 || from < people.length; from += keyLimit) {
    const isAlone = people.length === 1
    const batch = people.slice(from, from + keyLimit)
    const decided = await oneBatch(workspace, viewer, job, batch, deciding, { act, done, isAlone })
    for (const person of decided) done.add(person)
  }
  return { act, count: done.size }
}

/** The greater doing that a batch is of. */
export interface Within {
  readonly act: string
  /** To whom it was done already. */
  readonly done?: ReadonlySet<string>
  /** It is for one person, who has to be here. */
  readonly isAlone?: boolean
  /** Told within the transaction how many it was done to. */
  readonly after?: (trx: Trx, count: number) => Promise<void>
}

/** Answers to whom it was done. @throws Refusal `missing` when the one person that it is for is not here */
export async function oneBatch(
  workspace: Workspace,
  viewer: Viewer,
  job: string,
  people: readonly string[],
  { kind, bodies }: Deciding,
  { act, done, isAlone, after }: Within,
): Promise<readonly string[]> {
  let said: ReadonlyMap<string, JsonObject> = new Map()
  const gather = async (trx: Trx): Promise<{ decisions: Entry[] }> => {
    const head = await requireJob(trx, viewer, job)
    const anchors = (await anchorsOf(trx, viewer, people)).filter(one => !done?.has(one.person))
    if (isAlone && anchors.length === 0)
      throw new Refusal('missing', 'This person is not here, or you may not see them.')
    said = await bodies(trx, head, anchors)
    await after?.(trx, said.size)
    const at = workspace.now()
    return {
      decisions: anchors.flatMap(({ person, persona }) => {
        const body = said.get(person)
        if (!body) return []
        return [
          decision({
            kind,
            body,
            subjects: [
              { id: persona, noun: 'persona' },
              { id: job, noun: 'assignment' },
            ],
            at,
          }),
          ...reasonNote(head, persona, body, at),
        ]
      }),
    }
  }
  await perform(workspace, viewer, gather, act)
  return [...said.keys()]
}
