import * as z from 'zod'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { appendNouns } from '#src/ledger/append.ts'
import { decision } from '#src/ledger/decision.ts'
import { assignmentIdOf, companyIdOf, freshId } from '#src/ledger/ids.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { perform } from '../perform.ts'
import { requireColleagues } from './colleagues.ts'
import { jobWords } from './words.ts'

export const newJob = jobWords.extend({
  title: z.string().trim().min(1).max(300),
  client: z.string().trim().max(300).optional(),
  /** A lead has no order yet. */
  state: z.enum(['lead', 'open']).default('open'),
})

/** Opens a job, or a lead to one; whoever opens it owns it unless they say who does. */
export async function openJob(
  workspace: Workspace,
  viewer: Viewer,
  { client, state, ...words }: z.infer<typeof newJob>,
): Promise<{ act: string; id: string }> {
  const external = `throughline:${freshId()}`
  const id = assignmentIdOf(external)
  const { act } = await perform(workspace, viewer, async trx => {
    await requireColleagues(trx, [words.owner, ...(words.team ?? [])])
    const company = client ? [{ id: companyIdOf(client), name: client, domain: null }] : []
    await appendNouns(trx, { assignments: [{ id, external, title: words.title }], companies: company })
    const said = { owner: viewer.account, ...words } as unknown as JsonObject
    return {
      decisions: [
        decision({
          kind: 'assignment.opened',
          body: { title: words.title, ...(client ? { client } : {}), state, words: said },
          subjects: [
            { id, noun: 'assignment' },
            ...company.map(one => ({ id: one.id, noun: 'company' as const, role: 'client' })),
          ],
          at: workspace.now(),
        }),
      ],
    }
  })
  return { act, id }
}
