import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { decision } from '#src/ledger/decision.ts'
import { perform } from '../perform.ts'
import { anchorOf } from './anchor.ts'

/** Says that nobody of us writes to or rings this person, and why; `reason` null lifts it. Visible wherever the person is. */
export async function doNotContact(
  workspace: Workspace,
  viewer: Viewer,
  person: string,
  reason: string | null,
): Promise<{ act: string }> {
  const { act } = await perform(workspace, viewer, async trx => {
    const { persona } = await anchorOf(trx, viewer, person)
    const kind = reason === null ? 'contact.allowed' : 'contact.forbidden'
    return {
      decisions: [
        decision({
          kind,
          body: reason === null ? {} : { reason },
          subjects: [{ id: persona, noun: 'persona' }],
          at: workspace.now(),
        }),
      ],
    }
  })
  return { act }
}
