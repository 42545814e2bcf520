import * as z from 'zod'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Trx } from '#src/db/pool.ts'
import { phaseRank } from '#src/domain/assignment.ts'
import { blindText } from '#src/domain/blind.ts'
import { cvMediaTypes } from '#src/domain/house-cv.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { asWritten } from '#src/domain/vocabulary.ts'
import { appendNouns } from '#src/ledger/append.ts'
import { typed } from '#src/ledger/typed.ts'
import { personPage } from '#src/projections/person/page.ts'
import { tellingOf } from '../house-cv/words.ts'
import { requireWriter } from '../perform.ts'
import { anchorsOf } from '../person/anchor.ts'
import { guarded, reasonNote } from './guarded.ts'
import { noonOf, onCandidacy, stageFor } from './on-candidacy.ts'
import { date } from './words.ts'

const sentTypes = [
  ...Object.values(cvMediaTypes),
  'application/msword',
  'application/vnd.oasis.opendocument.text',
] as const
/** Letters of base64. */
const largestFile = 1_900_000

export const submission = z.object({
  /** Contacts at the client. */
  to: z.array(z.guid()).max(20).default([]),
  /** With the person's contact details, or without. */
  form: z.enum(['full', 'blind']).default('full'),
  note: z.string().trim().max(20_000).optional(),
  /** What was sent, byte for byte. */
  file: z
    .object({
      name: z.string().trim().min(1).max(200),
      type: z.enum(sentTypes, 'A CV is sent as PDF, Word or OpenDocument.'),
      bytes: z.base64().min(4).max(largestFile, 'The file is larger than 1.4 MB.'),
    })
    .optional(),
  on: date.optional(),
  because: z.string().trim().min(1).max(1000).optional(),
})

/**
 * Puts somebody before the client: what was sent, to whom, is an act on the lines of both, and the candidacy stands at
 * "sent". Sent to this client before, by whomever, is a warning first.
 */
export async function submitCandidate(
  workspace: Workspace,
  viewer: Viewer,
  on: { readonly job: string; readonly person: string },
  { to, form, note, file, on: day, because }: z.infer<typeof submission>,
): Promise<{ act: string }> {
  requireWriter(viewer)
  const original = file && (await kept(workspace, file))
  const { act } = await onCandidacy(
    workspace,
    viewer,
    on,
    async ({ trx, job, person, persona, standing, at, says }) => {
      if (standing.ended) throw new Refusal('conflict', 'This has ended. Move them to a stage first, if it goes on.')
      if (job.state === 'lead')
        throw new Refusal(
          'conflict',
          'There is no order for this job yet. Take the order first; then send people.',
          '/state',
        )
      const warned = await guarded(trx, viewer, { job, people: [person], doing: 'submit', because, now: at })
      const contacts = await anchorsOf(trx, viewer, to)
      const when = noonOf(day, at)
      if (file && original) {
        if (form === 'blind') await requireBlindName(trx, viewer, person, file.name, at)
        await appendNouns(trx, { originals: [original] })
      }
      const typedSent = typed({
        kind: 'cv.sent',
        channel: 'email',
        direction: 'out',
        at: when,
        precision: day === undefined ? 'instant' : 'day',
        seenAt: at,
        body: {
          title: `CV sent${job.clientName && !job.confidential ? ` to ${job.clientName}` : ''}`,
          form,
          ...(file ? { file: file.name } : {}),
        },
        text: note ?? null,
        subjects: [
          { id: persona, noun: 'persona', role: 'about' },
          { id: job.id, noun: 'assignment', role: 'about' },
          ...contacts.map(one => ({ id: one.persona, noun: 'persona' as const, role: 'recipient' })),
          ...(job.client ? [{ id: job.client, noun: 'company' as const, role: 'client' }] : []),
        ],
      })
      const sent = { ...typedSent, original_id: original?.id ?? null }
      const body = {
        sent: sent.id,
        ...(file ? { file: file.name } : {}),
        form,
        to: contacts.map(one => one.person),
        ...(note ? { note } : {}),
        ...warned.get(person),
      }
      const moves =
        phaseRank(standing.phase) < phaseRank('sent') ? [says('candidacy.moved', stageFor(job, 'sent'), when)] : []
      return [
        sent,
        says('candidacy.submitted', body, when),
        ...moves,
        ...reasonNote(job, persona, warned.get(person), at),
      ]
    },
  )
  return { act }
}

async function kept({ originals }: Workspace, { name, type, bytes }: File) {
  const content = Buffer.from(bytes, 'base64')
  return { id: await originals.put(content, type), media_type: type, size: content.length, name }
}
type File = NonNullable<z.infer<typeof submission>['file']>

/** A file that goes out blind does not tell by its name who it is about. */
async function requireBlindName(trx: Trx, viewer: Viewer, person: string, name: string, now: string): Promise<void> {
  const page = await personPage(trx, viewer, person, now)
  const plain = name.replace(/[_.-]+/g, ' ')
  if (page && blindText(plain, tellingOf(page, [])) !== plain.normalize('NFC'))
    throw new Refusal(
      'invalid',
      `The name of the file says who it is: ${asWritten(name)}. Call it otherwise first.`,
      '/file/name',
    )
}
