import { randomUUID } from 'node:crypto'
import type { OpenWorkspace } from '#src/actions/open-workspace.ts'
import { transact } from '#src/db/transaction.ts'
import type { Draft } from '#src/domain/draft.ts'
import { everybody } from '#src/identity/admit.ts'
import type { Act } from '#src/ledger/append.ts'
import { prepare } from '#src/ledger/prepare.ts'
import { record } from '#src/projections/record.ts'

/** Puts drafts through the one door in batches, each written while the next is made, as an import does; answers entries a second. */
export async function recordAll(
  workspace: OpenWorkspace,
  act: Act,
  drafts: Iterable<Draft>,
  size = 5000,
): Promise<{ entries: number; seconds: number }> {
  const { db, key } = workspace
  const now = workspace.now()
  const began = performance.now()
  let batch: Draft[] = []
  let entries = 0
  let writing: Promise<unknown> = Promise.resolve()
  const flush = async () => {
    const prepared = prepare(key, batch, now)
    entries += batch.length
    batch = []
    await writing
    writing = transact(db.app, trx =>
      record(trx, act, prepared, [], { key, now, admission: everybody, fold: false, colleagues: new Set() }),
    )
  }
  for (const draft of drafts) {
    batch.push(draft)
    if (batch.length === size) await flush()
  }
  if (batch.length > 0) await flush()
  await writing
  return { entries, seconds: (performance.now() - began) / 1000 }
}

export const benchAct = (account: string | null): Act => ({
  id: randomUUID(),
  kind: 'import',
  account,
  actor: account,
  visible: 'all',
  since: null,
})
