import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Hono } from 'hono'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OpenWorkspace, openWorkspace } from '#src/actions/open-workspace.ts'
import { livePostmaster } from '#src/db/embedded/postmaster.ts'
import { openLog } from '#src/lib/log.ts'
import { createApi } from './app.ts'
import type { Env } from './context.ts'
import { Live } from './live.ts'

const folder = mkdtempSync(join(tmpdir(), 'throughline-outage-'))
let workspace: OpenWorkspace
let app: Hono<Env>
let cookie = ''
beforeAll(async () => {
  workspace = await openWorkspace({ dataDir: folder, url: null })
  app = createApi({ workspace, demo: null, live: new Live(), log: openLog('silent') })
  const house = { name: 'Ann Admin', email: 'ann@house.example', password: 'a long enough password' }
  cookie = (await send('POST', '/api/setup', house)).headers.get('set-cookie')?.split(';')[0] ?? ''
})
afterAll(async () => {
  await workspace?.close()
  rmSync(folder, { recursive: true, force: true })
})

const send = (method: string, path: string, body?: unknown) =>
  app.request(path, {
    method,
    headers: { cookie, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
const add = (n: number) =>
  send('POST', '/api/people', {
    name: `Person ${n}`,
    email: `person${n}@mail.example`,
    company: 'Osterlyne',
    title: 'Engineer',
  })

/** Entries of the truth by act: an act is whole or not there. */
const acts = () => workspace.db.owner<{ act: string; entries: number }[]>`
  select t.id as act, count(a.entry_id)::int as entries from ledger.act t left join ledger.attestation a on a.act_id = t.id where t.kind = 'typed' group by t.id`

/** Asked again while a connection that died with the server is still being found out. */
async function statusOf(path: string): Promise<number> {
  for (;;) {
    const { status } = await send('GET', path)
    if (status !== 503) return status
    await sleep(50)
  }
}

async function outageOf(end: () => unknown): Promise<void> {
  let n = Math.floor(Math.random() * 1e9)
  const acknowledged: string[] = []
  const statuses = new Set<number>()
  let over = false
  const writers = Array.from({ length: 6 }, async () => {
    for (let after = 0; after < 3; after += over ? 1 : 0) {
      const answer = await add(n++)
      statuses.add(answer.status)
      const text = await answer.text()
      if (answer.status === 201) acknowledged.push((JSON.parse(text) as { id: string }).id)
      else
        expect([
          answer.status,
          answer.headers.get('content-type'),
          answer.headers.get('retry-after'),
          text.includes('Nothing is lost'),
        ]).toEqual([503, 'application/problem+json', '5', true])
    }
  })
  await sleep(300)
  await end()
  await sleep(1500)
  over = true
  await Promise.all(writers)
  expect(acknowledged.length).toBeGreaterThan(0)
  expect([...statuses].every(status => status === 201 || status === 503)).toBe(true)
  for (const id of acknowledged) expect(await statusOf(`/api/people/${id}`)).toBe(200)
  expect(new Set((await acts()).map(act => act.entries))).toEqual(new Set([4]))
}

it('a database that drops its connections: asked again or a clean 503, nothing half written', async () => {
  await outageOf(
    () =>
      workspace.db
        .owner`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'throughline' and pid <> pg_backend_pid()`,
  )
})

it('a database that is killed comes back by itself, with all that was said to be kept', async () => {
  await outageOf(() => {
    const pid = livePostmaster(join(folder, 'postgres'))
    if (pid) process.kill(pid, 'SIGKILL')
  })
})
