import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { mayWrite, type Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { isOver } from '#src/domain/assignment.ts'
import { type HandTyped, largestCv, type RaisedHand } from '#src/domain/raised-hand.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { freshId, personaId } from '#src/ledger/ids.ts'
import { normaliseEmail } from '#src/lib/normalise/email.ts'
import { channelByCode } from '#src/projections/channels/list.ts'
import { logoOf } from '#src/projections/cv-style.ts'
import { type JobHead, jobHead } from '#src/projections/job/page.ts'
import type { OpenLink } from '#src/projections/job/review.ts'
import { preferencesOf } from '#src/projections/session.ts'
import { settingsOf } from '#src/projections/settings.ts'
import { newToken, tokenHash } from '../accounts/sessions.ts'
import { beginImport, moveImport, openImport, setAnswers } from '../imports/imports.ts'
import { surveyImport } from '../imports/survey-import.ts'
import { requireWriter } from '../perform.ts'
import { openLink, seen } from './review.ts'

/** The words that say what becomes of it; other words get another name. */
const noticeVersion = 'form 1'

export const newFormLink = z.object({
  /** Where it is put: to find it again among the links. */
  name: z.string().trim().min(1).max(200),
  /** What strangers read of the job. */
  note: z.string().trim().min(1, 'Say what the work is.').max(4000),
  days: z.int().min(1).max(90).default(60),
})

/** A page of this job for strangers, by link. The token is said once; what is kept is its hash. */
export async function makeFormLink(
  workspace: Workspace,
  viewer: Viewer,
  job: string,
  { name, note, days }: z.infer<typeof newFormLink>,
): Promise<{ id: string; token: string }> {
  requireWriter(viewer)
  const { app } = workspace.db
  const head = await jobHead(app, viewer, job)
  if (!head) throw new Refusal('missing', 'This job is not here.')
  if (head.confidential) throw new Refusal('conflict', 'A confidential job has no page for strangers.')
  if (isOver(head.state)) throw new Refusal('conflict', 'This job is over. Open it again first.')
  const [id, token, now] = [freshId(), newToken(), workspace.now()]
  const expires = new Date(Date.parse(now) + days * 86_400_000).toISOString()
  await app`
    insert into desk.review_link (id, token_hash, assignment_id, account_id, name, people, blind, note, created_at, expires_at, shows)
    values (${id}, ${tokenHash(token)}, ${job}, ${viewer.account}, ${name}, '{}', true, ${note}, ${now}, ${expires}, 'form')`
  return { id, token }
}

/** What a stranger sees of a job. */
export interface FormPage {
  readonly agency: string
  readonly hasLogo: boolean
  readonly title: string
  readonly note: string
  /** Who answers, and whom to ask to see, correct or erase what was sent. */
  readonly contact: { readonly name: string; readonly email: string }
}

const shut = (): Refusal => new Refusal('missing', 'This page is closed. Nothing was sent.')

interface Opened {
  readonly link: OpenLink
  readonly viewer: Viewer
  readonly job: JobHead
}

async function openJob(workspace: Workspace, token: string): Promise<Opened> {
  const { link, viewer } = await openLink(workspace, token, 'form')
  const job = await jobHead(workspace.db.app, viewer, link.job)
  if (!job || job.confidential || isOver(job.state) || !mayWrite(viewer)) throw shut()
  return { link, viewer, job }
}

/**
 * The page behind a link, for whoever looks at it; every look is kept.
 * @throws Refusal `missing` when it never was, has ended or was closed, or its job is over
 */
export async function openForm(workspace: Workspace, token: string): Promise<FormPage> {
  const opened = await openJob(workspace, token)
  const page = await pageOf(workspace, opened)
  await seen(workspace, opened.link, 'looked')
  return page
}

/** The same, for whoever has looked at it already. */
export const formAt = async (workspace: Workspace, token: string): Promise<FormPage> =>
  pageOf(workspace, await openJob(workspace, token))

async function pageOf({ db: { app } }: Workspace, { link, job }: Opened): Promise<FormPage> {
  const [{ agency }, logo, [contact]] = await Promise.all([
    settingsOf(app),
    logoOf(app),
    app<{ name: string; email: string }[]>`select name, email from desk.account where id = ${link.account}::uuid`,
  ])
  if (!contact) throw shut()
  return { agency, hasLogo: logo !== null, title: job.title, note: link.note ?? '', contact }
}

export interface SentCv {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * Somebody raises a hand: what they typed goes with their CV into an import of whoever opened the page, and the worker reads
 * it as it reads every file, so that one undo takes all of it back. @throws Refusal when the page is closed or this is no address
 */
export async function raiseHand(
  workspace: Workspace,
  token: string,
  typed: HandTyped,
  cv: SentCv | null,
): Promise<void> {
  const { link, viewer, job } = await openJob(workspace, token)
  const email = normaliseEmail(typed.email)
  if (email === null) throw new Refusal('invalid', 'This is no email address.', '/email')
  if (cv && cv.bytes.length > largestCv) throw new Refusal('invalid', 'The CV is larger than 10 MB.', '/cv')
  const { app } = workspace.db
  const [row] = await app<{ external: string; title: string | null; is_on: boolean }[]>`
    select a.external, a.title, exists (
      select from persona p join candidacy k on k.person_id = p.person_id and k.assignment_id = a.id
      where p.persona_id = ${personaId(workspace.key, { kind: 'email', value: email })}::uuid) as is_on
    from ledger.assignment a where a.id = ${job.id}::uuid`
  if (!row) throw shut()
  const channel = typed.source === undefined ? null : await channelByCode(app, typed.source)
  const hand: RaisedHand = {
    raisedHand: 1,
    link: link.id,
    at: workspace.now(),
    job: { external: row.external, title: job.title },
    isOn: row.is_on,
    channel: channel?.medium ?? 'careers-site',
    notice: noticeVersion,
    ...typed,
    cv: cv && { name: cv.name, bytes: Buffer.from(cv.bytes).toString('base64') },
  }
  // An import keeps its name when a person is erased: it says for what, and not who.
  const { id } = await beginImport(workspace, viewer, `Application: ${job.title}`)
  const { folder } = await openImport(app, viewer, id)
  await writeFile(join(folder, 'raised-hand.json'), JSON.stringify(hand))
  await surveyImport(workspace, viewer, id, (await preferencesOf(app, viewer)).country)
  const since = hand.at.slice(0, 10)
  await setAnswers(workspace, viewer, id, { me: [], visible: 'all', add: ['cv'], since })
  await moveImport(workspace, viewer, id, 'start')
  await seen(workspace, link, 'answered')
}
