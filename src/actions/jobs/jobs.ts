import * as z from 'zod'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { appendNouns } from '#src/ledger/append.ts'
import { decision } from '#src/ledger/decision.ts'
import { assignmentIdOf, companyIdOf, freshId } from '#src/ledger/ids.ts'
import { jobPage } from '#src/projections/companies/companies.ts'
import { perform } from '../perform.ts'
import { anchorOf } from '../person/anchor.ts'

export const newJob = z.object({
  title: z.string().trim().min(1).max(300),
  client: z.string().trim().max(300).optional(),
})
export const jobChange = z.object({ title: z.string().trim().min(1).max(300).optional(), open: z.boolean().optional() })
export const newCandidacy = z.object({ person: z.guid(), stage: z.string().trim().max(80).optional() })

export async function openJob(
  workspace: Workspace,
  viewer: Viewer,
  { title, client }: z.infer<typeof newJob>,
): Promise<{ act: string; id: string }> {
  const external = `throughline:${freshId()}`
  const id = assignmentIdOf(external)
  const { act } = await perform(workspace, viewer, async trx => {
    await appendNouns(trx, {
      assignments: [{ id, external, title }],
      companies: client ? [{ id: companyIdOf(client), name: client, domain: null }] : [],
    })
    const subjects = [
      { id, noun: 'assignment' as const },
      ...(client ? [{ id: companyIdOf(client), noun: 'company' as const, role: 'client' }] : []),
    ]
    return {
      decisions: [
        decision({
          kind: 'assignment.opened',
          body: { title, ...(client ? { client } : {}) },
          subjects,
          at: workspace.now(),
        }),
      ],
    }
  })
  return { act, id }
}

/** A new title, or open and closed: each a decision, so that the job's past stays. */
export async function changeJob(
  workspace: Workspace,
  viewer: Viewer,
  id: string,
  change: z.infer<typeof jobChange>,
): Promise<{ act: string }> {
  const { act } = await perform(workspace, viewer, async trx => {
    const now = await jobPage(trx, viewer, id)
    if (!now) throw new Refusal('missing', 'This job is not here.')
    const at = workspace.now()
    const client = now.client?.name
    const subjects = [
      { id, noun: 'assignment' as const },
      ...(client ? [{ id: companyIdOf(client), noun: 'company' as const, role: 'client' }] : []),
    ]
    const open = change.open ?? now.open
    const title = change.title ?? now.title
    const decisions = [
      decision({
        kind: open ? 'assignment.opened' : 'assignment.closed',
        body: { title, ...(client ? { client } : {}), revision: Date.parse(at), open },
        subjects,
        at,
      }),
    ]
    if (change.title && !open)
      decisions.unshift(
        decision({
          kind: 'assignment.opened',
          body: { title, ...(client ? { client } : {}), revision: Date.parse(at) },
          subjects,
          at: now.opened ?? at,
        }),
      )
    return { decisions }
  })
  return { act }
}

export async function addCandidate(
  workspace: Workspace,
  viewer: Viewer,
  job: string,
  { person, stage }: z.infer<typeof newCandidacy>,
): Promise<{ act: string }> {
  const { act } = await perform(workspace, viewer, async trx => {
    if (!(await jobPage(trx, viewer, job))) throw new Refusal('missing', 'This job is not here.')
    const { persona } = await anchorOf(trx, viewer, person)
    const subjects = [
      { id: persona, noun: 'persona' as const },
      { id: job, noun: 'assignment' as const },
    ]
    return {
      decisions: [
        decision({ kind: 'candidacy.moved', body: { stage: stage ?? 'Added' }, subjects, at: workspace.now() }),
      ],
    }
  })
  return { act }
}
