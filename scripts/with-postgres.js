/**
 * Runs a command with TEST_DATABASE_URL set to a PostgreSQL server of the system's own packages, made for it and removed
 * after it: `node scripts/with-postgres.js npx vitest run`. Exits with 77, and says so, where none from 15 on is installed.
 */
import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const packages = '/usr/lib/postgresql'
const versions = existsSync(packages)
  ? readdirSync(packages)
      .map(Number)
      .filter(version => version >= 15)
  : []
const programs = join(packages, String(Math.min(...versions)), 'bin')
if (versions.length === 0) {
  process.stderr.write(`No PostgreSQL from 15 on in ${packages}: nothing was run.\n`)
  process.exit(77)
}

const [command, ...args] = process.argv.slice(2)
if (!command) {
  process.stderr.write('Which command? node scripts/with-postgres.js COMMAND…\n')
  process.exit(2)
}

/**
 * PostgreSQL does not run as root.
 * @type {{ uid?: number, gid?: number }}
 */
const account = process.getuid?.() === 0 ? accountOf('postgres') : {}
const folder = mkdtempSync(join(tmpdir(), 'throughline-postgres-'))
if (account.uid !== undefined && account.gid !== undefined) chownSync(folder, account.uid, account.gid)
const data = join(folder, 'data')

run('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'])
const settings = `-k ${folder} -c listen_addresses='' -c fsync=off -c max_connections=200`
run('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', settings, 'start'])
const url = `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`
const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, TEST_DATABASE_URL: url } })
// The command gets the terminal's signals too; we stay to stop the server.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {})
child.on('error', error => finish(error.message, 2))
child.on('exit', code => finish('', code ?? 1))

/**
 * @param {string} message
 * @param {number} code
 */
function finish(message, code) {
  if (message) process.stderr.write(`${message}\n`)
  run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop'])
  rmSync(folder, { recursive: true, force: true })
  process.exit(code)
}

/**
 * @param {string} program
 * @param {string[]} options
 */
function run(program, options) {
  const { status, stderr } = spawnSync(join(programs, program), options, {
    ...account,
    cwd: '/',
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  if (status !== 0) throw new Error(`${program}: ${stderr}`)
}

/** @param {string} name */
function accountOf(name) {
  const row = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find(line => line.startsWith(`${name}:`))
  const [, , uid, gid] = row?.split(':') ?? []
  return { uid: Number(uid), gid: Number(gid) }
}
