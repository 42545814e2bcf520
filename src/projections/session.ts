import type { Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import type { AccountRole } from '#src/domain/views/common.ts'
import type { Preferences, Session } from '#src/domain/views/session.ts'
import { jobSettingsOf } from './job/settings.ts'

const defaultPreferences: Preferences = {
  theme: 'system',
  keys: true,
  peopleColumns: ['last', 'next', 'owner', 'tags'],
  density: 'normal',
  country: 'GB',
}

interface AccountRecord {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: AccountRole
  readonly active: boolean
  readonly preferences: Partial<Preferences>
}

/** Who is signed in, who else is here, what runs. */
export async function sessionView(
  sql: Queryable,
  viewer: Viewer | null,
  demo: boolean,
  version: string,
): Promise<Session> {
  // Every page waits for it: sent together.
  const [accounts, colleagues, running, { inHouse }] = await Promise.all([
    sql<AccountRecord[]>`
      select id, name, email, role, active, preferences from desk.account where password is not null or id = ${viewer?.account ?? null}::uuid order by name, id`,
    viewer
      ? sql<{ id: string; name: string; email: string; active: boolean }[]>`
          select id, name, email, active from desk.account order by name, id limit 1000`
      : [],
    viewer
      ? sql<{ id: string; name: string; share: number | null }[]>`
          select id, name, (progress ->> 'share')::float8 as share from desk.import
          where account_id = ${viewer.account}::uuid and state in ('running', 'paused', 'undoing') order by began_at desc limit 5`
      : [],
    jobSettingsOf(sql),
  ])
  const own = accounts.find(account => account.id === viewer?.account)
  return {
    setup: accounts.length === 0 && !demo,
    account: own && viewer ? { id: own.id, name: own.name, email: own.email, role: own.role } : null,
    colleagues,
    demo,
    preferences: { ...defaultPreferences, ...own?.preferences },
    running,
    version,
    inHouse,
  }
}

export async function preferencesOf(sql: Queryable, viewer: Viewer): Promise<Preferences> {
  const [row] = await sql<
    { preferences: Partial<Preferences> }[]
  >`select preferences from desk.account where id = ${viewer.account}::uuid`
  return { ...defaultPreferences, ...row?.preferences }
}

interface AccountView {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: AccountRole
  readonly active: boolean
  readonly invited: boolean
}

export async function listAccounts(sql: Queryable): Promise<AccountView[]> {
  return sql<AccountView[]>`
    select id, name, email, role, active, false as invited from desk.account
    union all
    select gen_random_uuid(), name, email, role, true, true from desk.invitation where used_at is null and expires_at > now()
    order by 6, 2 limit 2000`
}
