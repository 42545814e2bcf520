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
import { foldNow } from '#src/projections/fold/now.ts'
import { type Recorded, type RecordOptions, record } from '#src/projections/record.ts'

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
  /**
   * Nobody checks what it records before doing something else, so that others may be let in before every view has it: of
   * several such clicks at once the views are written together. Whoever clicked waits for that all the same.
   */
  readonly decidesNothing?: boolean
}

/** @throws Refusal `forbidden` when the viewer only reads. */
export function requireWriter(viewer: Viewer): void {
  if (!mayWrite(viewer))
    throw new Refusal('forbidden', 'You can read here, and not change anything. An admin can change that.')
}

/**
 * One click: checks that the viewer may write, gathers what is to be recorded inside the transaction (so that checks and
 * records see one state), records it as one act of theirs, and answers when every view has it: folded in the same
 * transaction, or, of several clicks at once, together with the others. The act is what undo takes back; a doing too large
 * for one transaction performs its batches under one `id`.
 */
export async function perform(
  workspace: Workspace,
  viewer: Viewer,
  gather: Doing | ((trx: Trx) => Promise<Doing>),
  id: string = freshId(),
): Promise<Performed> {
  requireWriter(viewer)
  const turn = workspace.crowd?.enter()
  try {
    const performed = await recordDoing(workspace, viewer, gather, id, turn?.isCrowded ? 'together' : true)
    workspace.wake()
    const { left } = performed
    if (left && !(await workspace.crowd?.folded(left.xid))) {
      await transact(workspace.db.app, trx => foldNow(trx, left.rows))
      workspace.wake()
    }
    return performed
  } finally {
    turn?.leave()
  }
}

function recordDoing(
  { db, key, now: clock }: Workspace,
  viewer: Viewer,
  gather: Doing | ((trx: Trx) => Promise<Doing>),
  id: string,
  fold: RecordOptions['fold'],
): Promise<Performed> {
  const now = clock()
  return transact(db.app, async trx => {
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
      fold: doing.decidesNothing ? fold : true,
      colleagues,
    })
    return { ...recorded, act: act.id }
  })
}

export async function colleaguesOf(sql: Queryable): Promise<ReadonlySet<string>> {
  const rows = await sql<{ persona_id: string }[]>`select persona_id from colleague`
  return new Set(rows.map(row => row.persona_id))
}
