import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { ask, ensureHouse, type Served, serveHouse } from './house.ts'
import { closedLoop } from './http.ts'
import { median } from './spread.ts'
import { withBrowser } from './window.ts'

const shape = { people: 20_000, interactions: 60_000, seed: 1, until: '2026-11-20T00:00:00.000Z' }
/** Of the peers' measurement, and of what a board has to bear. */
const asked = 750
const large = 5000
const stages = ['Looked at', 'Approached', 'Talking', 'CV sent', 'Interview', 'Offer'] as const
/** At once: more is done by itself. */
const slice = 500

/** The board of a job with 750 people over HTTP, and that of one with 5,000 in a browser: until it is there, its cards, a drag of five seconds. */
export async function run(seconds = 8, clients = 8, people = shape.people): Promise<object> {
  const folder = process.env['THROUGHLINE_BENCH'] ?? join(tmpdir(), 'throughline-bench-board')
  await ensureHouse(folder, { ...shape, people, interactions: 3 * people })
  const served = await serveHouse(folder)
  try {
    const [small, big] = [await jobOf(served, asked), await jobOf(served, large)]
    const path = `/api/jobs/${small}/board`
    await closedLoop(served.base, served.cookie, clients, 2, () => ({ path }))
    const load = await closedLoop(served.base, served.cookie, clients, seconds, () => ({ path }))
    const counts = await totals(served, small)
    const browser = await inBrowser(served, big)
    return {
      board: { people: asked, goal: 200, peers: 104, ...load, counts, reached: load.perSecond >= 200 },
      browser: { people: large, ...browser },
    }
  } finally {
    await served.stop()
  }
}

interface Rows {
  readonly rows: readonly { readonly id: string; readonly title?: string }[]
  readonly next: string | null
}

/** A job with that many people, spread over its stages as work goes: most at its beginning. Made once and kept. */
async function jobOf(served: Served, size: number): Promise<string> {
  const title = `Bench of ${size}`
  const there = (await ask<Rows>(served, `/api/jobs?q=${encodeURIComponent(title)}`)).rows.find(
    one => one.title === title,
  )
  if (there) return there.id
  const { id } = await ask<{ id: string }>(served, '/api/jobs', { title, client: 'Bench Works' })
  const people: string[] = []
  for (let next = ''; people.length < size; ) {
    const page = await ask<Rows>(served, `/api/people?sort=name&limit=500${next}`)
    people.push(...page.rows.map(row => row.id))
    if (page.next === null) break
    next = `&cursor=${encodeURIComponent(page.next)}`
  }
  const chosen = people.slice(0, size)
  for (let from = 0; from < chosen.length; from += slice) {
    // A half stays, a half of the rest goes on, and so forth.
    const stage = stages[Math.min(stages.length - 1, Math.floor(Math.log2(chosen.length / (chosen.length - from))))]
    await ask(served, `/api/jobs/${id}/people`, {
      people: chosen.slice(from, from + slice),
      stage,
      because: 'For the bench',
    })
  }
  return id
}

async function totals(served: Served, job: string): Promise<{ sum: number; right: boolean }> {
  const { columns } = await ask<{ columns: readonly { total: number }[] }>(served, `/api/jobs/${job}/board`)
  const sum = columns.reduce((all, one) => all + one.total, 0)
  return { sum, right: sum === asked }
}

const inBrowser = (served: Served, job: string): Promise<object> =>
  withBrowser(served, async signedIn => {
    const context = await signedIn()
    const opened: number[] = []
    let page: Page | undefined
    for (let round = 0; round < 5; round++) {
      await page?.close()
      page = await context.newPage()
      const began = performance.now()
      await page.goto(new URL(`/jobs/${job}`, served.base).href, { waitUntil: 'commit' })
      await page.locator('article[draggable]').nth(10).waitFor()
      await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => resolve(null))))
      opened.push(performance.now() - began)
    }
    if (!page) throw new Error('no page was opened')
    await page.waitForTimeout(1000)
    const dragged = await drag(page)
    const cards = await page.locator('article[draggable]').count()
    return { opensMs: Math.round(median(opened)), cards, ...dragged }
  })

interface Watched {
  readonly frames: number[]
  readonly tasks: number[]
}

/** A card carried over the columns and back for five seconds, not let go: frames and long tasks as the page counts them. */
async function drag(page: Page): Promise<object> {
  const card = await page.locator('article[draggable]').first().boundingBox()
  if (!card) throw new Error('there is no card')
  await page.evaluate(() => {
    const watched: Watched = { frames: [], tasks: [] }
    Object.assign(window, { watched })
    new PerformanceObserver(list => {
      for (const task of list.getEntries()) watched.tasks.push(task.duration)
    }).observe({ type: 'longtask' })
    let last = performance.now()
    const frame = (now: number): void => {
      watched.frames.push(now - last)
      last = now
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
  await page.mouse.move(card.x + 60, card.y + 60)
  await page.mouse.down()
  const end = performance.now() + 5000
  for (let step = 0; performance.now() < end; step++) {
    await page.mouse.move(card.x + 60 + Math.abs(((step * 12) % 1800) - 900), card.y + 60 + (step % 40))
    await page.waitForTimeout(16)
  }
  const found = await page.evaluate(() => (window as unknown as { watched: Watched }).watched)
  await page.keyboard.press('Escape')
  await page.mouse.up()
  const slow = found.frames.filter(ms => ms > 33).length
  return {
    frames: found.frames.length,
    slowFramesShare: Number((slow / Math.max(1, found.frames.length)).toFixed(3)),
    longestTaskMs: Math.round(Math.max(0, ...found.tasks)),
  }
}
