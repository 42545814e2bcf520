import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashPassword } from '#src/actions/accounts/password.ts'
import { matchPeople } from '#src/actions/identity/match-people.ts'
import { type OpenWorkspace, openWorkspace } from '#src/actions/open-workspace.ts'
import { freshId } from '#src/ledger/ids.ts'
import { packageRoot } from '#src/lib/package-root.ts'
import { foldAll } from '#src/projections/fold/loop.ts'
import { benchAct, recordAll } from './bulk.ts'
import { claims, interactions, type Shape } from './population.ts'

export const password = 'a few quiet words for the bench'
export const email = 'bench@house.example'

/** A house of a given size in a folder, made once and kept: loaded through the one door, folded, its people told apart. */
export async function ensureHouse(folder: string, shape: Shape): Promise<void> {
  if (existsSync(join(folder, 'ready'))) return
  const workspace = await openWorkspace({ dataDir: folder, url: null })
  try {
    await openAccount(workspace)
    await recordAll(workspace, benchAct(null), claims(shape))
    await recordAll(workspace, benchAct(null), interactions(shape))
    await workspace.db.owner`analyze`
    do await foldAll(workspace.db.app)
    while (await matchPeople(workspace))
    await workspace.db.owner`vacuum analyze`
    writeFileSync(join(folder, 'ready'), JSON.stringify(shape))
  } finally {
    await workspace.close()
  }
}

export async function openAccount({ db }: OpenWorkspace): Promise<void> {
  await db.app`
    insert into desk.account (id, name, email, email_key, role, password) values (${freshId()}, 'Bench', ${email}, ${email}, 'admin', ${await hashPassword(password)})
    on conflict do nothing`
}

export interface Served {
  readonly base: URL
  readonly cookie: string
  readonly pid: number
  /** Milliseconds from the start to the first answered request. */
  readonly startMs: number
  stop(): Promise<void>
}

/** The real program, in a process of its own, and a session on it. */
export async function serveHouse(folder: string): Promise<Served> {
  const began = performance.now()
  const child = spawn(
    process.execPath,
    [join(packageRoot, 'bin/throughline.js'), '--data', folder, 'serve', '--port', '0'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const base = await address(child)
  const answer = await fetch(new URL('/api/session', base))
  await answer.json()
  const startMs = performance.now() - began
  const signedIn = await fetch(new URL('/api/session', base), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  if (!signedIn.ok || !cookie) throw new Error(`signing in failed: ${signedIn.status}`)
  return {
    base,
    cookie,
    pid: child.pid ?? 0,
    startMs,
    stop: () =>
      new Promise(resolve => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

/** One question to it in the session, or one order when there is a body; whatever is refused ends the measurement. */
export async function ask<T>({ base, cookie }: Served, path: string, body?: object): Promise<T> {
  const answer = await fetch(new URL(path, base), {
    method: body ? 'POST' : 'GET',
    headers: { cookie, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

function address(child: ChildProcess): Promise<URL> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk
      const found = /at (http:\S+)/.exec(text)
      if (found?.[1]) resolve(new URL(found[1]))
    })
    child.once('exit', code => reject(new Error(`serve ended with ${code}`)))
  })
}
