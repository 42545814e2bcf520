import * as z from 'zod'
import { mayManage, type Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { freshId } from '#src/ledger/ids.ts'
import { jobHead } from '#src/projections/job/page.ts'
import { standingOn } from '#src/projections/job/standing-on.ts'
import { newToken, tokenHash } from '../accounts/sessions.ts'
import { requireWriter } from '../perform.ts'
import { anchorsOf } from '../person/anchor.ts'

export const newLink = z.object({
  name: z.string().trim().min(1).max(200),
  people: z.array(z.guid()).min(1).max(100),
  blind: z.boolean().default(false),
  note: z.string().trim().max(4000).optional(),
  days: z.int().min(1).max(90).default(14),
})

/** A link to a shortlist of this job. The token is said once; what is kept is its hash. */
export async function makeLink(
  workspace: Workspace,
  viewer: Viewer,
  job: string,
  asked: z.infer<typeof newLink>,
): Promise<{ id: string; token: string }> {
  requireWriter(viewer)
  const { app } = workspace.db
  if (!(await jobHead(app, viewer, job))) throw new Refusal('missing', 'This job is not here.')
  const seen = new Set((await anchorsOf(app, viewer, asked.people)).map(one => one.person))
  const there = await standingOn(app, viewer, job, [...seen])
  const people = asked.people.filter(person => seen.has(person) && there.has(person))
  if (people.length === 0) throw new Refusal('missing', 'None of these people is on this job.')
  const [id, token, now] = [freshId(), newToken(), workspace.now()]
  const expires = new Date(Date.parse(now) + asked.days * 86_400_000).toISOString()
  await app`
    insert into desk.review_link (id, token_hash, assignment_id, account_id, name, people, blind, note, created_at, expires_at)
    values (${id}, ${tokenHash(token)}, ${job}, ${viewer.account}, ${asked.name}, ${people}::uuid[], ${asked.blind}, ${asked.note ?? null}, ${now}, ${expires})`
  return { id, token }
}

/** From now on it opens nothing. @throws Refusal when it is a colleague's and the viewer is no admin. */
export async function revokeLink(workspace: Workspace, viewer: Viewer, job: string, id: string): Promise<void> {
  requireWriter(viewer)
  const { app } = workspace.db
  if (!(await jobHead(app, viewer, job))) throw new Refusal('missing', 'This job is not here.')
  const [row] = await app<
    { account_id: string }[]
  >`select account_id from desk.review_link where id = ${id}::uuid and assignment_id = ${job}::uuid`
  if (!row) throw new Refusal('missing', 'This link is not here.')
  if (row.account_id !== viewer.account && !mayManage(viewer))
    throw new Refusal('forbidden', 'A colleague made this link; they or an admin can close it.')
  await app`update desk.review_link set revoked_at = ${workspace.now()} where id = ${id}::uuid and revoked_at is null`
}
