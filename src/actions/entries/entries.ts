import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Visibility } from '#src/domain/answers.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { decision } from '#src/ledger/decision.ts'
import { entryDetail } from '#src/projections/entry/detail.ts'
import { perform } from '../perform.ts'

/** Says who may see something that the viewer holds: a mail, and with it its thread's other messages of theirs. */
export async function shareEntry(
  workspace: Workspace,
  viewer: Viewer,
  entry: string,
  visible: Visibility,
): Promise<{ act: string }> {
  const { act } = await perform(workspace, viewer, async trx => {
    const rows = await trx<{ entry_id: string }[]>`
      select distinct l.entry_id from line o join line l on l.person_id = o.person_id and (l.entry_id = o.entry_id or l.thread = o.thread)
      where o.entry_id = ${entry}::uuid
        and exists (select from standing t where t.entry_id = l.entry_id and t.account = ${viewer.account}::uuid) limit 1000`
    if (rows.length === 0) {
      if (!(await entryDetail(trx, viewer, entry)))
        throw new Refusal('missing', 'This is not here, or you may not see it.')
      throw new Refusal('forbidden', 'Only who holds this can share or hide it.')
    }
    const kind = visible === 'me' ? 'thread.hidden' : 'thread.shared'
    const subjects = rows.map(({ entry_id }) => ({ id: entry_id, noun: 'entry' as const }))
    return { decisions: [decision({ kind, body: { visible }, subjects, at: workspace.now() })] }
  })
  return { act }
}

/** Takes one entry off the line: something typed by mistake. Taken back by undo. */
export async function retractEntry(workspace: Workspace, viewer: Viewer, entry: string): Promise<{ act: string }> {
  const { act } = await perform(workspace, viewer, async trx => {
    const detail = await entryDetail(trx, viewer, entry)
    if (!detail) throw new Refusal('missing', 'This is not here, or you may not see it.')
    if (!detail.sharing.mine && viewer.role !== 'admin')
      throw new Refusal('forbidden', 'This is a colleague’s; they or an admin can take it off.')
    const subjects = [{ id: entry, noun: 'entry' as const }]
    return { decisions: [decision({ kind: 'entry.retracted', body: { entry }, subjects, at: workspace.now() })] }
  })
  return { act }
}

/** Says how long something took; null: as its kind has it again. Anybody who may know of it and writes, by name. */
export async function setMinutes(
  workspace: Workspace,
  viewer: Viewer,
  entry: string,
  minutes: number | null,
): Promise<{ act: string }> {
  const { act } = await perform(workspace, viewer, async trx => {
    const detail = await entryDetail(trx, viewer, entry)
    if (!detail) throw new Refusal('missing', 'This is not here, or you may not see it.')
    if (!detail.effort) throw new Refusal('invalid', 'This takes nobody’s time.', '/minutes')
    const subjects = [{ id: entry, noun: 'entry' as const }]
    return { decisions: [decision({ kind: 'effort.set', body: { minutes }, subjects, at: workspace.now() })] }
  })
  return { act }
}
