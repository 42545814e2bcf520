import * as z from 'zod'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { Refusal } from '#src/domain/refusal.ts'
import type { AccountRole } from '#src/domain/views/common.ts'
import { type Review, type Shown, verdicts } from '#src/domain/views/reviews.ts'
import { decision } from '#src/ledger/decision.ts'
import { logoOf } from '#src/projections/cv-style.ts'
import { givenBy, type OpenLink, reviewOf } from '#src/projections/job/review.ts'
import { tokenHash } from '../accounts/sessions.ts'
import { perform } from '../perform.ts'
import { anchorOf } from '../person/anchor.ts'

export const verdict = z.object({
  at: z.int().min(0).max(99),
  verdict: z.enum(verdicts),
  note: z.string().trim().max(4000).optional(),
})

/** @throws Refusal `missing` when it never was, has ended, was closed, or its maker has left: the same words for each. */
export async function openLink(
  { db, now }: Workspace,
  token: string,
  shows: Shown,
): Promise<{ link: OpenLink; viewer: Viewer }> {
  const [row] = await db.app<(OpenLink & { role: AccountRole })[]>`
    select l.id, l.assignment_id as job, l.account_id as account, l.name, l.people, l.blind, l.note, l.expires_at as expires, a.role
    from desk.review_link l join desk.account a on a.id = l.account_id and a.active
    where l.token_hash = ${tokenHash(token)} and l.shows = ${shows} and l.revoked_at is null and l.expires_at > ${now()}::text::timestamptz`
  if (!row) throw new Refusal('missing', 'This link is not valid any more. Ask whoever sent it for another.')
  const { role, ...link } = row
  return { link, viewer: { account: link.account, role } }
}

/** That a link was opened, or answered by. */
export const seen = async ({ db, now }: Workspace, link: OpenLink, what: 'looked' | 'answered'): Promise<void> => {
  await db.app`insert into desk.review_visit (link_id, at, what) values (${link.id}, ${now()}, ${what})`
}

/** The shortlist behind a link; every look is kept. */
export async function openReview(workspace: Workspace, token: string): Promise<Review> {
  const { link, viewer } = await openLink(workspace, token, 'shortlist')
  const review = await reviewOf(workspace.db.app, viewer, link)
  if (!review) throw new Refusal('missing', 'This link is not valid any more. Ask whoever sent it for another.')
  await seen(workspace, link, 'looked')
  return review
}

/** The house's logo, for whoever holds a link that opens. @throws Refusal `missing` where it does not, or there is none */
export async function logoBehind(workspace: Workspace, token: string, shows: Shown): Promise<Buffer> {
  await openLink(workspace, token, shows)
  return requireLogo(workspace)
}

export async function requireLogo({ db }: Workspace): Promise<Buffer> {
  const logo = await logoOf(db.app)
  if (!logo) throw new Refusal('missing', 'This house has no logo.')
  return logo
}

/**
 * What a hiring manager thinks of one of them: on the line of the candidate and of the job, under the name of the link. Said
 * twice, by a second click or at once, it is said once; another word, or the first again after another, is a new one.
 */
export async function giveVerdict(
  workspace: Workspace,
  token: string,
  { at, verdict: said, note }: z.infer<typeof verdict>,
): Promise<void> {
  const { link, viewer } = await openLink(workspace, token, 'shortlist')
  const person = link.people[at]
  if (!person) throw new Refusal('missing', 'There is nobody at this place of the list.')
  const before = await givenBy(workspace.db.app, viewer, link, person)
  if (before?.body['verdict'] === said && before.body['note'] === (note || undefined)) return
  await perform(workspace, viewer, async trx => {
    const { persona } = await anchorOf(trx, viewer, person)
    return {
      kind: 'api',
      decisions: [
        decision({
          kind: 'review.given',
          body: { verdict: said, by: link.name, link: link.id, ...(note ? { note } : {}) },
          subjects: [
            { id: persona, noun: 'persona' },
            { id: link.job, noun: 'assignment' },
          ],
          at: workspace.now(),
          same: { key: workspace.key, by: [link.id, persona, before?.entry ?? '', said, note ?? ''] },
        }),
      ],
    }
  })
  await seen(workspace, link, 'answered')
}
