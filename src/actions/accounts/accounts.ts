import * as z from 'zod'
import { mayManage, type Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Trx } from '#src/db/pool.ts'
import { transact } from '#src/db/transaction.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { type AccountRole, accountRoles } from '#src/domain/views/common.ts'
import { appendNouns } from '#src/ledger/append.ts'
import { decision } from '#src/ledger/decision.ts'
import { freshId, personaId } from '#src/ledger/ids.ts'
import { normaliseEmail } from '#src/lib/normalise/email.ts'
import { keepSettings } from '../keep-settings.ts'
import { perform } from '../perform.ts'
import { checkPassword, hashPassword } from './password.ts'
import { forgetSessions, newToken, tokenHash } from './sessions.ts'

const name = z.string().trim().min(1).max(200)
const email = z.string().trim().min(3).max(320)
export const newHouse = z.object({
  name,
  email,
  password: z.string().max(4096),
  agency: z.string().trim().max(200).optional(),
})
export const newInvitation = z.object({ name, email, role: z.enum(accountRoles) })
export const accountChange = z.object({ role: z.enum(accountRoles).optional(), active: z.boolean().optional() })

function addressOf(text: string): string {
  const address = normaliseEmail(text)
  if (!address) throw new Refusal('invalid', 'This is not an email address.', '/email')
  return address
}

/** The first account, an admin's. @throws Refusal `conflict` when there is one already. */
export async function setUp(workspace: Workspace, input: z.infer<typeof newHouse>): Promise<{ account: string }> {
  addressOf(input.email)
  checkPassword(input.password, [input.name, input.email, input.agency ?? ''])
  const password = await hashPassword(input.password)
  return transact(workspace.db.app, async trx => {
    await trx`select pg_advisory_xact_lock(hashtextextended('set-up', 23))`
    const waiting = await trx<{ id: string }[]>`select id from desk.account where password is not null limit 1`
    if (waiting.length > 0) throw new Refusal('conflict', 'This house has its first account already. Sign in instead.')
    // Commands may have run before set-up: whoever sets up becomes the account that they worked as.
    const [first] = await trx<
      { id: string }[]
    >`select id from desk.account where role = 'admin' and active order by created_at, id limit 1`
    const id = first?.id ?? freshId()
    const key = input.email.trim().toLowerCase()
    await trx`
      insert into desk.account (id, name, email, email_key, role, password) values (${id}, ${input.name}, ${input.email.trim()}, ${key}, 'admin', ${password})
      on conflict (id) do update set name = excluded.name, email = excluded.email, email_key = excluded.email_key, password = excluded.password`
    if (input.agency) await keepSettings(trx, { agency: input.agency })
    return { account: id }
  })
}

/**
 * Who asks by command: the account of an address, the first admin where none is named. Before set-up that is an account
 * without a name, which set-up takes over; naming an address then names it. @throws Refusal `missing` for a stranger.
 */
export async function askingAccount(workspace: Workspace, address: string | null): Promise<Viewer> {
  const key = address === null ? null : addressKey(address)
  return transact(workspace.db.app, async trx => {
    await trx`select pg_advisory_xact_lock(hashtextextended('set-up', 23))`
    const [found] = await trx<{ id: string; role: AccountRole }[]>`
      select id, role from desk.account where ${key === null ? trx`role = 'admin' and active` : trx`email_key = ${key} and active`}
      order by created_at, id limit 1`
    if (found) return { account: found.id, role: found.role }
    const [somebody] = await trx`select 1 from desk.account limit 1`
    if (somebody) throw new Refusal('missing', `Nobody here has the address ${address ?? 'of an admin'}.`)
    const id = freshId()
    await trx`insert into desk.account (id, name, email, email_key, role) values (${id}, 'First admin', ${address?.trim() ?? ''}, ${key ?? `first ${id}`}, 'admin')`
    return { account: id, role: 'admin' }
  })
}

/** The account of an address that will hold what a command brings, made when it is new. */
export async function accountFor(
  workspace: Workspace,
  address: string,
  role: AccountRole = 'recruiter',
): Promise<Viewer> {
  const key = addressKey(address)
  return transact(workspace.db.app, async trx => {
    const [found] = await trx<{ id: string; role: AccountRole }[]>`
      select id, role from desk.account where email_key = ${key}`
    if (found) return { account: found.id, role: found.role }
    const id = freshId()
    await trx`insert into desk.account (id, name, email, email_key, role) values (${id}, ${key.split('@')[0] ?? key}, ${address.trim()}, ${key}, ${role})`
    return { account: id, role }
  })
}

function addressKey(address: string): string {
  addressOf(address)
  return address.trim().toLowerCase()
}

