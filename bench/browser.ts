import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { ensureHouse, serveHouse } from './house.ts'
import { median } from './spread.ts'
import { withBrowser } from './window.ts'

const shape = { people: 100_000, interactions: 500_000, seed: 1, until: '2026-11-20T00:00:00.000Z' }

/** The people list of a full house in a browser, cold and warm, and how long a key takes until its change is painted. */
export async function run(rounds = 5): Promise<object> {
  const folder = process.env['THROUGHLINE_BENCH'] ?? join(tmpdir(), 'throughline-bench-100k')
  await ensureHouse(folder, shape)
  const served = await serveHouse(folder)
  try {
    return await withBrowser(served, async context => {
      const cold: Opened[] = []
      const warm: Opened[] = []
      for (let round = 0; round < rounds; round++) {
        const one = await context()
        cold.push(await opened(one, served.base))
        warm.push(await opened(one, served.base))
        await one.close()
      }
      const keys = await keysToPaint(context, served.base)
      const of = (all: readonly Opened[]) => ({
        ms: Math.round(median(all.map(({ ms }) => ms))),
        kibibytes: Math.round(median(all.map(({ bytes }) => bytes)) / 1024),
      })
      return { rounds, peopleList: { cold: of(cold), warm: of(warm) }, keyToPaintMs: keys }
    })
  } finally {
    await served.stop()
  }
}

interface Opened {
  readonly ms: number
  readonly bytes: number
}

/**
 * From the address to the frame that shows the first rows, as the page itself sees it: who asks from outside asks at
 * intervals of up to half a second, and measures those. Bytes as they came over the wire.
 */
async function opened(context: BrowserContext, base: URL): Promise<Opened> {
  const page = await context.newPage()
  const wire = await context.newCDPSession(page)
  await wire.send('Network.enable')
  let bytes = 0
  wire.on('Network.loadingFinished', event => {
    bytes += event.encodedDataLength
  })
  await page.addInitScript(() => {
    const look = (): void => {
      if (document.querySelectorAll('[role=row]').length <= 10) requestAnimationFrame(look)
      // What this frame shows is on the screen when the next begins.
      else requestAnimationFrame(() => Object.assign(window, { shown: performance.now() }))
    }
    look()
  })
  await page.goto(new URL('/people', base).href, { waitUntil: 'commit' })
  const ms = await page
    .waitForFunction(() => (window as unknown as { shown?: number }).shown)
    .then(shown => shown.jsonValue())
  await page.close()
  return { ms: ms ?? Number.NaN, bytes }
}

/** Longest of the keys' durations from press to the next paint, as the browser counts them (Event Timing, W3C; in steps of 8 ms). */
async function keysToPaint(context: () => Promise<BrowserContext>, base: URL): Promise<Record<string, number>> {
  const one = await context()
  const page = await one.newPage()
  await page.goto(new URL('/people', base).href)
  await page.getByRole('row').nth(2).getByRole('link').first().click()
  await page.waitForURL('**/people/*')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForTimeout(1500)
  const found: Record<string, number> = {}
  for (const [name, key] of [
    ['log', 'l'],
    ['tag', 't'],
    ['edit', 'e'],
  ] as const) {
    await watch(page)
    await page.keyboard.press(key)
    await page.waitForTimeout(600)
    found[name] = await page.evaluate(() => Math.max(0, ...(window as unknown as { keys: number[] }).keys))
    await page.keyboard.press('Escape')
    await page.waitForTimeout(300)
  }
  await one.close()
  return found
}

const watch = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const keys: number[] = []
    Object.assign(window, { keys })
    new PerformanceObserver(list => {
      for (const entry of list.getEntries()) if (entry.name.startsWith('key')) keys.push(entry.duration)
    }).observe({ type: 'event', buffered: false, durationThreshold: 16 } as PerformanceObserverInit)
  })
