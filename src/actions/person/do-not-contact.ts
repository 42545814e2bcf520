import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Trx } from '#src/db/pool.ts'
import { decision } from '#src/ledger/decision.ts'
import { perform } from '../perform.ts'
import { anchorOf } from './anchor.ts'

/**
 * Says that nobody of us writes to or rings this person, and why; `reason` null lifts it. Visible wherever the person is.
 * Said of everybody whom this person was merged from, so that it holds for each of them when the merge is taken back.
 */
export async function doNotContact(
  workspace: Workspace,
  viewer: Viewer,
  person: string,
  reason: string | null,
): Promise<{ act: string }> {
  const { act } = await perform(workspace, viewer, async trx => {
    const { person: whole, persona } = await anchorOf(trx, viewer, person)
    const everybody = await founders(trx, whole)
    const named = reason === null ? await forbidden(trx, whole) : []
    const personas = [...new Set([persona, ...everybody, ...named])]
    const kind = reason === null ? 'contact.allowed' : 'contact.forbidden'
    return {
      decisions: [
        decision({
          kind,
          body: reason === null ? {} : { reason },
          subjects: personas.map(id => ({ id, noun: 'persona' as const })),
          at: workspace.now(),
        }),
      ],
    }
  })
  return { act }
}

/** The personas that opened this person and everybody merged into them. */
async function founders(trx: Trx, person: string): Promise<string[]> {
  const rows = await trx<{ founder: string }[]>`
    select founder from person where person_id = ${person}::uuid or into_id = ${person}::uuid order by founder`
  return rows.map(row => row.founder)
}

/** The personas of which it was said that they are not to be contacted. */
async function forbidden(trx: Trx, person: string): Promise<string[]> {
  const rows = await trx<{ id: string }[]>`
    select distinct s.subject_id as id from fact f join ledger.subject s on s.entry_id = f.entry_id and s.noun = 'persona'
    join persona p on p.persona_id = s.subject_id and p.person_id = ${person}::uuid
    where f.person_id = ${person}::uuid and f.kind = 'contact.forbidden' order by 1`
  return rows.map(row => row.id)
}
