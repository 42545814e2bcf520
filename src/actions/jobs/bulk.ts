import * as z from 'zod'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Trx } from '#src/db/pool.ts'
import { transact } from '#src/db/transaction.ts'
import { Refusal } from '#src/domain/refusal.ts'
import type { AccountRole } from '#src/domain/views/common.ts'
import { freshId } from '#src/ledger/ids.ts'
import { postgresJson } from '#src/lib/json.ts'
import { keyLimit } from '#src/projections/projection.ts'
import { requireWriter } from '../perform.ts'
import { undo } from '../undo.ts'
import { ending, endSome, moveSome, moving, stageOf } from './candidacies.ts'
import { requireJob } from './change-job.ts'

export const bulkDoing = z.discriminatedUnion('do', [
  z.object({ do: z.literal('move'), ...moving.shape }),
  z.object({ do: z.literal('end'), ...ending.shape }),
])
type Doing = z.infer<typeof bulkDoing>

/** More than these are moved by themselves, batch by batch, with how far it is on the page. */
export const atOnce = keyLimit

export interface Begun {
  readonly act: string
  readonly count: number
  /** How many it will look at, where it goes on by itself. */
  readonly total: number
}

/** Begins something for more people of a job than one transaction takes. It goes on when the browser is closed. */
export async function beginBulk(
  workspace: Workspace,
  viewer: Viewer,
  job: string,
  people: readonly string[],
  doing: Doing,
): Promise<Begun> {
  requireWriter(viewer)
  const act = freshId()
  await transact(workspace.db.app, async trx => {
    const head = await requireJob(trx, viewer, job)
    const words = doing.do === 'move' ? `To ${stageOf(head, doing.stage).name}` : `Ended: ${doing.reason}`
    await trx`
      insert into desk.bulk (id, account_id, assignment_id, doing, words, people, began_at)
      values (${act}, ${viewer.account}, ${job}, ${postgresJson(doing)}::text::jsonb, ${words}, ${[...people]}::uuid[], ${workspace.now()})`
  })
  workspace.wake()
  return { act, count: 0, total: people.length }
}

const lease = '30 seconds'

interface Claimed {
  readonly id: string
  readonly assignment_id: string
  readonly account_id: string
  readonly role: AccountRole
  readonly doing: unknown
}

/**
 * Takes the next that nobody works on, and does it to its end, or until somebody stops it. How far it is stands in the
 * transaction of each batch, so that a worker that dies leaves nothing done twice or left out. Answers its job; null when there is none.
 */
export async function workBulk(workspace: Workspace, signal: AbortSignal): Promise<string | null> {
  const { app } = workspace.db
  const [row] = await app<Claimed[]>`
    update desk.bulk b set lease = now() + ${lease}::interval from desk.account a
    where a.id = b.account_id and b.id = (select id from desk.bulk where state = 'running' and (lease is null or lease < now()) order by began_at, id limit 1 for update skip locked)
    returning b.id, b.assignment_id, b.account_id, b.doing, a.role`
  if (!row) return null
  try {
    while (!signal.aborted && (await batch(workspace, row)));
    if (signal.aborted) await app`update desk.bulk set lease = null where id = ${row.id}::uuid`
  } catch (error) {
    const why = error instanceof Refusal ? error.message : 'Something went wrong on our side. Going on does the rest.'
    await app`update desk.bulk set state = 'failed', lease = null, problem = ${why} where id = ${row.id}::uuid`
    if (!(error instanceof Refusal)) throw error
  }
  return row.assignment_id
}

/** The next people of it; false when that was all, or somebody stopped it. */
async function batch(
  workspace: Workspace,
  { id, assignment_id: job, account_id, role, doing }: Claimed,
): Promise<boolean> {
  const what = bulkDoing.parse(doing)
  const [part] = await workspace.db.app<{ people: string[]; done: number; total: number }[]>`
    select people[done + 1 : done + ${atOnce}::int] as people, done, cardinality(people) as total from desk.bulk where id = ${id}::uuid and state = 'running'`
  if (!part) return false
  const viewer: Viewer = { account: account_id, role }
  const until = part.done + part.people.length
  const after = async (trx: Trx, count: number): Promise<void> => {
    const [still] = await trx`
      update desk.bulk set done = ${until}, count = count + ${count}, lease = now() + ${lease}::interval,
        state = case when ${until} >= cardinality(people) then 'done' else state end
      where id = ${id}::uuid and state = 'running' and done = ${part.done} returning id`
    if (!still) throw new Stopped()
  }
  try {
    if (what.do === 'move') await moveSome(workspace, viewer, job, part.people, what, { act: id, after })
    else await endSome(workspace, viewer, job, part.people, what, { act: id, after })
  } catch (error) {
    if (error instanceof Stopped) return false
    throw error
  }
  return until < part.total
}

/** Somebody stopped it, or another worker went on, while a batch was made: the batch is not written. */
class Stopped extends Error {}

async function requireBulk(workspace: Workspace, viewer: Viewer, id: string) {
  requireWriter(viewer)
  const [row] = await workspace.db.app<{ account: string; job: string; state: string; done: number }[]>`
    select account_id as account, assignment_id as job, state, done from desk.bulk where id = ${id}::uuid`
  if (!row) throw new Refusal('missing', 'This is not here any more.')
  await transact(workspace.db.app, trx => requireJob(trx, viewer, row.job))
  if (row.account !== viewer.account && viewer.role !== 'admin')
    throw new Refusal('forbidden', 'This was begun by a colleague; they or an admin can stop it.')
  return row
}

/** Stops it after the batch that is being written, or lets it go on from there. */
export async function stepBulk(
  workspace: Workspace,
  viewer: Viewer,
  id: string,
  step: 'stop' | 'resume',
): Promise<void> {
  await requireBulk(workspace, viewer, id)
  const [from, to] = step === 'stop' ? [['running'], 'stopped'] : [['stopped', 'failed'], 'running']
  await workspace.db.app`
    update desk.bulk set state = ${to}, lease = null, problem = null where id = ${id}::uuid and state = any(${from})`
}

/** Takes all of it back, also when it is under way. Answers whom somebody moved on since: they stay where they are. */
export async function undoBulk(workspace: Workspace, viewer: Viewer, id: string): Promise<{ left: readonly string[] }> {
  const { state } = await requireBulk(workspace, viewer, id)
  if (state === 'undone') throw new Refusal('conflict', 'This has been taken back already.')
  const { left } = await undo(workspace, viewer, id)
  return { left }
}
