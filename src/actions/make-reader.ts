import { mayManage, type Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { ensureReader, type ReaderUser } from '#src/db/reader-role.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { reportViews } from '#src/projections/report-views/report-views.ts'

/** A user of the database for tools that make reports. @throws Refusal `forbidden` when the viewer is no admin. */
export async function makeReader({ db }: Workspace, viewer: Viewer, name: string): Promise<ReaderUser> {
  if (!mayManage(viewer)) throw new Refusal('forbidden', 'Only an admin lets a tool read the database.')
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(name) || /^(pg_|throughline)/.test(name))
    throw new Refusal('invalid', 'A name of small letters, digits and underscores; not one of the server’s or ours.')
  return ensureReader(db, name, reportViews)
}
