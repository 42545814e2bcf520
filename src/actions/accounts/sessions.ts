import { createHash, randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Database } from '#src/db/connect.ts'
import { Refusal } from '#src/domain/refusal.ts'
import type { AccountRole } from '#src/domain/views/common.ts'
import { passwordFits } from './password.ts'
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

const window = '15 minutes'

/**
 * Signs in. Guessing is slowed, by address and by client, and nobody can lock somebody else out: the right password
 * always works, a little later.
 */
export async function signIn(
  workspace: Workspace,
  email: string,
  password: string,
  client: string,
): Promise<{ account: string; token: string }> {
  const { db } = workspace
  const key = email.trim().toLowerCase().slice(0, 320)
  const [failures] = await db.app<{ by_address: number; by_client: number }[]>`
    select count(*) filter (where key = ${`address ${key}`})::int as by_address, count(*) filter (where key = ${`client ${client}`})::int as by_client
    from desk.sign_in_failure where key = any(${[`address ${key}`, `client ${client}`]}::text[]) and at > now() - ${window}::interval`
  if ((failures?.by_client ?? 0) > 30)
    throw new Refusal('slow-down', 'Too many attempts from here. Wait a few minutes and try again.')
  await sleep(Math.min(4000, 2 ** Math.max(0, (failures?.by_address ?? 0) - 4) * 100 - 100))
  const [account] = await db.app<
    { id: string; password: string | null }[]
  >`select id, password from desk.account where email_key = ${key} and active`
  if (!(await passwordFits(account?.password ?? null, password)) || !account) {
    await db.app`insert into desk.sign_in_failure (key) values (${`address ${key}`}), (${`client ${client}`})`
    await db.app`delete from desk.sign_in_failure where at < now() - interval '1 day'`
    throw new Refusal('signed-out', 'The address and the password do not fit together.')
  }
  return { account: account.id, token: await openSession(workspace, account.id) }
}
