import { spawnSync } from 'node:child_process'
import {
  chownSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { codeOf, EngineError } from '../errors.ts'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { lendFolder, type Paths } from './paths.ts'

/** Major version of the programs; a cluster of another one is refused before they touch it. */
const major = '18'

export const superuser = 'postgres'

/** Environment of the server and of initdb: nothing of ours, so that no PG* variable or secret leaks in. */
export const serverEnvironment = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', HOME: '/' }

/**
 * Makes the cluster beside its place and moves it there whole, so that an interrupted or doubled first start leaves
 * either none or a complete one.
 */
export function ensureCluster(paths: Paths, binaries: Binaries, account: Account): void {
  const versionFile = join(paths.cluster, 'PG_VERSION')
  if (existsSync(versionFile)) {
    const found = readFileSync(versionFile, 'utf8').trim()
    if (found === major) {
      handOver(paths.cluster, account)
      return
    }
    throw new EngineError(
      `The database in ${paths.cluster} was made by PostgreSQL ${found}; this version brings ${major}. Back it up with the Throughline that made it, and restore into a new folder.`,
    )
  }
  const fresh = `${paths.cluster}.new-${process.pid}`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { mode: 0o700 })
  if (account.uid !== undefined && account.gid !== undefined) chownSync(fresh, account.uid, account.gid)
  try {
    initialise(fresh, paths, binaries, account)
    renameSync(fresh, paths.cluster)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    const lostTheRace = ['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(codeOf(error) ?? '') && existsSync(versionFile)
    if (!lostTheRace) throw error
  }
}

/** A folder that root copied or unpacked belongs to root: the server gets back what is its own. */
function handOver(cluster: string, { uid, gid }: Account): void {
  if (uid === undefined || gid === undefined || lstatSync(join(cluster, 'PG_VERSION')).uid === uid) return
  for (const name of readdirSync(cluster, { recursive: true, encoding: 'utf8' }))
    lchownSync(join(cluster, name), uid, gid)
  chownSync(cluster, uid, gid)
}

function initialise(folder: string, paths: Paths, binaries: Binaries, account: Account): void {
  const lent = lendFolder(folder, paths.reachable, 3)
  const options = [
    `--pgdata=${lent.name}`,
    `--username=${superuser}`,
    '--encoding=UTF8',
    // The binaries' ICU is of 2018 and must not decide the order of any index.
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
    // Only who may enter the socket's folder (mode 0700) can connect.
    '--auth-local=trust',
    '--auth-host=reject',
    '--no-instructions',
  ]
  const done = spawnSync(binaries.initdb, options, {
    ...account,
    cwd: '/',
    env: serverEnvironment,
    encoding: 'utf8',
    stdio: lent.fd === null ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'pipe', 'pipe', lent.fd],
  })
  lent.close()
  if (done.status === 0) return
  throw new EngineError(
    `PostgreSQL could not make its database in ${folder}: ${done.error?.message ?? done.stderr.trim()}`,
  )
}
