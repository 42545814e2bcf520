import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where Debian, Ubuntu, Red Hat, Homebrew and the Windows installer put the oldest version that is supported. */
const places = [
  '/usr/lib/postgresql/15/bin',
  '/usr/pgsql-15/bin',
  '/opt/homebrew/opt/postgresql@15/bin',
  '/usr/local/opt/postgresql@15/bin',
]

/**
 * A private PostgreSQL 15 in a folder of its own, without a port: for a second run of the database tests.
 * @returns {{ url: string, stop: () => void } | null} null where that version is not installed
 */
export function startPostgres15() {
  const bin = places.find(folder => existsSync(join(folder, 'initdb')))
  if (!bin) return null
  const folder = mkdtempSync(join(tmpdir(), 'throughline-pg15-'))
  const account = unprivileged()
  if (account) chownSync(folder, account.uid, account.gid)
  const data = join(folder, 'data')
  /**
   * @param {string} program
   * @param {readonly string[]} parameters
   */
  const run = (program, parameters) =>
    execFileSync(join(bin, program), parameters, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'], ...account })
  const stop = () => {
    if (existsSync(join(data, 'postmaster.pid'))) run('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop'])
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    run('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'])
    const settings = [
      `-k ${folder}`,
      "-c listen_addresses=''",
      '-c fsync=off',
      '-c full_page_writes=off',
      '-c max_connections=200',
    ]
    run('pg_ctl', ['-D', data, '-l', join(folder, 'log'), '-o', settings.join(' '), '-w', 'start'])
  } catch (error) {
    stop()
    throw error
  }
  return { url: `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`, stop }
}

/**
 * PostgreSQL refuses to run as root.
 * @returns {{ uid: number, gid: number } | null} null when we are not root
 */
function unprivileged() {
  if (process.getuid?.() !== 0) return null
  for (const name of ['postgres', 'nobody']) {
    try {
      const number = (/** @type {string} */ flag) =>
        Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
      return { uid: number('-u'), gid: number('-g') }
    } catch {}
  }
  return { uid: 65_534, gid: 65_534 }
}
