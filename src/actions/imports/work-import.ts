import { rm } from 'node:fs/promises'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { codeOf } from '#src/db/errors.ts'
import type { Answers } from '#src/domain/answers.ts'
import { Refusal } from '#src/domain/refusal.ts'
import type { AccountRole } from '#src/domain/views/common.ts'
import type { ImportProgress, ImportState } from '#src/domain/views/imports.ts'
import { StoreError } from '#src/originals/store.ts'
import { preferencesOf } from '#src/projections/session.ts'
import { defaultAnswers, rememberedMappings } from './imports.ts'
import { runImport } from './run-import.ts'
import { filesOf } from './survey-import.ts'
import { type FileTally, goneOn, progressOf } from './tally.ts'

const lease = '30 seconds'

interface Claimed {
  readonly id: string
  readonly name: string
  readonly folder: string
  readonly connector: string | null
  readonly answers: Answers | null
  readonly account_id: string
  readonly role: AccountRole
  readonly progress: ImportProgress | Record<string, never>
}

/**
 * Takes the next import that should be running and nobody works on, and reads it to its end, or until its page says
 * pause or stop. A worker that dies loses its lease and another goes on. Answers the import's id, null when there is none.
 */
export async function workImport(
  workspace: Workspace,
  onProgress: (id: string, account: string) => void,
  signal: AbortSignal,
  onFault: (error: unknown) => void = () => {},
): Promise<string | null> {
  const { app } = workspace.db
  const [job] = await app<Claimed[]>`
    update desk.import i set lease = now() + ${lease}::interval from desk.account a
    where a.id = i.account_id and i.id = (select id from desk.import where state = 'running' and (lease is null or lease < now()) order by began_at limit 1 for update skip locked)
    returning i.id, i.name, i.folder, i.connector, i.answers, i.account_id, i.progress, a.role`
  if (!job) return null
  try {
    await read(workspace, job, onProgress, signal)
  } catch (error) {
    onFault(error)
    await app`
      update desk.import set state = 'failed', lease = null,
        problem = ${`Reading stopped: ${reasonOf(error)}. What was read is kept; going on reads the rest.`} where id = ${job.id}::uuid`
  }
  onProgress(job.id, job.account_id)
  return job.id
}

/** In words for whoever dropped the files; the machinery's own are for the log. */
function reasonOf(error: unknown): string {
  if (error instanceof Refusal) return error.message.replace(/\.$/, '')
  if (error instanceof StoreError && error.failure === 'full') return 'there is no room left for originals'
  if (error instanceof StoreError) return 'the store of originals did not answer'
  const code = codeOf(error) ?? ''
  if (/^(ENOSPC|EDQUOT|53100)$/.test(code)) return 'the disk is full'
  if (/^(08|53|57|CONNECT|ECONN|EPIPE)/.test(code)) return 'the database did not answer'
  if (/^(ENOENT|EACCES|EISDIR|EIO)$/.test(code)) return 'a file that was dropped cannot be opened any more'
  return 'something went wrong on our side'
}

async function read(
  workspace: Workspace,
  job: Claimed,
  onProgress: (id: string, account: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const { app } = workspace.db
  const viewer: Viewer = { account: job.account_id, role: job.role }
  const answers = job.answers ?? defaultAnswers([], 'me')
  const pace = new Pace()
  const before = 'read' in job.progress ? (job.progress as ImportProgress) : null
  const progressed = (tallies: readonly FileTally[], left: Pick<ImportProgress, 'share' | 'secondsLeft'>) =>
    goneOn(before, progressOf(tallies, { read: pace.read, perSecond: pace.perSecond(), ...left }))
  const { finished, tallies } = await runImport(workspace, {
    id: job.id,
    name: job.name,
    viewer,
    paths: await filesOf(job.folder),
    answers: { ...answers, mappings: { ...(await rememberedMappings(app)), ...answers.mappings } },
    ...(job.connector ? { as: job.connector } : {}),
    country: (await preferencesOf(app, viewer)).country,
    onBatch: async (sofar, items, share) => {
      pace.add(items, share)
      const left = { share: pace.share, secondsLeft: pace.secondsLeft() }
      const state = await report(workspace, job.id, progressed(sofar, left))
      onProgress(job.id, job.account_id)
      return state === 'running' && !signal.aborted
    },
  })
  const last = progressed(tallies, { share: finished ? 1 : pace.share, secondsLeft: finished ? 0 : null })
  await app`
    update desk.import set progress = ${app.json(last as never)}, lease = null,
      tables = case when ${finished} then '[]' else tables end, state = case when ${finished} and state = 'running' then 'done' else state end,
      ended_at = case when ${finished} then now() end where id = ${job.id}::uuid`
  // A container is kept only until its import can no longer be resumed.
  if (finished) await rm(job.folder, { recursive: true, force: true })
}

async function report({ db }: Workspace, id: string, progress: ImportProgress): Promise<ImportState> {
  const [row] = await db.app<{ state: ImportState }[]>`
    update desk.import set progress = ${db.app.json(progress as never)}, lease = now() + ${lease}::interval where id = ${id}::uuid returning state`
  return row?.state ?? 'stopped'
}

/** How fast, and how long still. */
class Pace {
  read = 0
  share: number | null = null
  readonly #began = Date.now()

  add(items: number, share: number | null): void {
    this.read += items
    this.share = share
  }
  perSecond(): number {
    return Math.round(this.read / Math.max(0.5, (Date.now() - this.#began) / 1000))
  }
  secondsLeft(): number | null {
    if (!this.share || this.share < 0.01) return null
    return Math.round(((Date.now() - this.#began) / 1000) * (1 / this.share - 1))
  }
}
