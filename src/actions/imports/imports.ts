import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Queryable } from '#src/db/pool.ts'
import { type Answers, answersSchema } from '#src/domain/answers.ts'
import { Refusal } from '#src/domain/refusal.ts'
import type { ImportProgress, ImportState, ImportView } from '#src/domain/views/imports.ts'
import { freshId } from '#src/ledger/ids.ts'
import { requireWriter } from '../perform.ts'
import { progressOf } from './tally.ts'

interface ImportRecord {
  readonly id: string
  readonly account_id: string
  readonly name: string
  readonly state: ImportState
  readonly connector: string | null
  readonly files: ImportView['files']
  readonly me: ImportView['me']
  readonly tables: ImportView['tables']
  readonly answers: Answers | null
  readonly progress: ImportProgress | Record<string, never>
  readonly problem: string | null
  readonly folder: string
  readonly began_at: string
  readonly ended_at: string | null
}

const none = progressOf([], { read: 0, share: null, perSecond: 0, secondsLeft: null })

/** Defaults of the four questions (UX 4.3). */
export const defaultAnswers = (me: readonly string[], visible: Answers['visible']): Answers => ({
  me: [...me],
  visible,
  add: ['wrote', 'connections', 'cv'],
  since: null,
  leaveOut: [],
  mappings: {},
  again: false,
})

const viewOf = (row: ImportRecord, viewer: Viewer): ImportView => {
  const answers = row.answers ?? defaultAnswers([], 'me')
  const view: ImportView = {
    id: row.id,
    name: row.name,
    state: row.state,
    account: row.account_id,
    began: row.began_at,
    ended: row.ended_at,
    files: row.files,
    me: row.me,
    answers,
    tables: row.tables,
    progress: 'read' in row.progress ? (row.progress as ImportProgress) : none,
    problem: row.problem,
  }
  if (row.account_id === viewer.account) return view
  // An admin sees that there was one and how it went, to stop it or take it back; what is in it is its holder's, unless
  // the holder said that everybody may see it.
  const isShared = answers.visible === 'all' && row.answers !== null
  const name = isShared ? row.name : 'A private import'
  return {
    ...view,
    name,
    files: isShared ? row.files : [],
    me: [],
    tables: [],
    answers: defaultAnswers([], answers.visible),
  }
}

async function load(sql: Queryable, viewer: Viewer, id: string): Promise<ImportRecord> {
  const [row] = await sql<ImportRecord[]>`
    select * from desk.import where id = ${id}::uuid and (account_id = ${viewer.account}::uuid or ${viewer.role === 'admin'})`
  if (!row) throw new Refusal('missing', 'This import is not here, or it is a colleague’s.')
  return row
}

export const importView = async (sql: Queryable, viewer: Viewer, id: string): Promise<ImportView> =>
  viewOf(await load(sql, viewer, id), viewer)

/** Own imports, an admin's also everybody's, the newest first. */
export async function listImports(sql: Queryable, viewer: Viewer): Promise<ImportView[]> {
  const rows = await sql<ImportRecord[]>`
    select * from desk.import where account_id = ${viewer.account}::uuid or ${viewer.role === 'admin'} order by began_at desc, id limit 200`
  return rows.map(row => viewOf(row, viewer))
}

interface ImportPaths {
  readonly folder: string
  readonly account: string
  readonly answers: Answers
  readonly connector: string | null
  readonly name: string
  readonly state: ImportState
}

/** What is in an import, for whoever holds it. @throws Refusal `missing` */
export async function importPaths(sql: Queryable, viewer: Viewer, id: string): Promise<ImportPaths> {
  const row = await load(sql, viewer, id)
  if (row.account_id !== viewer.account)
    throw new Refusal('missing', 'This import is not here, or it is a colleague’s.')
  return {
    folder: row.folder,
    account: row.account_id,
    answers: row.answers ?? defaultAnswers([], 'me'),
    connector: row.connector,
    name: row.name,
    state: row.state,
  }
}

/** The same, of one whose files are still to be looked into. @throws Refusal `conflict` when its reading has begun. */
export async function openImport(sql: Queryable, viewer: Viewer, id: string): Promise<ImportPaths> {
  const paths = await importPaths(sql, viewer, id)
  if (!beforeReading.has(paths.state))
    throw new Refusal('conflict', 'This import has begun already; its answers stand.')
  return paths
}
const beforeReading: ReadonlySet<ImportState> = new Set<ImportState>(['uploaded', 'surveying', 'asking'])

