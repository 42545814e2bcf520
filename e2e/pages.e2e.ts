import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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

it('would see a barrier', async () => {
  const page = await house.page()
  await page.setContent('<html lang="en"><title>x</title><main><h1>x</h1><img src="data:,"></main></html>')
  expect(await barriers(page)).toEqual([expect.stringContaining('image-alt')])
  await page.context().close()
})

it('had no fault on the way', () => {
  expect(house.faults).toEqual([])
})
