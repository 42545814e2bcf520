import * as z from 'zod'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Trx } from '#src/db/pool.ts'
import { clientStages, contactParts } from '#src/domain/client.ts'
import { type Present, Refusal } from '#src/domain/refusal.ts'
import type { Entry } from '#src/ledger/append.ts'
import { decision } from '#src/ledger/decision.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { companyPage } from '#src/projections/companies/companies.ts'
import { clientView } from '#src/projections/job/client-view.ts'
import { fieldsSaidSince } from '#src/projections/job/said-since.ts'
import { requireColleagues } from '../jobs/colleagues.ts'
import { terms } from '../jobs/words.ts'
import { oneEditor, requireUnchanged } from '../one-editor.ts'
import { perform } from '../perform.ts'
import { anchorOf } from '../person/anchor.ts'

const clientFields = ['stage', 'owner', 'terms', 'protected'] as const
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
  /** By field, what said it when the editor looked: somebody else's change since is not written over. */
  was: z.partialRecord(z.enum(clientFields), z.guid().nullable()).optional(),
})

/**
 * What we have with an organisation: each part of it a decision, so that its past stays.
 * @throws Refusal `changed` naming the fields that somebody else changed since the editor looked; nothing is taken then.
 */
export async function changeClient(
  workspace: Workspace,
  viewer: Viewer,
  company: string,
  change: z.infer<typeof clientChange>,
): Promise<{ act: string }> {
  const { act } = await perform(workspace, viewer, async trx => {
    await oneEditor(trx, company)
    await requireCompany(trx, viewer, company)
    requireUnchanged(await saidSince(trx, viewer, company, change))
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

async function saidSince(
  trx: Trx,
  viewer: Viewer,
  company: string,
  { was = {}, ...change }: z.infer<typeof clientChange>,
): Promise<ReadonlyMap<string, Present>> {
  const asked = clientFields.filter(field => field in was && change[field] !== undefined)
  if (asked.length === 0) return new Map()
  const view = await clientView(trx, viewer, company)
  const seen = Object.fromEntries(asked.map(field => [field, was[field]]))
  return fieldsSaidSince(trx, view.said, seen, async () => view)
}

async function requireCompany(trx: Trx, viewer: Viewer, company: string): Promise<void> {
  if (!(await companyPage(trx, viewer, company))) throw new Refusal('missing', 'This company is not here.')
}
