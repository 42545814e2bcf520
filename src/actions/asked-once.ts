import { createHmac, hkdfSync, randomUUID } from 'node:crypto'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { alongside } from '#src/db/alongside.ts'
import type { Trx } from '#src/db/pool.ts'
import { decrypt, encrypt } from '#src/db/secrets.ts'
import { Refusal } from '#src/domain/refusal.ts'

/** A request that carries a key of its own. */
export interface Asked {
  /** As the client chose it; its own for each thing that is to be done. */
  readonly key: string
  /** Method, address and body: what one key asks for stays one thing. */
  readonly what: string
}

/** What was answered, to be answered again. */
export interface Kept {
  readonly status: number
  readonly type: string
  /** Null where it is not kept: too long, or somebody was erased since. */
  readonly body: string | null
}

/** How long the same is answered the same. */
const keptFor = '24 hours'
/** After this a request is held for dead; what it then still tries to write is refused. */
const lease = '60 seconds'
const longest = 200_000

interface Row {
  readonly fingerprint: string
  readonly done: boolean
  readonly running: boolean
  readonly status: number | null
  readonly type: string | null
  readonly answer: string | null
}

/**
 * Does a request once, however often it is sent: the same again is answered as it was, without being done again
 * (draft-ietf-httpapi-idempotency-key-header-07). That it was done is written in the very transaction that did it, so that a
 * crash leaves either nothing or what is known to be done. A refusal that changed nothing is not kept.
 * @throws Refusal `invalid` when the key was used for something else, `conflict` while it is under way, or when it is done and
 *   what was answered is not kept.
 */
export async function askedOnce(
  workspace: Workspace,
  { account }: Viewer,
  { key, what }: Asked,
  work: () => Promise<Kept>,
): Promise<{ readonly kept: Kept; readonly again: boolean }> {
  const { db } = workspace
  const fingerprint = createHmac('sha256', workspace.key).update(what).digest('base64url')
  const claim = randomUUID()
  const [mine] = await db.app`
    insert into desk.asked_once as o (account_id, key, claim, fingerprint, lease, expires_at)
    values (${account}::uuid, ${key}, ${claim}::uuid, ${fingerprint}, now() + ${lease}::interval, now() + ${keptFor}::interval)
    on conflict (account_id, key) do update set claim = excluded.claim, fingerprint = excluded.fingerprint, done = false,
      status = null, type = null, answer = null, lease = excluded.lease, expires_at = excluded.expires_at
    where o.expires_at < now() or (o.fingerprint = excluded.fingerprint and not o.done and o.lease < now())
    returning 1`
  if (!mine) return { kept: await before(workspace, account, key, fingerprint), again: true }
  const mark = async (trx: Trx): Promise<void> => {
    const [still] = await trx`
      update desk.asked_once set done = true where account_id = ${account}::uuid and key = ${key} and claim = ${claim}::uuid returning 1`
    if (!still)
      throw new Refusal('conflict', 'The same request was sent again and is being done. Look again in a moment.')
  }
  const settle = async (kept: Kept | null): Promise<void> => {
    const isKept = kept !== null && kept.status < 300
    const isShort = kept?.body != null && kept.body.length <= longest
    const answer = isShort ? encrypt(sealOf(workspace), contextOf(account, key), kept.body) : null
    await db.app`
      with old as (delete from desk.asked_once where expires_at < now() and key <> ${key}),
      nothing as (
        delete from desk.asked_once where account_id = ${account}::uuid and key = ${key} and claim = ${claim}::uuid and not done and not ${isKept}::text::boolean
      )
      update desk.asked_once set done = true, status = ${kept?.status ?? null}, type = ${kept?.type ?? null}, answer = ${answer}, lease = now()
      where account_id = ${account}::uuid and key = ${key} and claim = ${claim}::uuid and (done or ${isKept}::text::boolean)`
  }
  try {
    const kept = await alongside(mark, work)
    await settle(kept)
    return { kept, again: false }
  } catch (error) {
    await settle(null)
    throw error
  }
}

/** Answers hold names, and links that open by themselves: in the database they are sealed. */
const sealOf = ({ key }: Workspace) => ({
  secrets: [{ id: 'answers', key: Buffer.from(hkdfSync('sha256', key, '', 'answers', 32)) }],
})
const contextOf = (account: string, key: string): string => `answer:${account}:${key}`

async function before(workspace: Workspace, account: string, key: string, fingerprint: string): Promise<Kept> {
  const [row] = await workspace.db.app<Row[]>`
    select fingerprint, done, lease >= now() as running, status, type, answer from desk.asked_once
    where account_id = ${account}::uuid and key = ${key}`
  if (row && row.fingerprint !== fingerprint)
    throw new Refusal('invalid', 'This Idempotency-Key was sent with another request. Take a new one for each.')
  if (row?.status != null && row.answer !== null)
    return {
      status: row.status,
      type: row.type ?? 'application/json',
      body: decrypt(sealOf(workspace), contextOf(account, key), row.answer),
    }
  if (row?.done && !row.running)
    throw new Refusal('conflict', 'This was done already, and its answer is not kept. Look at what is there.')
  throw new Refusal('conflict', 'This is being done. Look again in a moment.')
}
