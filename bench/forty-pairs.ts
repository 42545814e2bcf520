import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { matchPeople } from '#src/actions/identity/match-people.ts'
import { openWorkspace } from '#src/actions/open-workspace.ts'
import { claimKind } from '#src/domain/claim.ts'
import type { Draft } from '#src/domain/draft.ts'
import type { PersonRecord } from '#src/identity/match/corpus.ts'
import { crowd } from '#src/identity/match/people.fixture.ts'
import { foldAll } from '#src/projections/fold/loop.ts'
import { benchAct, recordAll } from './bulk.ts'
import { openAccount, serveHouse } from './house.ts'

const pairs = 40
/** Every eighth of them stands there twice, with an error or a gap. */
const strangers = 600

/**
 * Settles forty pairs of "Same person?" by the keys alone, as a person does who needs no time to think: milliseconds from
 * the key to the next pair on screen, and those of the server's answers behind it.
 */
export async function run(): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'forty-pairs-'))
  try {
    await house(folder)
    const served = await serveHouse(folder)
    const browser = await chromium.launch({
      executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    })
    try {
      const [name = '', value = ''] = served.cookie.split('=')
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
      await context.addCookies([{ name, value, url: served.base.href }])
      return await settle(await context.newPage(), served.base)
    } finally {
      await browser.close()
      await served.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function house(folder: string): Promise<void> {
  const workspace = await openWorkspace({ dataDir: folder, url: null })
  try {
    await openAccount(workspace)
    // Nothing merges by itself: all of it waits for the keys.
    await workspace.db.app`
      insert into desk.setting (name, value) values ('automaticMark', 'null'::jsonb) on conflict (name) do update set value = excluded.value`
    await recordAll(workspace, benchAct(null), crowd(strangers).flatMap(row))
    do await foldAll(workspace.db.app)
    while (await matchPeople(workspace))
  } finally {
    await workspace.close()
  }
}

/** Somebody of a table: what is said of them, as a row says it. */
function row(one: PersonRecord): Draft[] {
  const of = (field: string): string => one.values[field]?.[0] ?? ''
  const claims = [
    ['name', { full: `${of('given')} ${of('family')}` }],
    ['email', { address: of('email') }],
    ['phone', { number: of('phone') }],
    ['position', { company: of('employer'), title: 'Engineer', current: true }],
    ['place', { text: of('city') }],
  ] as const
  return claims
    .filter(([, body]) => Object.values(body).every(value => value !== ''))
    .map(([property, body]) => ({
      kind: claimKind(property),
      channel: null,
      direction: 'none',
      occurred: { at: '2026-11-01T00:00:00.000Z', precision: 'day', offset: 0 },
      family: 'row',
      key: [one.id],
      contentInKey: true,
      body,
      text: null,
      people: [{ role: 'about', identifiers: [{ kind: 'record', value: one.id }], name: claims[0][1].full }],
      place: '',
      seenAt: null,
    }))
}

async function settle(page: Page, base: URL): Promise<object> {
  const answers: number[] = []
  page.on('requestfinished', request => {
    if (request.method() === 'POST' && new URL(request.url()).pathname === '/api/same-person')
      answers.push(request.timing().responseEnd)
  })
  await page.goto(new URL('/same-person', base).href)
  const open = page.locator('li[data-row]:has(> div)')
  await open.first().waitFor()
  const began = performance.now()
  const toNext: number[] = []
  for (let at = 0; at < pairs; at++) {
    const key = await open.first().getAttribute('data-row')
    const pressed = performance.now()
    await page.keyboard.press(at % 5 === 4 ? 'n' : 'y')
    await page.waitForFunction(
      was => {
        const now = document.querySelector('li[data-row]:has(> div)')
        return now !== null && now.getAttribute('data-row') !== was
      },
      key,
      { polling: 'raf', timeout: 20_000 },
    )
    toNext.push(performance.now() - pressed)
  }
  const seconds = (performance.now() - began) / 1000
  await page.waitForLoadState('networkidle')
  return { pairs, seconds: Math.round(seconds * 10) / 10, keyToNextPair: spread(toNext), answer: spread(answers) }
}

const spread = (all: readonly number[]): object => {
  const sorted = [...all].sort((a, b) => a - b)
  const at = (share: number): number =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)
  return {
    count: all.length,
    mean: Math.round(all.reduce((a, b) => a + b, 0) / Math.max(1, all.length)),
    median: at(0.5),
    p95: at(0.95),
  }
}
