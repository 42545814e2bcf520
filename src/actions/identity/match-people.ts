import type { Workspace } from '#src/access/workspace.ts'
import { isModelDue, learnModel } from './learn-model.ts'
import { mergeCertain } from './merge-certain.ts'

/**
 * What is done about who is who when nothing is left to fold: the model is kept current, and what is certain by it is
 * merged. Answers whether there is something to fold again.
 */
export async function matchPeople(workspace: Workspace, signal?: AbortSignal): Promise<boolean> {
  if (await isModelDue(workspace.db.app)) {
    await learnModel(workspace, signal)
    return true
  }
  return (await mergeCertain(workspace)) > 0
}
