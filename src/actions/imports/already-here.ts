import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Visibility } from '#src/domain/answers.ts'
import { keyedId } from '#src/ledger/ids.ts'
import { contentHash } from '#src/sources/intake/content-hash.ts'
import { undo } from '../undo.ts'

/** A file, folder or archive that was given, and how what is in it is called. */
interface Top {
  readonly path: string
  readonly name: string
}

/** An import that read the same bytes to their end, and stands. */
export interface Earlier {
  readonly import: string
  readonly at: string
  readonly visible: Visibility
}

/** Name of the top that a file came from. */
export const topOf = (path: string, tops: ReadonlyMap<string, string>): string => {
  for (const name of tops.keys()) if (path === name || path.startsWith(`${name}/`)) return name
  return path
}

/** What names the bytes of a file or folder here; null when it cannot be read. */
const keyOf = async ({ key }: Workspace, path: string): Promise<string | null> =>
  contentHash(path).then(
    hash => keyedId(key, 'container', hash),
    () => null,
  )

/** By name, the tops whose content imports of the same account brought that still stand, the latest first. */
export async function filesAlreadyHere(
  workspace: Workspace,
  { account }: Viewer,
  tops: readonly Top[],
  besides: string,
): Promise<Map<string, readonly Earlier[]>> {
  const here = new Map<string, readonly Earlier[]>()
  for (const { path, name } of tops) {
    const key = await keyOf(workspace, path)
    if (!key) continue
    const found = await workspace.db.app<Earlier[]>`
      select c.import_id as import, t.began_at as at, t.visible from desk.container c join ledger.act t on t.id = c.import_id
      where c.key = ${key}::uuid and c.account_id = ${account}::uuid and c.import_id <> ${besides}::uuid
        and not exists (select from retracted_act r where r.act_id = c.import_id)
      order by t.began_at desc, c.import_id`
    if (found.length > 0) here.set(name, found)
  }
  return here
}

/** Notes that an import has read these to their end. */
export async function vouchForFiles(
  workspace: Workspace,
  { account }: Viewer,
  id: string,
  tops: readonly Top[],
): Promise<void> {
  for (const { path, name } of tops) {
    const key = await keyOf(workspace, path)
    if (key)
      await workspace.db
        .app`insert into desk.container (key, account_id, import_id, path) values (${key}, ${account}, ${id}, ${name}) on conflict do nothing`
  }
}

/**
 * Takes back earlier imports in whose place a new reading of the same files stands: only those of which nothing else came.
 * What both readings say keeps standing; what the program reads otherwise by now is not there twice.
 */
export async function replaceEarlier(
  workspace: Workspace,
  viewer: Viewer,
  id: string,
  earlier: readonly string[],
): Promise<void> {
  const whole = await workspace.db.app<{ import_id: string }[]>`
    select c.import_id from desk.container c
      left join desk.container n on n.key = c.key and n.account_id = c.account_id and n.import_id = ${id}::uuid
    where c.import_id = any(${[...new Set(earlier)]}::uuid[]) group by c.import_id having count(*) = count(n.key)`
  for (const { import_id } of whole) {
    await undo(workspace, viewer, import_id)
    await workspace.db.app`update desk.import set state = 'undone', ended_at = now() where id = ${import_id}::uuid`
  }
}
