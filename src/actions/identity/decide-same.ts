import * as z from 'zod'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Trx } from '#src/db/pool.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { probability } from '#src/identity/match/model.ts'
import type { Entry } from '#src/ledger/append.ts'
import { decision } from '#src/ledger/decision.ts'
import { lowestMark } from '#src/projections/match/compare.ts'
import { pairKey } from '#src/projections/match/groups.ts'
import { modelInForce } from '#src/projections/match/model.ts'
import { groupsAbove } from '#src/projections/match/same-person.ts'
import { perform } from '../perform.ts'
import { anchorsOf } from '../person/anchor.ts'

const id = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

export const verdict = z.object({
  /** Two or more people, joined by `~`. */
  key: z.string().regex(new RegExp(`^${id}(?:~${id}){1,11}$`)),
  decision: z.enum(['same', 'different']),
  /** Who of them are one, where not all are; the others are somebody else. */
  same: z.array(z.guid()).min(2).max(12).optional(),
})

export const acceptance = z.object({ mark: z.number().min(lowestMark).max(0.9999) })

/** How sure the model was, as answers to it keep it: what precision is measured by. */
interface Asked {
  readonly probabilities: ReadonlyMap<string, number>
  readonly model: number
}

/**
 * Settles who of a few people are one: as one act, taken back as one. Of those who are not, it is remembered and never
 * asked again. @throws Refusal `missing` when one of them is not here any more.
 */
export async function decideSame(
  workspace: Workspace,
  viewer: Viewer,
  { key, decision: said, same }: z.infer<typeof verdict>,
): Promise<{ act: string }> {
  const people = [...new Set(key.split('~'))]
  const one = said === 'same' ? people.filter(person => same?.includes(person) ?? true) : []
  const { act } = await perform(workspace, viewer, async trx => {
    const anchors = new Map((await anchorsOf(trx, viewer, people)).map(row => [row.person, row.persona]))
    if (people.some(person => !anchors.has(person)) || people.length < 2)
      throw new Refusal('missing', 'One of these people is not here any more, or was merged meanwhile.')
    const asked = await askedOf(trx, people)
    const at = workspace.now()
    const decisions: Entry[] = []
    const [first, ...rest] = one
    for (const person of rest) decisions.push(merged(anchors, first ?? '', person, at, asked, {}))
    for (const [index, a] of people.entries())
      for (const b of people.slice(index + 1))
        if (one.includes(a) !== one.includes(b) || one.length === 0) decisions.push(refused(anchors, a, b, at, asked))
    return { decisions }
  })
  return { act }
}

/** Accepts everything at or above a mark that nothing holds back, as one act. Answers how many people were merged away. */
export async function acceptAbove(
  workspace: Workspace,
  viewer: Viewer,
  { mark }: z.infer<typeof acceptance>,
): Promise<{ act: string; count: number }> {
  let count = 0
  const { act } = await perform(workspace, viewer, async trx => {
    const groups = await groupsAbove(trx, mark)
    const people = [...new Set(groups.flatMap(group => group.people))]
    const anchors = new Map((await anchorsOf(trx, viewer, people)).map(row => [row.person, row.persona]))
    const { version } = await modelInForce(trx)
    const at = workspace.now()
    const decisions = groups
      .filter(group => group.people.every(person => anchors.has(person)))
      .flatMap(group =>
        group.joins.map(({ a, b, odds }) => {
          const asked = { probabilities: new Map([[pairKey(a, b), probability(odds)]]), model: version }
          return merged(anchors, a, b, at, asked, { together: mark })
        }),
      )
    count = decisions.length
    return { decisions }
  })
  return { act, count }
}

async function askedOf(trx: Trx, people: readonly string[]): Promise<Asked> {
  const rows = await trx<{ a: string; b: string; odds: number }[]>`
    select a, b, odds / 1000.0::float8 as odds from pair where a = any(${[...people]}::uuid[]) and b = any(${[...people]}::uuid[])`
  return {
    probabilities: new Map(rows.map(({ a, b, odds }) => [pairKey(a, b), probability(odds)])),
    model: (await modelInForce(trx)).version,
  }
}

const rounded = (share: number): number => Math.floor(share * 1e6) / 1e6

/** Nothing where the model was not asked: its precision is measured on what it proposed. */
function sureness({ probabilities, model }: Asked, a: string, b: string): { probability?: number; model?: number } {
  const likely = probabilities.get(pairKey(a, b))
  return likely === undefined ? {} : { probability: rounded(likely), model }
}

function merged(
  anchors: ReadonlyMap<string, string>,
  a: string,
  b: string,
  at: string,
  asked: Asked,
  more: { readonly together?: number },
): Entry {
  const [into, from] = [anchors.get(a) ?? a, anchors.get(b) ?? b]
  return decision({
    kind: 'person.merged',
    body: { into, from, ...sureness(asked, a, b), ...more },
    at,
    subjects: [
      { id: into, noun: 'identity', role: 'into' },
      { id: from, noun: 'identity', role: 'from' },
    ],
  })
}

function refused(anchors: ReadonlyMap<string, string>, a: string, b: string, at: string, asked: Asked): Entry {
  const pair = [anchors.get(a) ?? a, anchors.get(b) ?? b].sort()
  return decision({
    kind: 'pair.refused',
    body: { pair, ...sureness(asked, a, b) },
    subjects: pair.map(persona => ({ id: persona, noun: 'identity' as const })),
    at,
  })
}
