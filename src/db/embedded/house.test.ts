import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { packageRoot } from '#src/lib/package-root.ts'
import { bundle } from '../../../scripts/bundle.js'
import { openDatabase } from '../connect.ts'
import { enterHouse } from './house.ts'
import { livePostmaster } from './postmaster.ts'

// Built as the product is, so that the corrected driver is what runs.
const built = join(packageRoot, 'dist', `test-${process.pid}`)
const fixture = join(built, 'db/embedded/writer.fixture.js')
beforeAll(() => bundle(['src/db/embedded/writer.fixture.ts'], built))
afterAll(() => rmSync(built, { recursive: true, force: true }))

const isRoot = process.getuid?.() === 0

let folder: string
let data: string
let children: ChildProcess[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-house-'))
  // Within reach of the server's account, as a data folder is.
  chmodSync(folder, 0o711)
  data = join(folder, 'data')
  children = []
})

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  await until(() => postmaster() === null)
  rmSync(folder, { recursive: true, force: true })
})

const postmaster = () => livePostmaster(join(data, 'postgres'))

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise(resolve => setTimeout(resolve, 10))
}

interface Writer {
  readonly child: ChildProcess
  readonly acknowledged: number[]
  /** Waits until so many more rows were acknowledged. */
  writes(count: number): Promise<void>
  finish(): Promise<void>
}

