import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Queryable } from '#src/db/pool.ts'
import { transact } from '#src/db/transaction.ts'
import { type Draft, isUnread, type Unread } from '#src/domain/draft.ts'
import { Refusal } from '#src/domain/refusal.ts'
import type { Page } from '#src/domain/views/common.ts'
import type { UnreadRow } from '#src/domain/views/imports.ts'
import { prepare } from '#src/ledger/prepare.ts'
import { csvRow } from '#src/lib/csv.ts'
import { record } from '#src/projections/record.ts'
import { csv } from '#src/sources/csv/index.ts'
import { colleaguesOf, requireWriter } from '../perform.ts'
import { importPaths, rememberedMappings } from './imports.ts'
import { keepUnread } from './keep-unread.ts'
import { readMe } from './me.ts'

/** What of an import could not be read: rows that can be mended in place first, each in the order of the file. */
export async function unreadRows(
  sql: Queryable,
  viewer: Viewer,
  id: string,
  cursor: string | null,
  limit = 100,
): Promise<Page<UnreadRow>> {
  await importPaths(sql, viewer, id)
  const [, files, place] = /^(f?)(\d{1,9})$/.exec(cursor ?? '') ?? []
  const after = Number(place ?? '0')
  const rows = await sql<(UnreadRow & { position: number })[]>`
    select id, place, why, cells as row, fixed, position from desk.unread
    where import_id = ${id}::uuid and (cells is null, position) > (${files === 'f'}, ${after}::int) order by cells is null, position limit ${limit + 1}`
  const [count] = await sql<
    { total: number }[]
  >`select count(*)::int as total from desk.unread where import_id = ${id}::uuid and not fixed`
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map(({ position: _, ...row }) => row),
    next: last && rows.length > limit ? `${last.row ? '' : 'f'}${last.position}` : null,
    total: count?.total ?? 0,
  }
}

/** The same rows as a table that can be mended in a spreadsheet and dropped in again. */
export async function unreadCsv(sql: Queryable, viewer: Viewer, id: string): Promise<string> {
  await importPaths(sql, viewer, id)
  const rows = await sql<{ place: string; why: string; cells: Record<string, string> | null }[]>`
    select place, why, cells from desk.unread where import_id = ${id}::uuid and not fixed order by position limit 100000`
  const columns = [...new Set(rows.flatMap(row => Object.keys(row.cells ?? {})))]
  return [
    csvRow([...columns, 'Where', 'Why']),
    ...rows.map(row => csvRow([...columns.map(column => row.cells?.[column] ?? ''), row.place, row.why])),
  ].join('')
}

/** Reads a mended row again, through the same reader and the same door, as part of the same import. @throws Refusal `invalid` with the reason when it still cannot be read. */
export async function fixRow(
  workspace: Workspace,
  viewer: Viewer,
  id: string,
  row: string,
  cells: Readonly<Record<string, string>>,
  country: string,
): Promise<UnreadRow> {
  requireWriter(viewer)
  const { db, key } = workspace
  const { answers, account } = await importPaths(db.app, viewer, id)
  const [found] = await db.app<
    { place: string; why: string }[]
  >`select place, why from desk.unread where id = ${row}::uuid and import_id = ${id}::uuid`
  if (!found) throw new Refusal('missing', 'This row is not here any more.')
  const text = csvRow(Object.keys(cells)) + csvRow(Object.values(cells))
  const bytes = new TextEncoder().encode(text)
  const file = {
    path: found.place,
    size: bytes.length,
    modified: null,
    head: bytes,
    async *open() {
      yield bytes
    },
  }
  const me = readMe(answers.me, country)
  const mappings = { ...(await rememberedMappings(db.app)), ...answers.mappings }
  const context = { isMe: me.isMe, isMyName: me.isMyName, mappings, now: workspace.now(), country }
  const drafts: Draft[] = []
  const remarks: Unread[] = []
  for await (const item of csv.read({ name: found.place, files: [file] }, context)) {
    if (isUnread(item)) remarks.push({ ...item, place: found.place })
    else drafts.push(item)
  }
  if (drafts.length === 0)
    throw new Refusal('invalid', remarks[0]?.why ?? 'There is still nothing in this row that names somebody.')
  const [act] = await db.app<
    { visible: 'me' | 'touch' | 'all'; since: string | null }[]
  >`select visible, since from ledger.act where id = ${id}::uuid`
  if (!act) throw new Refusal('conflict', 'This import has not begun yet.')
  const now = workspace.now()
  await transact(db.app, async trx => {
    const prepared = prepare(
      key,
      drafts.map(draft => ({ ...draft, place: found.place })),
      now,
    )
    await record(
      trx,
      { id, kind: 'import', account, actor: viewer.account, visible: act.visible, since: act.since },
      prepared,
      [],
      {
        key,
        now,
        admission: { add: new Set(answers.add), leaveOut: new Set(answers.leaveOut) },
        fold: true,
        colleagues: await colleaguesOf(trx),
      },
    )
    await keepUnread(trx, key, id, remarks)
    await trx`update desk.unread set fixed = true, cells = ${trx.json(cells)} where id = ${row}::uuid`
  })
  workspace.wake()
  return { id: row, place: found.place, why: found.why, row: cells, fixed: true }
}
