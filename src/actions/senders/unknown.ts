import * as z from 'zod'
import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Queryable } from '#src/db/pool.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { decision } from '#src/ledger/decision.ts'
import { personIdOf } from '#src/ledger/ids.ts'
import { perform, requireWriter } from '../perform.ts'

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
  requireWriter(viewer)
  const { app } = workspace.db
  const known = await sendersOf(app, viewer, choice.personas)
  if (known.length === 0) throw new Refusal('missing', 'These senders are not here any more.')
  const rows = await app<{ value: string }[]>`
    select distinct case when ${choice.do === 'ignore-domain'} then split_part(value, '@', 2) else value end as value
    from ledger.persona_payload where persona_id = any(${known.map(one => one.person_id)}::uuid[]) and value like '%@%'`
  for (const { value } of rows)
    await workspace.db
      .app`insert into desk.ignored (value, account_id) values (${value}, ${viewer.account}) on conflict do nothing`
  return { act: '', count: known.length }
}

/** Those of these whom the viewer may know of, and whether only from private mail. */
const sendersOf = (sql: Queryable, viewer: Viewer, personas: readonly string[]) =>
  sql<{ person_id: string; private: boolean }[]>`
    select c.person_id, min(c.audience) <> 0 as private from card c
    where c.person_id = any(${[...personas]}::uuid[]) and not c.opened and c.audience in ${audiencesOf(sql, viewer)} group by c.person_id`

async function addSenders(
  workspace: Workspace,
  viewer: Viewer,
  personas: readonly string[],
): Promise<{ act: string; count: number }> {
  const at = workspace.now()
  let count = 0
  const { act } = await perform(workspace, viewer, async trx => {
    const rows = await sendersOf(trx, viewer, personas)
    if (rows.length === 0) throw new Refusal('missing', 'These senders are not here any more.')
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