async function writer(first = 1, account: { uid?: number; gid?: number } = {}): Promise<Writer> {
  const child = spawn(process.execPath, [fixture, data, String(first)], {
    ...account,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  children.push(child)
  const acknowledged: number[] = []
  let text = ''
  let errors = ''
  let ready = false
  child.stderr.on('data', chunk => {
    errors += String(chunk)
  })
  child.stdout.on('data', chunk => {
    const lines = (text + String(chunk)).split('\n')
    text = lines.pop() ?? ''
    for (const line of lines) {
      if (line === 'ready') ready = true
      else if (line !== 'closed') acknowledged.push(Number(line))
    }
  })
  const dead = () => child.exitCode !== null || child.signalCode !== null
  await until(() => ready || dead())
  if (!ready) throw new Error(`the writer ended: ${errors}`)
  return {
    child,
    acknowledged,
    async writes(count) {
      const aim = acknowledged.length + count
      await until(() => acknowledged.length >= aim || dead())
      if (dead()) throw new Error(`the writer ended: ${errors}`)
    },
    async finish() {
      child.stdin.write('enough\n')
      await until(dead)
      expect(errors).toBe('')
      expect(child.exitCode).toBe(0)
    },
  }
}

async function rows(): Promise<ReadonlySet<number>> {
  const db = await openDatabase({ dataDir: data })
  const found = await db.owner<{ n: number }[]>`select n from public.row`
  await db.close()
  return new Set(found.map(row => row.n))
}

async function expectNothingLost(...writers: Writer[]): Promise<void> {
  const found = await rows()
  expect(writers.flatMap(({ acknowledged }) => acknowledged).filter(n => !found.has(n))).toEqual([])
}

/** The process and all above it that belong to the server: the shell that watches, and its reader. */
function watchers(pid: number): number[] {
  const parent = Number(/^PPid:\t(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  const all = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)
  const readers = all.filter(other => other !== pid && parentOf(other) === parent)
  return [parent, ...readers]
}

function parentOf(pid: number): number | null {
  try {
    return Number(/^PPid:\t(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  } catch {
    return null
  }
}

function kill(...pids: (number | null | undefined)[]): void {
  for (const pid of pids) if (pid) process.kill(pid, 'SIGKILL')
}

describe('the embedded server', () => {
  test('starts on an empty folder, stops with its last user, and keeps what was written', async () => {
    const one = await openDatabase({ dataDir: data })
    expect(one.engine).toBe('embedded')
    expect(one.twoRoles).toBe(true)
    await one.owner`create table public.row (n int)`
    await one.owner`insert into public.row values (7)`
    await one.close()
    expect(postmaster()).toBeNull()
    expect(existsSync(join(data, 'lease.json'))).toBe(false)
    expect(await rows()).toEqual(new Set([7]))
  })

  test('is joined by a second command, and outlives the first', async () => {
    const first = await writer(1)
    const server = postmaster()
    const second = await writer(1_000_000)
    expect(postmaster()).toBe(server)
    await first.writes(5)
    await first.finish()
    await second.writes(20)
    expect(postmaster()).toBe(server)
    await second.finish()
    expect(postmaster()).toBeNull()
    await expectNothingLost(first, second)
  })

  test('is started once by commands that come at the same time', async () => {
    const writers = await Promise.all([writer(1), writer(1_000_000), writer(2_000_000)])
    await Promise.all(writers.map(each => each.writes(10)))
    await Promise.all(writers.map(each => each.finish()))
    await expectNothingLost(...writers)
  })

  test.runIf(process.platform === 'linux')(
    'stops when the command is killed, and starts again with all that was acknowledged',
    async () => {
      for (let round = 0; round < 2; round++) {
        const one = await writer(1 + round * 1_000_000)
        await one.writes(50)
        one.child.kill('SIGKILL')
        await until(() => postmaster() === null)
        await expectNothingLost(one)
      }
    },
  )

  test.runIf(process.platform === 'linux')('is started again under a running command when it is killed', async () => {
    const one = await writer()
    await one.writes(50)
    const server = postmaster()
    kill(server)
    await until(() => postmaster() !== null && postmaster() !== server)
    await one.writes(50)
    await one.finish()
    await expectNothingLost(one)
  })

  test.runIf(process.platform === 'linux')('starts again after command and server were killed together', async () => {
    const one = await writer()
    await one.writes(50)
    kill(one.child.pid, postmaster())
    await expectNothingLost(one)
  })

  test.runIf(process.platform === 'linux')(
    'that lost command and watch is an orphan: the next command stops it and starts its own',
    async () => {
      const one = await writer()
      await one.writes(50)
      const server = postmaster()
      if (!server) throw new Error('no server')
      // The watch first: it would see the command gone, and end by itself.
      kill(...watchers(server), one.child.pid)
      expect(postmaster()).toBe(server)
      const next = await writer(1_000_000)
      expect(postmaster()).not.toBe(server)
      await next.finish()
      await expectNothingLost(one, next)
    },
  )

  test('does not take a stranger with the number of its old server for a server', async () => {
    await (await openDatabase({ dataDir: data })).close()
    writeFileSync(join(data, 'postgres', 'postmaster.pid'), `${process.pid}\n${join(data, 'postgres')}\n`)
    const db = await openDatabase({ dataDir: data })
    await db.close()
  })

  test('knows whether somebody else stays here', async () => {
    const first = await enterHouse(data)
    const second = await enterHouse(data)
    expect([first.isShared, second.isShared]).toEqual([false, true])
    await second.leave()
    await first.leave()
  })

  test('works below a path that is too long for a socket', async () => {
    data = join(folder, 'x'.repeat(120), 'data')
    mkdirSync(data, { recursive: true })
    const house = await enterHouse(data)
    expect(house.socketFolder.startsWith(data)).toBe(false)
    await house.leave()
    rmSync(house.socketFolder, { recursive: true })
  })

  test.runIf(isRoot)('works below a folder that only root may enter', async () => {
    data = join(folder, 'private', 'data')
    mkdirSync(join(folder, 'private'), { mode: 0o700 })
    const house = await enterHouse(data)
    await house.leave()
    rmSync(house.socketFolder, { recursive: true })
  })

  test.runIf(isRoot)('starts from a folder that root copied', async () => {
    const house = await enterHouse(data)
    await house.leave()
    const copy = `${data}-copied`
    cpSync(data, copy, { recursive: true, filter: name => lstatSync(name).isFile() || lstatSync(name).isDirectory() })
    expect(statSync(join(copy, 'postgres', 'PG_VERSION')).uid).toBe(0)
    await (await enterHouse(copy)).leave()
    expect(statSync(join(copy, 'postgres', 'PG_VERSION')).uid).not.toBe(0)
  })

  test.runIf(isRoot)('runs as an ordinary user', async () => {
    chownSync(folder, 65_534, 65_534)
    const one = await writer(1, { uid: 65_534, gid: 65_534 })
    await one.writes(5)
    await one.finish()
  })
})

describe('a folder on a volume that another host mounts too', () => {
  const lease = (beat: number) => JSON.stringify({ where: 'other-host boot ns', pid: 12, beat })

  test('is refused while that host renews its lease', async () => {
    mkdirSync(data)
    const file = join(data, 'lease.json')
    let beat = 1
    const timer = setInterval(() => writeFileSync(file, lease(beat++)), 200)
    writeFileSync(file, lease(0))
    await expect(openDatabase({ dataDir: data })).rejects.toThrow('in use by other-host')
    clearInterval(timer)
  })

  test('is taken over, without a question, when it does not', async () => {
    mkdirSync(data)
    writeFileSync(join(data, 'lease.json'), lease(0))
    await (await openDatabase({ dataDir: data })).close()
  })

  test('is given up when the other took it meanwhile', async () => {
    let tell = (_: Error) => {}
    const lost = new Promise<Error>(resolve => {
      tell = resolve
    })
    const house = await enterHouse(data, { onLost: tell })
    writeFileSync(join(data, 'lease.json'), lease(0))
    expect((await lost).message).toContain('Another host')
    await until(() => postmaster() === null)
    await house.leave()
  })
})
