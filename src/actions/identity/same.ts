import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { Refusal } from '#src/domain/refusal.ts'
import type { Entry } from '#src/ledger/append.ts'
import { decision } from '#src/ledger/decision.ts'
import { freshId } from '#src/ledger/ids.ts'
import { perform } from '../perform.ts'
import { anchorOf } from '../person/anchor.ts'

const merged = (into: string, from: string, at: string): Entry =>
  decision({
    kind: 'person.merged',
    body: { into, from },
    at,
    subjects: [
      { id: into, noun: 'identity', role: 'into' },
      { id: from, noun: 'identity', role: 'from' },
    ],
  })

/** These two are one person: one line, one profile; the older keeps its id. Taken back by undoing the act, at any time. */
export async function mergePeople(
  workspace: Workspace,
  viewer: Viewer,
  person: string,
  other: string,
): Promise<{ act: string }> {
  const { act } = await perform(workspace, viewer, async trx => {
    const [a, b] = [await anchorOf(trx, viewer, person), await anchorOf(trx, viewer, other)]
    if (a.person === b.person) throw new Refusal('conflict', 'These are one person already.')
    return { decisions: [merged(a.persona, b.persona, workspace.now())] }
  })
  return { act }
}

/** Not the same: never asked again. */
export async function refusePair(
  workspace: Workspace,
  viewer: Viewer,
  person: string,
  other: string,
): Promise<{ act: string }> {
  const { act } = await perform(workspace, viewer, async trx => {
    const [a, b] = [await anchorOf(trx, viewer, person), await anchorOf(trx, viewer, other)]
    const subjects = [a, b].map(({ persona }) => ({ id: persona, noun: 'identity' as const }))
    return {
      decisions: [
        decision({
          kind: 'pair.refused',
          body: { pair: [a.persona, b.persona].sort() },
          subjects,
          at: workspace.now(),
        }),
      ],
    }
  })
  return { act }
}

/** Takes identifiers, with everything that hangs on them, out into a person of their own. */
export async function splitPerson(
  workspace: Workspace,
  viewer: Viewer,
  person: string,
  personas: readonly string[],
): Promise<{ act: string; id: string }> {
  const id = freshId()
  const { act } = await perform(workspace, viewer, async trx => {
    const { person: whole, persona } = await anchorOf(trx, viewer, person)
    const rows = await trx<{ persona_id: string }[]>`select persona_id from persona where person_id = ${whole}::uuid`
    const owned = new Set(rows.map(row => row.persona_id))
    const taken = [...new Set(personas)].filter(one => owned.has(one))
    if (taken.length === 0) throw new Refusal('invalid', 'None of these belong to this person any more.', '/personas')
    if (taken.length === owned.size)
      throw new Refusal('invalid', 'Something has to stay with this person.', '/personas')
    const subjects = [...new Set([persona, ...taken])].map(one => ({ id: one, noun: 'identity' as const }))
    const [known] = await trx`select from card where person_id = ${whole}::uuid and audience = 0 and opened`
    return {
      // Out of somebody whom the house does not know comes nobody whom it does.
      visible: known ? 'all' : 'me',
      decisions: [
        decision({
          kind: 'person.split',
          body: { person: id, personas: taken, from: persona },
          subjects,
          at: workspace.now(),
        }),
      ],
    }
  })
  return { act, id }
}
