import { codeOf } from './errors.ts'
import type { Sql } from './pool.ts'

/** The role that faces and worker work as: it reads and appends truth and can change none of it. */
export const appRole = 'throughline_app'

const insufficientPrivilege = '42501'
const duplicate = ['42710', '23505']

/**
 * Makes the app's role where we may, and says whether we may work as it. It cannot log in: the owner's connection puts
 * it on, so one address is enough, and a mistake in the app cannot touch what only the owner may.
 */
export async function ensureAppRole(owner: Sql, version: number): Promise<boolean> {
  try {
    const [found] = await owner`select 1 from pg_roles where rolname = ${appRole}`
    if (!found) await owner.unsafe(`create role ${appRole} nologin nosuperuser nocreatedb nocreaterole`)
  } catch (error) {
    const code = codeOf(error) ?? ''
    if (code === insufficientPrivilege) return false
    if (!duplicate.includes(code)) throw error
  }
  // From 16 on, who made a role is a member that may administer it, but neither put it on nor use its rights.
  const right = version >= 160_000 ? 'set' : 'member'
  const [member] = await owner<{ member: boolean }[]>`
    select pg_has_role(current_user, ${appRole}, ${right}) and pg_has_role(current_user, ${appRole}, 'usage') as member`
  if (member?.member) return true
  try {
    await owner.unsafe(`grant ${appRole} to current_user`)
    return true
  } catch (error) {
    if (codeOf(error) === insufficientPrivilege) return false
    throw error
  }
}

/**
 * Gives the app's role its rights, on all that stands and on what comes: `ledger` to read and append, `desk` to work
 * on, `derived` to own. Functions are the only way past that (`ledger.erase`, `ledger.purge`: security definer).
 */
export async function grantApp(owner: Sql): Promise<void> {
  const [{ database } = { database: '' }] = await owner<
    { database: string }[]
  >`select quote_ident(current_database()) as database`
  const statements = [
    `grant connect, temporary on database ${database} to ${appRole}`,
    `grant usage on schema ledger, desk to ${appRole}`,
    `grant usage, create on schema derived to ${appRole}`,
    ...rights('ledger', 'select, insert'),
    ...rights('desk', 'select, insert, update, delete'),
    ...rights('derived', 'all'),
  ]
  await owner.begin(async trx => {
    // Two processes that start at once would grant into each other's catalogue rows.
    await trx`select pg_advisory_xact_lock(hashtext('throughline grants'))`
    for (const statement of statements) await trx.unsafe(statement)
  })
}

function rights(schema: string, tables: string): string[] {
  return [
    `grant ${tables} on all tables in schema ${schema} to ${appRole}`,
    `grant usage, select on all sequences in schema ${schema} to ${appRole}`,
    `grant execute on all functions in schema ${schema} to ${appRole}`,
    `alter default privileges in schema ${schema} grant ${tables} on tables to ${appRole}`,
    `alter default privileges in schema ${schema} grant usage, select on sequences to ${appRole}`,
    `alter default privileges in schema ${schema} grant execute on functions to ${appRole}`,
  ]
}
