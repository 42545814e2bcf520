import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { Refusal } from '#src/domain/refusal.ts'
import type { ImportView } from '#src/domain/views/imports.ts'
import { requireWriter } from '../perform.ts'
import { undo } from '../undo.ts'
import { importView } from './imports.ts'

/** Takes a whole import back, at any time: what nothing else vouches for falls, people without a leg to stand on go. */
export async function undoImport(workspace: Workspace, viewer: Viewer, id: string): Promise<ImportView> {
  requireWriter(viewer)
  const { state } = await importView(workspace.db.app, viewer, id)
  if (state === 'running') throw new Refusal('conflict', 'Pause or stop the import first.')
  if (state === 'undone') throw new Refusal('conflict', 'This import was taken back already.')
  await undo(workspace, viewer, id)
  await workspace.db.app`update desk.import set state = 'undone', ended_at = now() where id = ${id}::uuid`
  return importView(workspace.db.app, viewer, id)
}
