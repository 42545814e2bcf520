import type { Workspace } from '#src/access/workspace.ts'
import { transact } from '#src/db/transaction.ts'
import { type Act, batchLimit } from '#src/ledger/append.ts'
import { decision } from '#src/ledger/decision.ts'
import { personaId } from '#src/ledger/ids.ts'
import { record } from '#src/projections/record.ts'
import type { Arrival } from '#src/sources/source.ts'
import type { Me } from './me.ts'

/** An export that was read to its end. */
export interface Arrived {
  /** Whose service it is out of: "linkedin". */
  readonly what: string
  readonly arrival: Arrival | undefined
}

interface Arrivals {
  readonly act: Act
  readonly arrivals: readonly Arrived[]
  readonly me: Me
}

/**
 * Says, when everything was read, which exports are here: what was asked for is pending no more, and what an earlier one
 * of the same holder had can be told from what this one has. An export that does not say whose it is is the account's own.
 */
export async function noteArrivals(workspace: Workspace, { act, arrivals, me }: Arrivals): Promise<void> {
  const { db, key } = workspace
  const at = workspace.now()
  const entries = arrivals.slice(0, batchLimit).map(({ what, arrival }) => {
    const holders = arrival?.holders.length ? arrival.holders : me.identifiers.filter(one => one.kind === what)
    const known = arrival && { holders: holders.map(one => personaId(key, one)).sort(), whole: [...arrival.whole] }
    const entry = decision({
      kind: 'export.arrived',
      body: { what, ...known },
      subjects: [{ id: act.account ?? '', noun: 'account' }],
      at,
      same: { key, by: [act.id, what, ...(arrival ? [arrival.madeAt] : []), ...(known?.holders ?? [])] },
    })
    // Seen by its source on the day it was made, like the rows in it.
    return { ...entry, seen_at: arrival?.madeAt ?? at }
  })
  if (entries.length === 0) return
  const distinct = [...new Map(entries.map(entry => [entry.id, entry])).values()]
  await transact(db.app, trx =>
    record(trx, act, [], distinct, {
      key,
      now: at,
      admission: { add: new Set(), leaveOut: new Set() },
      fold: false,
      colleagues: new Set(),
    }),
  )
}
