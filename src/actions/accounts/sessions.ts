import { createHash, randomBytes } from 'node:crypto'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Database } from '#src/db/connect.ts'
import type { AccountRole } from '#src/domain/views/common.ts'
import { SessionCache } from './session-cache.ts'

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()
export const newToken = (): string => randomBytes(32).toString('base64url')

const idle = '14 days'
const atMost = '60 days'

/** Opens a session; its token goes into a cookie, its hash into the database. */
export async function openSession({ db }: Workspace, account: string): Promise<string> {
  const token = newToken()
  await db.app`insert into desk.session (token_hash, account_id, expires_at) values (${tokenHash(token)}, ${account}, now() + ${atMost}::interval)`
  await db.app`delete from desk.session where expires_at < now() or seen_at < now() - ${idle}::interval`
  return token
}

/** Who holds this token now; role and standing are read each time, so that a change counts at once. */
export async function viewerOf({ db }: Workspace, token: string): Promise<Viewer | null> {
  const known = sessionsOf(db).get(token)
  if (known) return known
  const [row] = await db.app<{ account: string; role: AccountRole; stale: boolean }[]>`
    select a.id as account, a.role, s.seen_at < now() - interval '1 hour' as stale from desk.session s join desk.account a on a.id = s.account_id
    where s.token_hash = ${tokenHash(token)} and a.active and s.expires_at > now() and s.seen_at > now() - ${idle}::interval`
  if (row?.stale) await db.app`update desk.session set seen_at = now() where token_hash = ${tokenHash(token)}`
  if (!row) return null
  const viewer = { account: row.account, role: row.role }
  sessionsOf(db).set(token, viewer)
  return viewer
}

const caches = new WeakMap<Database, SessionCache>()

function sessionsOf(db: Database): SessionCache {
  const cache = caches.get(db) ?? new SessionCache()
  caches.set(db, cache)
  return cache
}

/** Roles or sessions changed: whoever asks next is looked up anew. */
export const forgetSessions = ({ db }: Workspace): void => sessionsOf(db).clear()

export async function closeSession({ db }: Workspace, token: string): Promise<void> {
  await db.app`delete from desk.session where token_hash = ${tokenHash(token)}`
  sessionsOf(db).clear()
}
