import * as z from 'zod'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { enders, splitTotal } from '#src/domain/candidacy.ts'
import { percentOf } from '#src/domain/money.ts'
import { Refusal } from '#src/domain/refusal.ts'
import type { JsonObject } from '#src/lib/json.ts'
import type { JobHead } from '#src/projections/job/page.ts'
import { requireColleagues } from './colleagues.ts'
import { noonOf, onCandidacy, stageFor } from './on-candidacy.ts'
import { requireStep } from './require-step.ts'
import { date, money } from './words.ts'

const splits = z
  .array(z.object({ account: z.guid(), percent: z.number().min(0).max(100).multipleOf(0.01) }))
  .max(20)
  .refine(all => new Set(all.map(one => one.account)).size === all.length, 'A colleague is named twice in the split.')

const figures = {
  start: date.nullable().optional(),
  /** A year's pay, or what the work is paid. */
  pay: money.optional(),
  fee: money.optional(),
  percent: z.number().min(0).max(100).optional(),
  guaranteeDays: z.int().min(0).max(1000).optional(),
  splits: splits.optional(),
}
export const placement = z.object({ ...figures, on: date.optional() })
export const placementChange = z.object({ ...figures, placement: z.guid() })
export const placementEnd = z.object({
  placement: z.guid(),
  on: date,
  by: z.enum(enders),
  reason: z.string().trim().min(1).max(200),
  /** Paid back, in minor units of the fee's currency. */
  refund: z.int().min(0).max(1e15).optional(),
  /** Whoever follows is the replacement that the guarantee promised. */
  replaced: z.boolean().optional(),
})
type On = { readonly job: string; readonly person: string }
type Figures = Pick<z.infer<typeof placement>, 'start' | 'pay' | 'fee' | 'percent' | 'guaranteeDays' | 'splits'>

function requireSplit({ splits: all }: Figures): void {
  if (!all || all.length === 0) return
  const total = splitTotal(all)
  if (total !== 10_000) throw new Refusal('invalid', `The split adds up to ${total / 100} %, not to 100 %.`, '/splits')
}

/** Pay and fee of one placement are in one currency: a percentage of pounds is no euros. */
function requireOneCurrency({ pay, fee }: Figures): void {
  if (pay && fee && pay.currency !== fee.currency)
    throw new Refusal(
      'invalid',
      `The pay is in ${pay.currency} and the fee in ${fee.currency}. Say both in one currency.`,
      '/fee',
    )
}

/** What the terms say the fee is, where nobody said it. */
function feeOf(job: JobHead, { pay, fee, percent }: Figures): JsonObject {
  const { terms } = job
  const share = percent ?? (terms && terms.model !== 'fixed' ? terms.percent : undefined)
  const said =
    fee ??
    (terms?.model === 'fixed' && percent === undefined
      ? terms.fee
      : pay && share !== undefined
        ? percentOf(pay, share)
        : undefined)
  return {
    ...(said ? { fee: { ...said } } : {}),
    ...(share === undefined || (fee && percent === undefined) ? {} : { percent: share }),
  }
}

/**
 * Somebody is placed: start, pay, fee by the terms unless said otherwise, how it is shared, how long we answer for it.
 * @throws Refusal when there is no order, they are placed here already, dates run backwards, the split does not add up,
 * or currencies are mixed.
 */
export async function placeCandidate(
  workspace: Workspace,
  viewer: Viewer,
  on: On,
  asked: z.infer<typeof placement>,
): Promise<{ act: string }> {
  const { act } = await onCandidacy(workspace, viewer, on, async ({ trx, job, standing, at, says }) => {
    if (job.state === 'lead' || job.ordered === null)
      throw new Refusal(
        'conflict',
        'There is no order for this job yet. Take the order first, with its day; then record who was placed.',
        '/state',
      )
    const when = noonOf(asked.on, at)
    if (standing.placed && (await isRecorded(trx, on)))
      throw new Refusal('conflict', 'They are placed on this job already. Change that placement, or end it first.')
    if (when.slice(0, 10) < job.ordered.slice(0, 10))
      throw new Refusal(
        'invalid',
        `They would be placed on ${when.slice(0, 10)}, before the order of ${job.ordered.slice(0, 10)}.`,
        '/on',
      )
    requireForward(asked.start, job.ordered)
    requireSplit(asked)
    requireOneCurrency(asked)
    await requireColleagues(
      trx,
      (asked.splits ?? []).map(one => one.account),
    )
    const { start, pay, guaranteeDays } = asked
    const body: JsonObject = {
      ...stageFor(job, 'placed'),
      ...(start ? { start } : {}),
      ...(pay ? { pay } : {}),
      ...feeOf(job, asked),
      guaranteeDays: guaranteeDays ?? job.terms?.guaranteeDays ?? 0,
      splits: asked.splits ?? [{ account: viewer.account, percent: 100 }],
    }
    return [says('placement.made', body, when)]
  })
  return { act }
}

function requireForward(start: string | null | undefined, ordered: string | null): void {
  if (start && ordered && start < ordered.slice(0, 10))
    throw new Refusal('invalid', `The first day, ${start}, is before the order of ${ordered.slice(0, 10)}.`, '/start')
}

async function isRecorded(
  trx: Parameters<Parameters<typeof onCandidacy>[3]>[0]['trx'],
  { job, person }: On,
): Promise<boolean> {
  const [row] = await trx`
    select 1 from placement p join ledger.entry e on e.id = p.entry_id and e.kind = 'placement.made'
    join person o on o.person_id = ${person}::uuid
    where p.person_id = coalesce(o.into_id, o.person_id) and p.assignment_id = ${job}::uuid and p.ended_on is null`
  return row !== undefined
}

export async function changePlacement(
  workspace: Workspace,
  viewer: Viewer,
  on: On,
  { placement: which, ...change }: z.infer<typeof placementChange>,
): Promise<{ act: string }> {
  const { act } = await onCandidacy(workspace, viewer, on, async one => {
    const made = await requireStep(one, which, 'placement.made')
    requireForward(change.start, one.job.ordered)
    requireSplit(change)
    const before = { pay: money.safeParse(made['pay']).data, fee: money.safeParse(made['fee']).data }
    requireOneCurrency({ pay: change.pay ?? before.pay, fee: change.fee ?? before.fee })
    await requireColleagues(
      one.trx,
      (change.splits ?? []).map(split => split.account),
    )
    const said = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as JsonObject
    return [one.says('placement.changed', { placement: which, ...said })]
  })
  return { act }
}

/** They left, or never came: when, why, and what follows from the guarantee. */
export async function endPlacement(
  workspace: Workspace,
  viewer: Viewer,
  on: On,
  { placement: which, ...end }: z.infer<typeof placementEnd>,
): Promise<{ act: string }> {
  const { act } = await onCandidacy(workspace, viewer, on, async one => {
    const made = await requireStep(one, which, 'placement.made')
    const start = typeof made['start'] === 'string' ? made['start'] : null
    if (start !== null && end.on < start && end.reason !== 'Did not start')
      throw new Refusal('invalid', `They would leave on ${end.on}, before their first day, ${start}.`, '/on')
    const { on: day, by, reason, refund, replaced } = end
    return [
      one.says('placement.ended', {
        placement: which,
        on: day,
        by,
        reason,
        ...(refund === undefined ? {} : { refund }),
        ...(replaced ? { replaced } : {}),
      }),
    ]
  })
  return { act }
}
