import { mayWrite, type Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Queryable, Trx } from '#src/db/pool.ts'
import { transact } from '#src/db/transaction.ts'
import type { Visibility } from '#src/domain/answers.ts'
import type { Draft } from '#src/domain/draft.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { type Admission, everybody } from '#src/identity/admit.ts'
import type { Act, Entry } from '#src/ledger/append.ts'
import { freshId } from '#src/ledger/ids.ts'
import { prepare } from '#src/ledger/prepare.ts'
import { type Recorded, record } from '#src/projections/record.ts'

export interface Performed extends Recorded {
  readonly act: string
}

interface Doing {
  readonly drafts?: readonly Draft[]
  readonly decisions?: readonly Entry[]
  readonly visible?: Visibility
  /** Who holds what is recorded, where that is not whoever does it. */
  readonly account?: string | null
  readonly admission?: Admission
  readonly kind?: Act['kind']
}

/** @throws Refusal `forbidden` when the viewer only reads. */
export function requireWriter(viewer: Viewer): void {
  if (!mayWrite(viewer))
    throw new Refusal('forbidden', 'You can read here, and not change anything. An admin can change that.')
}

/**
 * One click: checks that the viewer may write, gathers what is to be recorded inside the transaction (so that checks and
 * records see one state), records it as one act of theirs, and folds it at once. The act is what undo takes back; a doing
 * too large for one transaction performs its batches under one `id`.
 */
export async function perform(
  workspace: Workspace,
  viewer: Viewer,
  gather: Doing | ((trx: Trx) => Promise<Doing>),
  id: string = freshId(),
): Promise<Performed> {
  requireWriter(viewer)
  const { db, key } = workspace
  const now = workspace.now()
  const performed = await transact(db.app, async trx => {
    const doing = typeof gather === 'function' ? await gather(trx) : gather
    const act: Act = {
      id,
      kind: doing.kind ?? 'typed',
      account: doing.account === undefined ? viewer.account : doing.account,
      actor: viewer.account,
      visible: doing.visible ?? 'all',
      since: null,
    }
    const prepared = prepare(key, doing.drafts ?? [], now)
    const colleagues = prepared.length > 0 ? await colleaguesOf(trx) : new Set<string>()
    const recorded = await record(trx, act, prepared, doing.decisions ?? [], {
      key,
      now,
      admission: doing.admission ?? everybody,
      fold: true,
      colleagues,
    })
    return { ...recorded, act: act.id }
  })
  workspace.wake()
  return performed
}

export async function colleaguesOf(sql: Queryable): Promise<ReadonlySet<string>> {
  const rows = await sql<{ persona_id: string }[]>`select persona_id from colleague`
  return new Set(rows.map(row => row.persona_id))
}
