import * as z from 'zod'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { Refusal } from '#src/domain/refusal.ts'
import type { ClientReport } from '#src/domain/views/client-report.ts'
import { freshId } from '#src/ledger/ids.ts'
import { jobHead } from '#src/projections/job/page.ts'
import { clientReport } from '#src/projections/job-line/client-report.ts'
import { newToken, tokenHash } from '../accounts/sessions.ts'
import { requireWriter } from '../perform.ts'
import { openLink, seen } from './review.ts'

export const newReportLink = z.object({
  name: z.string().trim().min(1).max(200),
  blind: z.boolean().default(true),
  note: z.string().trim().max(4000).optional(),
  days: z.int().min(1).max(90).default(30),
})

/** A link to the report of a job, without an account. The token is said once; what is kept is its hash. */
export async function makeReportLink(
  workspace: Workspace,
  viewer: Viewer,
  job: string,
  { name, blind, note, days }: z.infer<typeof newReportLink>,
): Promise<{ id: string; token: string }> {
  requireWriter(viewer)
  const { app } = workspace.db
  if (!(await jobHead(app, viewer, job))) throw new Refusal('missing', 'This job is not here.')
  const [id, token, now] = [freshId(), newToken(), workspace.now()]
  const expires = new Date(Date.parse(now) + days * 86_400_000).toISOString()
  await app`
    insert into desk.review_link (id, token_hash, assignment_id, account_id, name, people, blind, note, created_at, expires_at, shows)
    values (${id}, ${tokenHash(token)}, ${job}, ${viewer.account}, ${name}, '{}', ${blind}, ${note ?? null}, ${now}, ${expires}, 'report')`
  return { id, token }
}

/** The report behind a link, as whoever made it may see it now; every look is kept. */
export async function openReport(workspace: Workspace, token: string): Promise<ClientReport> {
  const { link, viewer } = await openLink(workspace, token, 'report')
  const report = await clientReport(workspace.db.app, viewer, link.job, link.blind, workspace.now())
  if (!report) throw new Refusal('missing', 'This link is not valid any more. Ask whoever sent it for another.')
  await seen(workspace, link, 'looked')
  return { ...report, link: { name: link.name, note: link.note, expires: link.expires } }
}
