import type { Viewer } from '#src/access/viewer.ts'
import type { Trx } from '#src/db/pool.ts'

/** An account as a full export names it. */
export interface AccountRow {
  readonly id: string
  readonly name: string
  readonly email: string
}

/**
 * Who of another house is who here: the same id, else the same address. Whoever exported is whoever imports where one of
 * the two has no address yet, as before set-up; everybody else is made, without a password. Answers ids that differ.
 */
export async function settleAccounts(
  trx: Trx,
  accounts: readonly AccountRow[],
  exporter: string | null,
  viewer: Viewer,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>()
  for (const account of accounts) {
    const here = await idHere(trx, account, exporter, viewer)
    if (here !== account.id) ids.set(account.id, here)
  }
  return ids
}

async function idHere(
  trx: Trx,
  { id, name, email }: AccountRow,
  exporter: string | null,
  viewer: Viewer,
): Promise<string> {
  const key = email.trim().toLowerCase()
  const [known] = await trx<{ id: string }[]>`
    select id from desk.account where id = ${id}::uuid or (email_key = ${key} and ${key} <> '') order by id = ${id}::uuid desc limit 1`
  if (known) return known.id
  const [own] = await trx<{ email: string }[]>`select email from desk.account where id = ${viewer.account}::uuid`
  if (id === exporter && own && (own.email === '' || key === '')) {
    if (own.email === '' && key !== '')
      await trx`update desk.account set name = ${name}, email = ${email.trim()}, email_key = ${key} where id = ${viewer.account}::uuid`
    return viewer.account
  }
  await trx`
    insert into desk.account (id, name, email, email_key, role) values (${id}, ${name}, ${email}, ${key || `first ${id}`}, 'recruiter')
    on conflict do nothing`
  return id
}
