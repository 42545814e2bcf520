import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Queryable, Trx } from '#src/db/pool.ts'
import type { Visibility } from '#src/domain/answers.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { decision } from '#src/ledger/decision.ts'
import { movedSince } from '#src/projections/job/moved-since.ts'
import { perform } from './perform.ts'

/**
 * Takes back a doing, a click or a whole import: its act is retracted, and what nothing else vouches for falls. Answers
 * what stays as it is because somebody went on from there.
 * @throws Refusal when it is somebody else's and the viewer is no admin.
 */
export async function undo(
  workspace: Workspace,
  viewer: Viewer,
  act: string,
): Promise<{ undone: true; act: string; left: string[] }> {
  let left: string[] = []
  const { act: done } = await perform(workspace, viewer, async trx => {
    if ((await stopBulk(trx, viewer, act)) === 'nothing yet') return { decisions: [] }
    await mine(trx, viewer, act)
    left = await movedSince(trx, viewer, act)
    const [erased] =
      await trx`select 1 from ledger.attestation a join ledger.entry e on e.id = a.entry_id where a.act_id = ${act}::uuid and e.kind = 'person.erased' limit 1`
    if (erased) throw new Refusal('conflict', 'Erasing a person cannot be undone.')
    return {
      decisions: [
        decision({ kind: 'act.retracted', body: { act }, subjects: [{ id: act, noun: 'act' }], at: workspace.now() }),
      ],
    }
  })
  return { undone: true, act: done, left }
}

/** Lets a doing that was taken back stand again. */
export async function redo(workspace: Workspace, viewer: Viewer, act: string): Promise<{ act: string }> {
  const { act: done } = await perform(workspace, viewer, async trx => {
    await mine(trx, viewer, act)
    await trx`
      update desk.bulk set state = case when done >= cardinality(people) then 'done' else 'stopped' end
      where id = ${act}::uuid and state = 'undone'`
    await trx`
      update desk.import set state = case when (progress->>'share')::float8 < 1 then 'stopped' else 'done' end, ended_at = now()
      where id = ${act}::uuid and state = 'undone'`
    return {
      decisions: [
        decision({ kind: 'act.restored', body: { act }, subjects: [{ id: act, noun: 'act' }], at: workspace.now() }),
      ],
    }
  })
  return { act: done }
}

/** What is being done to thousands does not go on when it is taken back; before its first batch there is nothing else to do. */
async function stopBulk(trx: Trx, viewer: Viewer, act: string): Promise<'nothing yet' | null> {
  const [bulk] = await trx<{ done: number }[]>`
    update desk.bulk set state = 'undone', lease = null
    where id = ${act}::uuid and state <> 'undone' and (account_id = ${viewer.account}::uuid or ${viewer.role === 'admin'}) returning done`
  return bulk?.done === 0 ? 'nothing yet' : null
}

async function mine(sql: Queryable, viewer: Viewer, act: string): Promise<void> {
  const [row] = await sql<
    { actor: string | null; visible: Visibility }[]
  >`select actor, visible from ledger.act where id = ${act}::uuid`
  const isForeign = row?.actor !== viewer.account && viewer.role !== 'admin'
  if (!row || (isForeign && row.visible === 'me'))
    throw new Refusal('missing', 'There is nothing to undo here any more.')
  if (isForeign) throw new Refusal('forbidden', 'This was done by a colleague; they or an admin can undo it.')
}
