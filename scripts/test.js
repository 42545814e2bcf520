// `npm test`: types, lint, unit and database tests, the same on PostgreSQL 15, the web build, and a real browser.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildServer, buildWeb } from './build.js'
import { findBrowser } from './test-browser.js'
import { startPostgres15 } from './test-postgres.js'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const reports = mkdtempSync(join(tmpdir(), 'throughline-reports-'))
const sum = { passed: 0, failed: 0, skipped: 0 }
/** @type {string[]} */
const words = []

/**
 * @param {string} program below node_modules
 * @param {readonly string[]} parameters
 * @param {Record<string, string>} [environment]
 */
const run = (program, parameters, environment = {}) =>
  spawnSync(process.execPath, [join(root, 'node_modules', program), ...parameters], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  }).status === 0

/**
 * @param {string} title
 * @param {() => Promise<void> | void} part
 */
async function step(title, part) {
  process.stdout.write(`\n— ${title}\n`)
  const began = Date.now()
  try {
    await part()
  } catch (error) {
    sum.failed++
    words.push(`${title}: ${error instanceof Error ? error.message : error}`)
  }
  process.stdout.write(`— ${title}: ${Math.round((Date.now() - began) / 1000)} s\n`)
}

/** @param {boolean} good */
const count = good => {
  if (good) sum.passed++
  else sum.failed++
}

/**
 * Runs Vitest and adds up what it reports.
 * @param {string} name
 * @param {readonly string[]} parameters
 * @param {Record<string, string>} [environment]
 */
function vitest(name, parameters, environment) {
  const report = join(reports, `${name}.json`)
  const good = run(
    'vitest/vitest.mjs',
    ['run', ...parameters, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    environment,
  )
  if (!existsSync(report)) {
    sum.failed++
    return
  }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  )
  sum.passed += numPassedTests
  sum.skipped += numPendingTests + numTodoTests
  // A file that could not be loaded has no tests in it, and an error outside of any test counts as one.
  const unread = testResults.filter(
    (/** @type {{ name: string, message: string, status: string, assertionResults: unknown[] }} */ file) =>
      file.status === 'failed' && file.assertionResults.length === 0,
  )
  const failed = numFailedTests + unread.length
  sum.failed += failed === 0 && !good ? 1 : failed
  for (const file of testResults)
    for (const test of file.assertionResults)
      if (test.status === 'pending' || test.status === 'skipped') words.push(`skipped: ${test.fullName}`)
      else if (test.status === 'failed') words.push(`failed: ${test.fullName}\n${firstLines(test.failureMessages)}`)
  for (const file of unread) words.push(`failed: ${file.name}\n${firstLines([file.message])}`)
  if (failed === 0 && !good) words.push(`failed: ${name}, by an error outside of any test`)
}

/** @param {readonly string[]} messages what a test said when it failed */
const firstLines = messages =>
  messages
    .flatMap(message => message.split('\n').slice(0, 8))
    .map(line => `  ${line}`)
    .join('\n')

/** Test files that work on a database: run a second time on the oldest version that is supported. */
function databaseTests() {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.test.ts'),
  )
  return files
    .filter(name => /(\/testing|world\.fixture)\.ts'/.test(readFileSync(join(root, 'src', name), 'utf8')))
    .map(name => `src/${name.replaceAll('\\', '/')}`)
}

await step('Types', () => count(run('typescript/bin/tsc', ['-p', '.'])))
await step('Lint', () => count(run('@biomejs/biome/bin/biome', ['ci', '--diagnostic-level=error', '.'])))
await step('Unit and database tests', () => vitest('unit', []))
await step('Database tests on PostgreSQL 15', () => {
  const server = startPostgres15()
  if (!server) {
    sum.skipped++
    words.push(
      'skipped: PostgreSQL 15 is not installed (Debian’s package postgresql-15), so the database tests ran on the embedded version only.',
    )
    return
  }
  try {
    vitest('postgres15', databaseTests(), { TEST_DATABASE_URL: server.url, PROPERTY_RUNS: '20' })
  } finally {
    server.stop()
  }
})
await step('Build', async () => {
  await buildServer()
  count((await buildWeb(() => {})) !== null)
})
await step('In a browser', () => {
  const browser = findBrowser()
  if (browser) {
    vitest('e2e', ['--config', 'vitest.e2e.config.ts'], { CHROME_PATH: browser })
    return
  }
  sum.skipped += readdirSync(join(root, 'e2e')).filter(name => name.endsWith('.e2e.ts')).length
  words.push(
    'skipped: no browser was found and none could be fetched; install Chromium or Chrome, or set CHROME_PATH to one, and the browser’s tests run too.',
  )
})

rmSync(reports, { recursive: true, force: true })
process.stdout.write(`\n${words.map(line => `${line}\n`).join('')}`)
process.stdout.write(
  `\n${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''}\n`,
)
process.exitCode = sum.failed > 0 ? 1 : 0
