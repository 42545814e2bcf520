import { basename } from 'node:path'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Answers } from '#src/domain/answers.ts'
import { keyedId } from '#src/ledger/ids.ts'
import { connectors } from '#src/sources/index.ts'
import { contentHash } from '#src/sources/intake/content-hash.ts'
import { type FileTally, progressOf } from './tally.ts'

/** An account's own address: one of the answers to "which of these is you". Null for one that has none yet. */
export async function addressOfAccount({ db }: Workspace, { account }: Viewer): Promise<string | null> {
  const [row] = await db.app<{ email: string }[]>`select email from desk.account where id = ${account}::uuid`
  return row?.email || null
}

/** The same call after a stop goes on with the same act; after an undo, or with other answers, it is a new one. */
export async function commandImportId(
  { db, key }: Workspace,
  { account }: Viewer,
  paths: readonly string[],
  answers: readonly (string | null)[],
): Promise<string> {
  const hashes = await Promise.all(paths.map(path => contentHash(path)))
  const [undone] = await db.app<{ count: number }[]>`select count(*)::int as count from retracted_act`
  return keyedId(key, 'import', JSON.stringify([account, hashes, ...answers, undone?.count ?? 0]))
}

interface Imported {
  readonly id: string
  readonly paths: readonly string[]
  readonly answers: Answers
  readonly finished: boolean
  readonly tallies: readonly FileTally[]
}

/** An import by command stands in the history beside those of the web app, and is undone there. */
export async function keepInHistory(
  { db }: Workspace,
  { account }: Viewer,
  { id, paths, answers, finished, tallies }: Imported,
): Promise<void> {
  const progress = progressOf(tallies, { read: 0, share: finished ? 1 : null, perSecond: 0, secondsLeft: null })
  const files = tallies.map(one => ({
    path: one.path,
    connector: one.kind,
    label: connectors.find(({ name }) => name === one.kind)?.label ?? one.kind,
    found: [],
    from: null,
    to: null,
    why: one.unread[0]?.why ?? null,
  }))
  const name = paths.map(path => basename(path)).join(', ')
  await db.app`
    insert into desk.import (id, account_id, name, state, folder, answers, progress, files, ended_at)
    values (${id}, ${account}, ${name.slice(0, 200)}, ${finished ? 'done' : 'stopped'}, '', ${db.app.json(answers)},
      ${db.app.json(progress as never)}, ${db.app.json(files as never)}, now())
    on conflict (id) do update set state = excluded.state, progress = excluded.progress, files = excluded.files, ended_at = now()`
}
