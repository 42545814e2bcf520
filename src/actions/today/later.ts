import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Queryable } from '#src/db/pool.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { decision } from '#src/ledger/decision.ts'
import { keepPromise } from '../log/log-interaction.ts'
import { perform } from '../perform.ts'

/** Puts one of Today's rows off; for this viewer alone. */
export async function putOff({ db }: Workspace, viewer: Viewer, key: string, until: string): Promise<void> {
  await db.app`
    insert into desk.later (account_id, key, until) values (${viewer.account}, ${key.slice(0, 200)}, ${until})
    on conflict (account_id, key) do update set until = excluded.until`
}

const forever = '9999-12-31T00:00:00.000Z'

/** Done: a promise is kept; anything else does not come back. Answers the act that undo takes back. */
export async function finish(workspace: Workspace, viewer: Viewer, key: string): Promise<{ act: string }> {
  const [kind, entry = ''] = key.split(':')
  if (kind !== 'promised') {
    await putOff(workspace, viewer, key, forever)
    return { act: '' }
  }
  return keepPromise(workspace, viewer, await personOf(workspace.db.app, entry), entry)
}

/** Takes "later" or "done" back. */
export async function bringBack({ db }: Workspace, viewer: Viewer, key: string): Promise<void> {
  await db.app`delete from desk.later where account_id = ${viewer.account}::uuid and key = ${key}`
}

async function personOf(sql: Queryable, entry: string): Promise<string> {
  const [row] = await sql<{ person_id: string }[]>`select person_id from fact where entry_id = ${entry}::uuid limit 1`
  if (!row) throw new Refusal('missing', 'This promise is not here any more.')
  return row.person_id
}

/** An export was asked for somewhere: pending on Today until it is here. */
export async function requestExport(workspace: Workspace, viewer: Viewer, what: string): Promise<{ act: string }> {
  const { act } = await perform(workspace, viewer, {
    decisions: [
      decision({
        kind: 'export.requested',
        body: { what },
        subjects: [{ id: viewer.account, noun: 'account' }],
        at: workspace.now(),
      }),
    ],
    visible: 'me',
  })
  return { act }
}
