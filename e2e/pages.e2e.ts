import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorkspace } from '#src/actions/open-workspace.ts'
import { barriers, House } from './house.fixture.ts'

let house: House
beforeAll(async () => {
  house = await House.open('--demo')
}, 300_000)
afterAll(() => house?.close())

const pages = [
  '/today',
  '/people',
  '/people?q=pay&in=texts',
  '/companies',
  '/jobs',
  '/bring-in',
  '/same-person',
  '/unknown-senders',
  '/past',
  '/settings',
  '/settings?tab=cvs',
  '/settings?tab=jobs',
  '/doctor',
]

const settled = async (page: Page): Promise<void> => {
  await page.locator('main').waitFor()
  await page.waitForLoadState('networkidle').catch(() => undefined)
}

/** In a language's longest dress: a phone, and the dark. */
const looks = {
  'by day': { viewport: { width: 1440, height: 900 } },
  'in the dark, on a phone': { viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true },
} as const

describe.each(Object.entries(looks))('the invented agency %s', (_, look) => {
  let page: Page
  beforeAll(async () => {
    page = await house.page(look)
  })
  afterAll(() => page?.context().close())

  it.each(pages)('%s has no barrier, and does not scroll sideways', async path => {
    await page.goto(path)
    await settled(page)
    expect(await barriers(page)).toEqual([])
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBeLessThanOrEqual(0)
  })

  it('a person’s page shows who they are and their line, without a barrier', async () => {
    await page.goto('/people?q=Ana%20Kovalenko')
    await page.getByText('Ana Kovalenko-Reis').first().click()
    await page.waitForURL('**/people/*')
    await page.locator('main').getByRole('heading', { name: 'Ana Kovalenko-Reis' }).waitFor()
    await settled(page)
    expect(await barriers(page)).toEqual([])
  })

  it('what is not here leads back to its list first', async () => {
    for (const [list, words] of [
      ['/people', 'People'],
      ['/companies', 'Companies'],
      ['/jobs', 'Jobs'],
    ] as const) {
      await page.goto(`${list}/00000000-0000-4000-8000-000000000000`)
      await page.getByRole('alert').getByRole('link', { name: words }).click()
      await page.locator('main').getByRole('heading', { name: words }).waitFor()
      expect(new URL(page.url()).pathname).toBe(list)
    }
  })

  it('one key makes somebody’s CV in the house’s form, and it is there to look at before it leaves', async () => {
    await page.goto('/people?q=Yara%20Oosterwijk')
    await page.getByText('Yara Oosterwijk').first().click()
    await page.locator('main').getByRole('heading', { name: 'Yara Oosterwijk' }).waitFor()
    await page.keyboard.press('c')
    const preview = page.getByRole('region', { name: 'As it will leave' })
    await preview.getByText('Yara Oosterwijk').waitFor()
    expect(await barriers(page)).toEqual([])
    await page.getByText('Neither').first().click()
    await preview.getByText(/^Candidate [0-9A-F]{4}$/).waitFor()
    expect(await preview.getByText('Oosterwijk').count()).toBe(0)
    await page.keyboard.press('Escape')
  })
})

it('what accepts the sure ones stays in sight below those that are drawn', async () => {
  const page = await house.page(looks['by day'])
  await page.goto('/same-person')
  await page.getByRole('button', { name: 'Accept the sure ones' }).click()
  const dialog = page.getByRole('dialog', { name: 'Accept the sure ones' })
  const drawn = dialog.getByRole('listitem')
  await drawn.first().waitFor()
  expect(await drawn.count()).toBe(8)
  const button = await dialog.getByRole('button', { name: /^Accept \d+$/ }).boundingBox()
  const box = await dialog.boundingBox()
  expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThan((box?.y ?? 0) + (box?.height ?? 0))
  expect(await barriers(page)).toEqual([])
  await page.context().close()
})

