import { randomBytes } from 'node:crypto'
import type { Database } from './connect.ts'
import { codeOf, EngineError } from './errors.ts'

/** What every reading user is a member of: it sees the views of reports and nothing else. */
export const readerRole = 'throughline_reader'

const insufficientPrivilege = '42501'

export interface ReaderUser {
  readonly user: string
  /** Said once; made anew each time. */
  readonly password: string
}

/**
 * Makes, or makes anew, a user of the database that may read the given views, never write, and never hold a query longer
 * than a minute. @throws EngineError when this connection may not make roles.
 */
export async function ensureReader({ owner }: Database, name: string, views: readonly string[]): Promise<ReaderUser> {
  const password = randomBytes(18).toString('base64url')
  try {
    await owner.begin(async trx => {
      const has = async (role: string): Promise<boolean> =>
        (await trx`select 1 from pg_roles where rolname = ${role}`).length > 0
      if (!(await has(readerRole)))
        await trx.unsafe(`create role ${readerRole} nologin nosuperuser nocreatedb nocreaterole`)
      const [quoted] = await trx<{ user: string; secret: string; database: string }[]>`
        select quote_ident(${name}) as user, quote_literal(${password}) as secret, quote_ident(current_database()) as database`
      if (!quoted) throw new EngineError('The server did not answer.')
      const { user, secret, database } = quoted
      await trx.unsafe(`${(await has(name)) ? 'alter' : 'create'} role ${user} login password ${secret}`)
      await trx.unsafe(`grant ${readerRole} to ${user}`)
      await trx.unsafe(`alter role ${user} in database ${database} set default_transaction_read_only = on`)
      await trx.unsafe(`alter role ${user} in database ${database} set statement_timeout = '60s'`)
      await trx.unsafe(`alter role ${user} in database ${database} set search_path = derived`)
      await trx.unsafe(`grant connect on database ${database} to ${readerRole}`)
      await trx.unsafe(`grant usage on schema derived to ${readerRole}`)
      await trx.unsafe(`grant select on ${views.map(view => `derived.${view}`).join(', ')} to ${readerRole}`)
    })
  } catch (error) {
    if (codeOf(error) !== insufficientPrivilege) throw error
    throw new EngineError(
      'This connection may not make roles. Call it with a DATABASE_URL of a user who may (CREATEROLE), once.',
    )
  }
  return { user: name, password }
}
