import * as z from 'zod'
import { mayManage, type Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { type CostSettings, costSettings, type NewSpend, newSpend } from '#src/domain/spend.ts'
import { decision } from '#src/ledger/decision.ts'
import { type OwnSource, sourcesOf } from '#src/projections/channels/sources.ts'
import { costSettingsOf } from '#src/projections/spend/settings.ts'
import { changeHouse, withSeen } from '../house-settings.ts'
import { perform } from '../perform.ts'

export const spendChange = z.object({ rows: z.array(newSpend).min(1).max(5_000) })
export const costChange = withSeen(costSettings)

/**
 * What was spent, as one doing: a line typed, or a file of them. What is said of one of our own channels is of the kind that
 * it is. @throws Refusal `invalid` when no channel of ours is called so.
 */
export async function recordSpend(
  workspace: Workspace,
  viewer: Viewer,
  rows: readonly NewSpend[],
): Promise<{ act: string; count: number }> {
  const at = workspace.now()
  const { act } = await perform(workspace, viewer, async trx => {
    const ours = await sourcesOf(trx, [...new Set(rows.flatMap(row => row.own ?? []))])
    const decisions = rows.map(({ own, ...row }, nth) => {
      const kept = own === undefined ? row : { ...row, own, channel: mediumOf(ours, own, nth) }
      return decision({ kind: 'spend.recorded', body: kept, subjects: [], at })
    })
    return { decisions }
  })
  return { act, count: rows.length }
}

function mediumOf(ours: ReadonlyMap<string, OwnSource>, own: string, nth: number): string {
  const found = ours.get(own)
  if (found) return found.medium
  throw new Refusal('invalid', `No channel of ours is called “${own}”.`, `/rows/${nth}/own`)
}

/** Takes one of them off again. @throws Refusal when it is not here, or a colleague's and the viewer is no admin. */
export async function dropSpend(workspace: Workspace, viewer: Viewer, entry: string): Promise<{ act: string }> {
  const { act } = await perform(workspace, viewer, async trx => {
    const [row] = await trx<
      { account: string | null }[]
    >`select account from spend where entry_id = ${entry}::uuid and know = 0`
    if (!row) throw new Refusal('missing', 'This is not here any more.')
    if (row.account !== viewer.account && !mayManage(viewer))
      throw new Refusal('forbidden', 'A colleague wrote this down; they or an admin can take it off.')
    const subjects = [{ id: entry, noun: 'entry' as const }]
    return { decisions: [decision({ kind: 'entry.retracted', body: { entry }, subjects, at: workspace.now() })] }
  })
  return { act }
}

/**
 * In which currency figures are given, and what an hour costs. @throws Refusal `forbidden` when the viewer is no admin;
 * `changed` naming what somebody else changed since the form was opened; nothing is taken then.
 */
export function changeCosts(
  workspace: Workspace,
  viewer: Viewer,
  { was, ...asked }: z.infer<typeof costChange>,
): Promise<CostSettings> {
  const kept = (taken: Partial<CostSettings>, now: CostSettings) => ({ cost: { ...now, ...taken } })
  return changeHouse<CostSettings>(workspace, viewer, { read: costSettingsOf, kept }, asked, was)
}