/** Invites a colleague; the link is shown once and works for a week. */
export async function invite(
  workspace: Workspace,
  viewer: Viewer,
  input: z.infer<typeof newInvitation>,
): Promise<{ token: string }> {
  if (!mayManage(viewer)) throw new Refusal('forbidden', 'Only an admin can invite colleagues.')
  addressOf(input.email)
  const [taken] = await workspace.db
    .app`select 1 from desk.account where email_key = ${input.email.trim().toLowerCase()} and password is not null`
  if (taken) throw new Refusal('conflict', 'Somebody signs in with this address already.', '/email')
  const token = newToken()
  await workspace.db.app`
    insert into desk.invitation (token_hash, name, email, role, invited_by, expires_at)
    values (${tokenHash(token)}, ${input.name}, ${input.email.trim()}, ${input.role}, ${viewer.account}, now() + interval '7 days')`
  return { token }
}

export async function invitation(workspace: Workspace, token: string): Promise<{ name: string; email: string }> {
  const [row] = await workspace.db.app<{ name: string; email: string }[]>`
    select name, email from desk.invitation where token_hash = ${tokenHash(token)} and used_at is null and expires_at > now()`
  if (!row) throw new Refusal('missing', 'This invitation was used or is older than a week. Ask for a new one.')
  return row
}

export async function acceptInvitation(
  workspace: Workspace,
  token: string,
  password: string,
): Promise<{ account: string }> {
  const { name: invited, email: address } = await invitation(workspace, token)
  checkPassword(password, [invited, address])
  const hashed = await hashPassword(password)
  return transact(workspace.db.app, async trx => {
    const [row] = await trx<{ role: AccountRole }[]>`
      update desk.invitation set used_at = now() where token_hash = ${tokenHash(token)} and used_at is null and expires_at > now() returning role`
    if (!row) throw new Refusal('missing', 'This invitation was used or is older than a week. Ask for a new one.')
    const [account] = await trx<{ id: string }[]>`
      insert into desk.account (id, name, email, email_key, role, password) values (${freshId()}, ${invited}, ${address}, ${address.toLowerCase()}, ${row.role}, ${hashed})
      on conflict (email_key) do update set name = excluded.name, role = excluded.role, password = excluded.password, active = true
      where account.password is null returning id`
    if (!account) throw new Refusal('conflict', 'Somebody signs in with this address already. Sign in instead.')
    return { account: account.id }
  })
}

/** Role and standing of a colleague; at once, and never the last admin. */
export async function changeAccount(
  workspace: Workspace,
  viewer: Viewer,
  account: string,
  change: z.infer<typeof accountChange>,
): Promise<void> {
  if (!mayManage(viewer)) throw new Refusal('forbidden', 'Only an admin can change accounts.')
  await transact(workspace.db.app, async trx => {
    await trx`select pg_advisory_xact_lock(hashtextextended('accounts', 23))`
    // Whoever waited here may have lost the right meanwhile.
    const [still] =
      await trx`select 1 from desk.account where id = ${viewer.account}::uuid and role = 'admin' and active`
    if (!still) throw new Refusal('forbidden', 'Only an admin can change accounts.')
    const changed = await trx`
      update desk.account set role = coalesce(${change.role ?? null}, role), active = coalesce(${change.active ?? null}, active)
      where id = ${account}::uuid returning id`
    if (changed.length === 0) throw new Refusal('missing', 'This account is not here.')
    await atLeastOneAdmin(trx)
    if (change.active === false) await trx`delete from desk.session where account_id = ${account}::uuid`
  })
  forgetSessions(workspace)
}

async function atLeastOneAdmin(trx: Trx): Promise<void> {
  const [admin] = await trx`select 1 from desk.account where role = 'admin' and active limit 1`
  if (!admin) throw new Refusal('conflict', 'One admin has to stay. Make somebody else an admin first.')
}

/** Says that an account's address is a colleague's: they act on lines, and have none. */
export async function identifyColleague(workspace: Workspace, viewer: Viewer, address: string): Promise<void> {
  const email = normaliseEmail(address)
  if (!email) return
  const id = personaId(workspace.key, { kind: 'email', value: email })
  await perform(workspace, { account: viewer.account, role: 'admin' }, async trx => {
    await appendNouns(trx, { personas: [{ id, kind: 'email', value: email }] })
    const entry = decision({
      kind: 'colleague.identified',
      body: { account: viewer.account },
      subjects: [
        { id, noun: 'identity' },
        { id: viewer.account, noun: 'account' },
      ],
      at: workspace.now(),
      same: { key: workspace.key, by: [viewer.account, id] },
    })
    return { decisions: [entry], kind: 'rule' }
  })
}

/** Every account of the house: whose it is. */
export const accountsOfHouse = ({
  db,
}: Workspace): Promise<{ id: string; name: string; email: string; active: boolean }[]> =>
  db.app<
    { id: string; name: string; email: string; active: boolean }[]
  >`select id, name, email, active from desk.account order by created_at, id`.then(rows => [...rows])
