import * as z from 'zod'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { decision } from '#src/ledger/decision.ts'
import { companyPage } from '#src/projections/companies/companies.ts'
import { perform } from '../perform.ts'

export const companyVerdict = z.object({
  into: z.guid(),
  from: z.guid(),
  decision: z.enum(['same', 'different']),
})

/**
 * Two organisations are one, with people and jobs of both, until the act is undone; or they are not, which is not asked
 * again. @throws Refusal `missing` when one of them is not known to the viewer.
 */
export async function decideCompany(
  workspace: Workspace,
  viewer: Viewer,
  { into, from, decision: said }: z.infer<typeof companyVerdict>,
): Promise<{ act: string }> {
  const { act } = await perform(workspace, viewer, async trx => {
    const [one, other] = [await companyPage(trx, viewer, into), await companyPage(trx, viewer, from)]
    if (!one || !other) throw new Refusal('missing', 'One of these companies is not here any more.')
    if (one.id === other.id) throw new Refusal('conflict', 'These are one company already.')
    const subjects = [one.id, other.id].map((id, at) => ({
      id,
      noun: 'company' as const,
      role: at === 0 ? 'into' : 'from',
    }))
    const at = workspace.now()
    return {
      decisions: [
        said === 'same'
          ? decision({ kind: 'company.merged', at, body: { into: one.id, from: other.id }, subjects })
          : decision({ kind: 'company.refused', at, body: { pair: [one.id, other.id].sort() }, subjects }),
      ],
    }
  })
  return { act }
}
