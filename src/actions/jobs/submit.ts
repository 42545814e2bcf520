import * as z from 'zod'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { phaseRank } from '#src/domain/assignment.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { typed } from '#src/ledger/typed.ts'
import { anchorsOf } from '../person/anchor.ts'
import { guarded, reasonNote } from './guarded.ts'
import { noonOf, onCandidacy, stageFor } from './on-candidacy.ts'
import { date } from './words.ts'

export const submission = z.object({
  /** Contacts at the client. */
  to: z.array(z.guid()).max(20).default([]),
  /** With the person's contact details, or without. */
  form: z.enum(['full', 'blind']).default('full'),
  note: z.string().trim().max(20_000).optional(),
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
  { to, form, note, on: day, because }: z.infer<typeof submission>,
): Promise<{ act: string }> {
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
      const sent = typed({
        kind: 'cv.sent',
        channel: 'email',
        direction: 'out',
        at: when,
        precision: day === undefined ? 'instant' : 'day',
        seenAt: at,
        body: { title: `CV sent${job.clientName ? ` to ${job.clientName}` : ''}`, form },
        text: note ?? null,
        subjects: [
          { id: persona, noun: 'persona', role: 'about' },
          { id: job.id, noun: 'assignment', role: 'about' },
          ...contacts.map(one => ({ id: one.persona, noun: 'persona' as const, role: 'recipient' })),
          ...(job.client ? [{ id: job.client, noun: 'company' as const, role: 'client' }] : []),
        ],
      })
      const body = {
        sent: sent.id,
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
