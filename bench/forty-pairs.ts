import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { matchPeople } from '#src/actions/identity/match-people.ts'
import { openWorkspace } from '#src/actions/open-workspace.ts'
import { crowd, person, row } from '#src/identity/match/people.fixture.ts'
import { foldAll } from '#src/projections/fold/loop.ts'
import { benchAct, recordAll } from './bulk.ts'
import { openAccount, serveHouse } from './house.ts'
import { median, quantile } from './spread.ts'
import { withBrowser } from './window.ts'

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
    try {
      return await withBrowser(served, async context => settle(await (await context()).newPage(), served.base))
    } finally {
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
    // Without birthdays, as most tables are: with them nearly nobody would be in doubt.
    const undated = crowd(strangers).map(({ id, values }) => person(id, { ...values, birth: '' }))
    await recordAll(workspace, benchAct(null), undated.flatMap(row))
    do await foldAll(workspace.db.app)
    while (await matchPeople(workspace))
  } finally {
    await workspace.close()
  }
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

const spread = (all: readonly number[]): object => ({
  count: all.length,
  mean: Math.round(all.reduce((a, b) => a + b, 0) / Math.max(1, all.length)),
  median: Math.round(median(all)),
  p95: Math.round(
    quantile(
      all.toSorted((a, b) => a - b),
      0.95,
    ),
  ),
})