/** People that a list can show, put where it reads them: bringing in as many takes minutes, and is measured in `bench/`. */
async function addPeople(count: number): Promise<void> {
  const workspace = await openWorkspace({ dataDir: join(house.folder, 'data'), url: null })
  try {
    await workspace.db.owner`
      insert into derived.card (person_id, audience, opened, name, name_key, headline, last_at, last_channel, last_direction, tags, pools, added_at)
      select md5(n::text)::uuid, 0, true, 'Somebody number ' || n, 'somebody number ' || n, 'Engineer of very considerable experience at a company with a long name',
        now() - interval '1 minute' - n * interval '1 minute', 'email', 'in', '{}', '{}', now()
      from generate_series(1, ${count}::int) n`
  } finally {
    await workspace.close()
  }
}

/** WCAG 1.4.10: 1280 by 1024 pixels enlarged four times. */
const enlarged = {
  viewport: { width: 320, height: 256 },
  reducedMotion: 'reduce',
  forcedColors: 'active',
} as const

describe('fifty thousand people, enlarged four times, in forced colours, by keys alone', () => {
  let page: Page
  // The list moves the focus with the next frame: what an earlier key began is done before it is asked.
  const focused = () =>
    page.evaluate(async () => {
      for (const _ of [1, 2, 3]) await new Promise(resolve => requestAnimationFrame(resolve))
      const row = document.activeElement
      const box = row?.getBoundingClientRect()
      const middle = box && document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
      return {
        index: Number(row?.getAttribute('aria-rowindex')),
        isInSight: row?.contains(middle ?? null) === true,
        isMarked: row !== null && getComputedStyle(row).outlineStyle !== 'none',
      }
    })
  beforeAll(async () => {
    await addPeople(50_000)
    page = await house.page(enlarged)
    await page.goto('/people')
    // What stands behind the program's back is counted with the next change that it hears of.
    await page.evaluate(async () => {
      const headers = { 'content-type': 'application/json' }
      await fetch('/api/people', { method: 'POST', headers, body: JSON.stringify({ name: 'Quentin Last' }) })
    })
    await page.reload()
    await page.getByRole('row').nth(3).waitFor()
  })
  afterAll(() => page?.context().close())

  it('are in the list, of which the page holds what is in sight', async () => {
    expect(Number(await page.getByRole('grid').getAttribute('aria-rowcount'))).toBeGreaterThan(50_000)
    expect(await page.getByRole('row').count()).toBeLessThan(60)
    expect(await barriers(page)).toEqual([])
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBeLessThanOrEqual(0)
  })

  it('are walked through beyond what came first; the row that has the focus is in sight and marked', async () => {
    const pressed = async (key: string): Promise<number> => {
      await page.keyboard.press(key)
      return (await focused()).index
    }
    // A key at the end of what has come waits for nothing: it is pressed again.
    await expect.poll(() => pressed('j'), { interval: 1, timeout: 30_000 }).toBeGreaterThanOrEqual(131)
    await expect.poll(focused).toMatchObject({ isInSight: true, isMarked: true })
    expect(await page.getByRole('row').count()).toBeLessThan(60)
    const { index } = await focused()
    await page.keyboard.press('k')
    await expect.poll(focused).toEqual({ index: index - 1, isInSight: true, isMarked: true })
    await page.keyboard.press('x')
    await page.getByRole('row', { selected: true }).waitFor()
    expect(await barriers(page)).toEqual([])
    await page.keyboard.press('x')
  })

  it('are opened by a key', async () => {
    await page.goto('/people?q=Ana%20Kovalenko')
    await page.getByRole('row').nth(1).waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.locator('main').getByRole('heading', { name: 'Ana Kovalenko-Reis' }).waitFor()
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBeLessThanOrEqual(0)
    expect(await barriers(page)).toEqual([])
  })
})

it('would see a barrier', async () => {
  const page = await house.page()
  await page.setContent('<html lang="en"><title>x</title><main><h1>x</h1><img src="data:,"></main></html>')
  expect(await barriers(page)).toEqual([expect.stringContaining('image-alt')])
  await page.context().close()
})

it('had no fault on the way', () => {
  expect(house.faults).toEqual([])
})
