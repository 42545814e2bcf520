import * as z from 'zod'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Trx } from '#src/db/pool.ts'
import { clientStages, contactParts } from '#src/domain/client.ts'
import { Refusal } from '#src/domain/refusal.ts'
import type { Entry } from '#src/ledger/append.ts'
import { decision } from '#src/ledger/decision.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { companyPage } from '#src/projections/companies/companies.ts'
import { requireColleagues } from '../jobs/colleagues.ts'
import { terms } from '../jobs/words.ts'
import { perform } from '../perform.ts'
import { anchorOf } from '../person/anchor.ts'

const note = z.string().trim().max(1000).optional()
export const clientChange = z.object({
  stage: z.enum(clientStages).optional(),
  owner: z.guid().nullable().optional(),
  terms: terms.optional(),
  /** Their people are not approached. */
  protected: z.object({ off: z.boolean().default(false), note }).optional(),
  /** Who is put forward here is not for the other, and the reverse. */
  wall: z.object({ with: z.guid(), off: z.boolean().default(false), note }).optional(),
  contact: z.object({ person: z.guid(), as: z.enum(contactParts), off: z.boolean().default(false) }).optional(),
})

/** What we have with an organisation: each part of it a decision, so that its past stays. */
export async function changeClient(
  workspace: Workspace,
  viewer: Viewer,
  company: string,
  change: z.infer<typeof clientChange>,
): Promise<{ act: string }> {
  const { act } = await perform(workspace, viewer, async trx => {
    await requireCompany(trx, viewer, company)
    const at = workspace.now()
    const found: Entry[] = []
    const here = { id: company, noun: 'company' as const, role: 'client' }
    const say = (kind: string, body: JsonObject, more: Entry['subjects'] = []) =>
      found.push(decision({ kind, body, subjects: [here, ...more], at }))
    if (change.stage) say('client.staged', { stage: change.stage })
    if (change.owner !== undefined) {
      await requireColleagues(trx, [change.owner])
      say('client.owned', change.owner ? { account: change.owner } : {})
    }
    if (change.terms) say('client.termed', { terms: change.terms as unknown as JsonObject })
    if (change.protected) say('client.protected', told(change.protected))
    if (change.wall) {
      if (change.wall.with === company) throw new Refusal('invalid', 'A wall stands between two clients.', '/wall/with')
      await requireCompany(trx, viewer, change.wall.with)
      say('client.walled', told(change.wall), [{ id: change.wall.with, noun: 'company', role: 'client' }])
    }
    if (change.contact) {
      const { persona } = await anchorOf(trx, viewer, change.contact.person)
      const body = { as: change.contact.as, ...(change.contact.off ? { off: true } : {}) }
      say('client.appointed', body, [{ id: persona, noun: 'persona', role: 'about' }])
    }
    if (found.length === 0) throw new Refusal('invalid', 'There is nothing to change in this.')
    return { decisions: found }
  })
  return { act }
}

const told = ({ off, note: text }: { readonly off: boolean; readonly note?: string | undefined }): JsonObject => ({
  ...(off ? { off } : {}),
  ...(text ? { note: text } : {}),
})

async function requireCompany(trx: Trx, viewer: Viewer, company: string): Promise<void> {
  if (!(await companyPage(trx, viewer, company))) throw new Refusal('missing', 'This company is not here.')
}
