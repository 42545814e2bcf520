import { setTimeout as sleep } from 'node:timers/promises'
import type { Workspace } from '#src/access/workspace.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { passwordFits } from './password.ts'
import { openSession } from './sessions.ts'

const window = '15 minutes'
/** Failures that cost nothing: an address is mistyped now and then, an office has many hands. */
const free = { address: 4, client: 20 }
const longest = 4000
/** Attempts of one client that may wait at a time: with each waiting up to four seconds, that is how fast it can guess. */
const lanes = 5

const waiting = new Map<string, number>()

/**
 * Signs in. Guessing is slowed, by address and by client, and nobody can lock somebody else out: the right password
 * always works, a little later. @throws Refusal `signed-out`, `slow-down` when this client has too many attempts under way.
 */
export async function signIn(
  workspace: Workspace,
  email: string,
  password: string,
  client: string,
): Promise<{ account: string; token: string }> {
  const under = waiting.get(client) ?? 0
  if (under >= lanes)
    throw new Refusal('slow-down', 'Too many attempts from here at once. Wait a moment and try again.')
  waiting.set(client, under + 1)
  try {
    return await attempt(workspace, email.trim().toLowerCase().slice(0, 320), password, client)
  } finally {
    const left = (waiting.get(client) ?? 1) - 1
    if (left > 0) waiting.set(client, left)
    else waiting.delete(client)
  }
}

const delay = (failures: number, costless: number): number =>
  Math.min(longest, 2 ** Math.min(20, Math.max(0, failures - costless)) * 100 - 100)

async function attempt(
  workspace: Workspace,
  key: string,
  password: string,
  client: string,
): Promise<{ account: string; token: string }> {
  const { app } = workspace.db
  const keys = [`address ${key}`, `client ${client}`]
  const [failures] = await app<{ address: number; client: number }[]>`
    select count(*) filter (where key = ${keys[0] ?? ''})::int as address, count(*) filter (where key = ${keys[1] ?? ''})::int as client
    from desk.sign_in_failure where key = any(${keys}::text[]) and at > now() - ${window}::interval`
  await sleep(Math.max(delay(failures?.address ?? 0, free.address), delay(failures?.client ?? 0, free.client)))
  const [account] = await app<
    { id: string; password: string | null }[]
  >`select id, password from desk.account where email_key = ${key} and active`
  if (!(await passwordFits(account?.password ?? null, password)) || !account) {
    await app`insert into desk.sign_in_failure (key) select unnest(${keys}::text[])`
    await app`delete from desk.sign_in_failure where at < now() - interval '1 day'`
    throw new Refusal('signed-out', 'The address and the password do not fit together.')
  }
  return { account: account.id, token: await openSession(workspace, account.id) }
}
