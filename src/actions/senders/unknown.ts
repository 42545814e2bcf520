import * as z from 'zod'
import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Queryable } from '#src/db/pool.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { decision } from '#src/ledger/decision.ts'
import { personIdOf } from '#src/ledger/ids.ts'
import { fullest } from '#src/projections/people/list.ts'
import { personaIsVisible } from '#src/projections/visible.ts'
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
    from ledger.persona_payload where persona_id = any(${known.map(one => one.persona_id)}::uuid[]) and value like '%@%'`
  for (const { value } of rows)
    await workspace.db
      .app`insert into desk.ignored (value, account_id) values (${value}, ${viewer.account}) on conflict do nothing`
  return { act: '', count: known.length }
}

interface Sender {
  readonly persona_id: string
  /** Who they are already for somebody else of the house; null for a stranger to all. */
  readonly person: string | null
  readonly founder: string | null
  readonly private: boolean
}

/** Those of these whom the viewer has met and not added yet, and whether they are known from private mail only. */
const sendersOf = (sql: Queryable, viewer: Viewer, personas: readonly string[]) =>
  sql<Sender[]>`
    select p.persona_id, o.person_id as person, o.founder, min(c.audience) <> 0 as private
    from persona p join card c on c.person_id = p.person_id and not c.opened and c.audience in ${audiencesOf(sql, viewer)}
      and ${fullest(sql, viewer)}
    left join person o on o.person_id = p.person_id
    where p.persona_id = any(${[...personas]}::uuid[]) and ${personaIsVisible(sql, viewer, sql`p.persona_id`)}
    group by p.persona_id, o.person_id, o.founder`

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
    const decisions = rows.map(({ persona_id, person, founder }) => {
      const opened = { person: person ?? personIdOf(workspace.key, persona_id), founder: founder ?? persona_id }
      return decision({
        kind: 'person.opened',
        body: { person: opened.person, personas: [opened.founder] },
        subjects: [{ id: opened.founder, noun: 'identity' }],
        at,
        // The same entry as a colleague's, so that it is one person, whom both have added.
        same: { key: workspace.key, by: [opened.person] },
      })
    })
    // Somebody known from private mail alone is added for the one who knows them.
    return { decisions, visible: rows.every(row => row.private) ? 'me' : 'all' }
  })
  return { act, count }
}
