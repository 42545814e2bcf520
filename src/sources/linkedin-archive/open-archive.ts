import type { Group, ReadContext } from '../source.ts'
import type { Archive } from './archive.ts'
import { type Known, knownFile } from './files.ts'
import { holderIdentifiers, holderOf } from './holder.ts'
import type { Kind } from './kind.ts'
import { kinds } from './kinds.ts'
import { madeAt } from './made-at.ts'
import { Row } from './row.ts'
import { rowsOf } from './rows.ts'
import { Scan } from './scan.ts'

export interface Opening {
  readonly scan: Scan
  readonly archive: Archive
  /** Files that are read, in the order of their kinds. */
  readonly tables: readonly (Known & { readonly kind: Kind })[]
  readonly leftOut: number
}

/** A first walk through every row, so that the second knows who holds the archive and who has which profile. */
export async function openArchive(group: Group, context: ReadContext): Promise<Opening> {
  const scan = new Scan(context.now)
  const known = group.files.map(file => knownFile(file))
  const tables = known
    .flatMap(each => (each?.kind ? [{ ...each, kind: each.kind }] : []))
    .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (a.file.path < b.file.path ? -1 : 1))
  for (const { file, kind } of tables)
    for await (const row of rowsOf(file, kind)) {
      context.signal?.throwIfAborted()
      if (!(row instanceof Row)) continue
      const noun = kind.scan(row, scan)
      if (noun !== null) scan.tally(noun)
    }
  const holder = holderOf(scan, context)
  const archive: Archive = {
    context,
    holder,
    self: holderIdentifiers(holder, scan.emails),
    names: scan.names,
    connected: scan.connected,
    madeAt: madeAt(group.files, scan.newest, context.now),
    named: new Set(),
  }
  return { scan, archive, tables, leftOut: group.files.length - tables.length }
}
