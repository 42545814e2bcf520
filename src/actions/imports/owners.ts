import type { Queryable } from '#src/db/pool.ts'
import type { Draft } from '#src/domain/draft.ts'
import { foldName } from '#src/lib/normalise/name.ts'

/** Accounts by their folded name, those whose name no other account has. */
export async function accountsByName(sql: Queryable): Promise<ReadonlyMap<string, string>> {
  const rows = await sql<{ id: string; name: string }[]>`select id, name from desk.account where name <> ''`
  const found = new Map<string, string | null>()
  for (const { id, name } of rows) {
    const key = foldName(name)
    found.set(key, found.has(key) ? null : id)
  }
  return new Map([...found].flatMap(([name, id]) => (id === null || name === '' ? [] : [[name, id]])))
}

/** An owner whom another system names is the colleague of that name here, where there is one and only one. */
export function ownedHere(draft: Draft, accounts: ReadonlyMap<string, string>): Draft {
  const owner = draft.kind === 'person.owned' ? draft.body['owner'] : undefined
  const account = typeof owner === 'string' ? accounts.get(foldName(owner)) : undefined
  // The account is part of what is said: when the colleague joins later, the same file says more than before.
  return account === undefined ? draft : { ...draft, body: { account }, contentInKey: true }
}
