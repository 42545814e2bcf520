import * as z from 'zod'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { channels } from '#src/domain/channel.ts'
import type { Direction } from '#src/domain/draft.ts'
import { interactions } from '#src/domain/kind.ts'
import { Refusal } from '#src/domain/refusal.ts'
import type { Entry } from '#src/ledger/append.ts'
import { decision } from '#src/ledger/decision.ts'
import { typed } from '#src/ledger/typed.ts'
import { jobHead } from '#src/projections/job/page.ts'
import { perform } from '../perform.ts'
import { anchorOf } from '../person/anchor.ts'
import { requireFacts } from '../person/facts-of.ts'

const kinds = Object.keys(interactions) as [keyof typeof interactions, ...(keyof typeof interactions)[]]
export const newLog = z.object({
  person: z.guid(),
  kind: z.enum(kinds),
  channel: z.enum(channels).nullable().optional(),
  direction: z.enum(['in', 'out', 'between', 'none']).optional(),
  at: z.iso.datetime({ offset: true }).optional(),
  text: z.string().max(100_000),
  title: z.string().max(300).optional(),
  minutes: z.number().min(0).max(1440).optional(),
  followup: z.object({ text: z.string().max(500), due: z.iso.datetime({ offset: true }) }).optional(),
  /** Follow-ups that this act keeps. */
  keeps: z.array(z.guid()).max(20).optional(),
  job: z.guid().optional(),
  /** By which of our own channels it came: a code or a name. */
  source: z.string().trim().max(120).optional(),
  visible: z.enum(['me', 'touch', 'all']).optional(),
})
export type NewLog = z.infer<typeof newLog>

export const usualChannel: Readonly<Record<string, (typeof channels)[number]>> = {
  call: 'phone',
  note: 'internal',
  meeting: 'in-person',
  email: 'email',
  inmail: 'linkedin',
  connection: 'linkedin',
  invitation: 'linkedin',
  event: 'event',
  message: 'sms',
  application: 'careers-site',
}
const directions: Readonly<Record<string, Direction>> = {
  made: 'out',
  sent: 'out',
  received: 'in',
  missed: 'in',
  held: 'between',
  planned: 'between',
  attended: 'between',
  written: 'none',
}
export const usualDirection = (kind: string): Direction => directions[kind.slice(kind.indexOf('.') + 1)] ?? 'none'

/** Records an act by hand, with what was promised and what it keeps, as one doing. */
export async function logInteraction(
  workspace: Workspace,
  viewer: Viewer,
  input: NewLog,
): Promise<{ act: string; id: string }> {
  const now = workspace.now()
  const at = input.at ? new Date(input.at).toISOString() : now
  if (Date.parse(at) > Date.parse(now) + 3_650 * 86_400_000)
    throw new Refusal('invalid', 'That date is more than ten years away.', '/at')
  let id = ''
  const { act } = await perform(workspace, viewer, async trx => {
    const { person, persona } = await anchorOf(trx, viewer, input.person)
    await requireFacts(trx, viewer, person, 'promise', input.keeps ?? [])
    if (input.job && !(await jobHead(trx, viewer, input.job))) throw new Refusal('missing', 'This job is not here.')
    const subjects: Entry['subjects'][number][] = [{ id: persona, noun: 'persona', role: 'about' }]
    if (input.job) subjects.push({ id: input.job, noun: 'assignment', role: 'about' })
    const entry = typed({
      kind: input.kind,
      channel: input.channel === undefined ? (usualChannel[input.kind.split('.')[0] ?? ''] ?? null) : input.channel,
      direction: input.direction ?? usualDirection(input.kind),
      at,
      seenAt: now,
      body: {
        ...(input.title ? { title: input.title } : {}),
        ...(input.minutes === undefined ? {} : { minutes: input.minutes }),
        ...(input.source ? { source: input.source } : {}),
      },
      text: input.text || null,
      subjects,
    })
    id = entry.id
    const about = [{ id: persona, noun: 'persona' as const }]
    const decisions = [entry]
    if (input.followup)
      decisions.push(
        decision({
          kind: 'followup.promised',
          body: { text: input.followup.text, due: new Date(input.followup.due).toISOString() },
          subjects: about,
          at: now,
        }),
      )
    for (const followup of input.keeps ?? [])
      decisions.push(
        decision({
          kind: 'followup.kept',
          body: { followup },
          subjects: [...about, { id: followup, noun: 'entry' }],
          at: now,
        }),
      )
    return { decisions, decidesNothing: !input.keeps?.length, ...(input.visible ? { visible: input.visible } : {}) }
  })
  return { act, id }
}

/** Says that a promise was kept, without an act to show for it. */
export async function keepPromise(
  workspace: Workspace,
  viewer: Viewer,
  person: string,
  followup: string,
): Promise<{ act: string }> {
  const { act } = await perform(workspace, viewer, async trx => {
    const { person: whole, persona } = await anchorOf(trx, viewer, person)
    await requireFacts(trx, viewer, whole, 'promise', [followup])
    const subjects = [
      { id: persona, noun: 'persona' as const },
      { id: followup, noun: 'entry' as const },
    ]
    return { decisions: [decision({ kind: 'followup.kept', body: { followup }, subjects, at: workspace.now() })] }
  })
  return { act }
}