/** A new import with a folder of its own for what will be dropped into it. */
export async function beginImport(workspace: Workspace, viewer: Viewer, name: string): Promise<ImportView> {
  requireWriter(viewer)
  const id = freshId()
  const folder = join(workspace.folder, 'uploads', id)
  await mkdir(folder, { recursive: true })
  await workspace.db
    .app`insert into desk.import (id, account_id, name, state, folder) values (${id}, ${viewer.account}, ${name.slice(0, 200)}, 'uploaded', ${folder})`
  return importView(workspace.db.app, viewer, id)
}

export async function setAnswers(
  workspace: Workspace,
  viewer: Viewer,
  id: string,
  answers: unknown,
): Promise<ImportView> {
  requireWriter(viewer)
  const parsed = answersSchema.safeParse(answers)
  if (!parsed.success)
    throw new Refusal(
      'invalid',
      parsed.error.issues[0]?.message ?? 'These answers cannot be read.',
      `/${parsed.error.issues[0]?.path.join('/') ?? ''}`,
    )
  await openImport(workspace.db.app, viewer, id)
  const changed = await workspace.db.app`
    update desk.import set answers = ${workspace.db.app.json(parsed.data)} where id = ${id}::uuid and state in ('uploaded', 'asking') returning id`
  if (changed.length === 0) throw new Refusal('conflict', 'The files are being looked into. Wait a moment.')
  for (const [shape, mapping] of Object.entries(parsed.data.mappings))
    await workspace.db.app`
      insert into desk.mapping (shape, mapping) values (${shape}, ${workspace.db.app.json(mapping)})
      on conflict (shape) do update set mapping = excluded.mapping, updated_at = now()`
  return importView(workspace.db.app, viewer, id)
}

export async function rememberedMappings(sql: Queryable): Promise<Record<string, Record<string, string>>> {
  const rows = await sql<
    { shape: string; mapping: Record<string, string> }[]
  >`select shape, mapping from desk.mapping order by updated_at desc limit 500`
  return Object.fromEntries(rows.map(row => [row.shape, row.mapping]))
}

const moves: Readonly<
  Record<string, { readonly from: readonly ImportState[]; readonly to: ImportState; readonly sorry: string }>
> = {
  start: { from: ['asking'], to: 'running', sorry: 'This import has begun already.' },
  pause: { from: ['running'], to: 'paused', sorry: 'This import is not running.' },
  resume: { from: ['paused', 'stopped', 'failed'], to: 'running', sorry: 'This import is not waiting to go on.' },
  stop: { from: ['running', 'paused'], to: 'stopped', sorry: 'This import is not running.' },
}
export type Move = 'start' | 'pause' | 'resume' | 'stop'

/** Starts, pauses, stops or goes on; the worker reads the state after each batch. */
export async function moveImport(workspace: Workspace, viewer: Viewer, id: string, move: Move): Promise<ImportView> {
  requireWriter(viewer)
  const { folder } =
    move === 'start' ? await importPaths(workspace.db.app, viewer, id) : await load(workspace.db.app, viewer, id)
  if (move === 'resume' && folder === '')
    throw new Refusal('conflict', 'This was brought in by a command. The same command goes on where it stopped.')
  const { from, to, sorry } = moves[move] ?? { from: [], to: 'failed', sorry: 'Unknown.' }
  const changed = await workspace.db.app`
    update desk.import set state = ${to}, problem = null, began_at = case when ${move} = 'start' then now() else began_at end
    where id = ${id}::uuid and state = any(${[...from]}::text[]) returning id`
  if (changed.length === 0) throw new Refusal('conflict', sorry)
  workspace.wake()
  return importView(workspace.db.app, viewer, id)
}

/** Forgets an import that never began, with what was dropped. */
export async function dropImport(workspace: Workspace, viewer: Viewer, id: string): Promise<void> {
  requireWriter(viewer)
  const { state, folder } = await load(workspace.db.app, viewer, id)
  if (!beforeReading.has(state)) throw new Refusal('conflict', 'This import has begun; undo it instead.')
  await workspace.db.app`delete from desk.import where id = ${id}::uuid`
  await rm(folder, { recursive: true, force: true })
}
