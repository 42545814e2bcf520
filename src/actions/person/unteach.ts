import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { requireWriter } from '../perform.ts'

/**
 * A lesson is not applied any more, or is again. The correction that taught it stays, and so do CVs that were read by it.
 * @throws Refusal `missing` when nobody taught it.
 */
export async function judgeLesson(workspace: Workspace, viewer: Viewer, id: string, takenBack: boolean): Promise<void> {
  requireWriter(viewer)
  const changed = await workspace.db.app`
    update desk.lesson set taken_back = ${takenBack} where id = ${id}::uuid returning id`
  if (changed.length === 0) throw new Refusal('missing', 'This was never taught, or its CV is gone.')
}
