import * as z from 'zod'
import { audiencesOf, mayWrite, type Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { decision } from '#src/ledger/decision.ts'
import { personIdOf } from '#src/ledger/ids.ts'
import { perform } from '../perform.ts'

export const senderChoice = z.object({
  personas: z.array(z.guid()).min(1).max(500),
  do: z.enum(['add', 'ignore', 'ignore-domain']),
})

/** Adds unknown senders as people, with everything that passed between us, or stops asking about them or their domain. */
export async function judgeSenders(
  workspace: Workspace,
  viewer: Viewer,
  choice: z.infer<typeof senderChoice>,
): Promise<{ act: string; count: number }> {
  if (choice.do === 'add') return addSenders(workspace, viewer, choice.personas)
  if (!mayWrite(viewer)) throw new Refusal('forbidden', 'You can read here, and not change anything.')
  const rows = await workspace.db.app<{ value: string }[]>`
    select distinct case when ${choice.do === 'ignore-domain'} then split_part(value, '@', 2) else value end as value
    from ledger.persona_payload where persona_id = any(${choice.personas}::uuid[]) and value like '%@%'`
  for (const { value } of rows)
    await workspace.db
      .app`insert into desk.ignored (value, account_id) values (${value}, ${viewer.account}) on conflict do nothing`
  return { act: '', count: choice.personas.length }
}

async function addSenders(
  workspace: Workspace,
  viewer: Viewer,
  personas: readonly string[],
): Promise<{ act: string; count: number }> {
  const at = workspace.now()
  let count = 0
  const { act } = await perform(workspace, viewer, async trx => {
    const rows = await trx<{ person_id: string; private: boolean }[]>`
      select c.person_id, min(c.audience) <> 0 as private from card c
      where c.person_id = any(${[...personas]}::uuid[]) and not c.opened and c.audience in ${audiencesOf(trx, viewer)} group by c.person_id`
    count = rows.length
    const decisions = rows.map(({ person_id }) =>
      decision({
        kind: 'person.opened',
        body: { person: personIdOf(workspace.key, person_id), personas: [person_id] },
        subjects: [{ id: person_id, noun: 'identity' }],
        at,
        same: { key: workspace.key, by: [personIdOf(workspace.key, person_id)] },
      }),
    )
    // Somebody known from private mail alone is added for the one who knows them.
    return { decisions, visible: rows.every(row => row.private) && rows.length > 0 ? 'me' : 'all' }
  })
  return { act, count }
}
