import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { decision } from '#src/ledger/decision.ts'
import { perform } from '../perform.ts'
import { anchorOf } from './anchor.ts'

/** A cue about a person, dated and sourced; only its writer sees it unless they say otherwise. */
export async function remember(
  workspace: Workspace,
  viewer: Viewer,
  person: string,
  text: string,
  isPrivate: boolean,
): Promise<{ act: string }> {
  const { act } = await perform(workspace, viewer, async trx => {
    const { persona } = await anchorOf(trx, viewer, person)
    const entry = decision({
      kind: 'person.remembered',
      body: {},
      text,
      subjects: [{ id: persona, noun: 'persona' }],
      at: workspace.now(),
    })
    return { decisions: [entry], visible: isPrivate ? 'me' : 'all' }
  })
  return { act }
}
