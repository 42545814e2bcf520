import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { answer, barriers, House } from './house.fixture.ts'

/** One job from a client whom nobody knows yet to the first day at work, by mouse and keys. */
let house: House
let page: Page

const main = (): Locator => page.locator('main')
const dialog = (name: string | RegExp): Locator => page.getByRole('dialog', { name })
const gone = (name: string | RegExp): Promise<void> => dialog(name).waitFor({ state: 'detached' })
const peek = (): Locator => page.getByRole('complementary', { name: 'Ana Reis' })

beforeAll(async () => {
  house = await House.open()
  page = await house.page({ viewport: { width: 1440, height: 900 } })
  const api = page.context().request
  await answer(api, 'POST', '/api/setup', {
    name: 'Maren Lund',
    email: 'maren@ferrow.example',
    password: 'grey seal on the quay',
    agency: 'Ferrow & Lund',
  })
  await answer(api, 'POST', '/api/people', { name: 'Ana Reis', email: 'ana@reis.example' })
}, 240_000)
afterAll(() => house?.close())

it('begins as a lead of a client whom nobody knows yet', async () => {
  await page.goto('/jobs')
  await main().getByRole('heading', { name: 'Jobs' }).waitFor()
  await page.keyboard.press('n')
  const form = dialog('New job')
  await form.getByLabel('Title').fill('Night clerk')
  await form.getByRole('combobox', { name: 'Client' }).fill('Kelp House')
  await form.getByRole('option', { name: '“Kelp House”, new here' }).click()
  await form.getByRole('radio', { name: /A lead/ }).check()
  await form.getByRole('button', { name: 'Add the job' }).click()
  await main().getByRole('heading', { name: 'Night clerk' }).waitFor()
  expect(await main().locator('header').textContent()).toMatch(/Lead[\s\S]*Kelp House/)
})

it('a second one is opened on the client’s own page', async () => {
  await main().getByRole('link', { name: 'Kelp House' }).click()
  const jobs = main().getByRole('region', { name: 'Jobs' })
  await jobs.getByRole('button', { name: 'Add' }).click()
  const form = dialog('New job')
  await form.getByLabel('Title').fill('Day clerk')
  expect(await form.textContent()).toContain('Kelp House')
  await form.getByRole('button', { name: 'Add the job' }).click()
  await main().getByRole('heading', { name: 'Day clerk' }).waitFor()
})

it('somebody is put on it, and goes on by keys that the list of keys names', async () => {
  await page.keyboard.press('n')
  await dialog(/^Put somebody/)
    .getByRole('combobox')
    .fill('Ana')
  await dialog(/^Put somebody/)
    .getByRole('option', { name: /Ana Reis/ })
    .click()
  await gone(/^Put somebody/)
  const card = main().getByRole('button', { name: 'Ana Reis' })
  await card.waitFor()
  await page.locator('body').press('?')
  for (const move of ['Move the card on', 'Move the card back']) await dialog('Keys').getByText(move).waitFor()
  await page.keyboard.press('Escape')
  await gone('Keys')
  for (const key of ['Shift+ArrowRight', 'Shift+ArrowLeft']) {
    await card.press(key)
    await page
      .getByText(/^Ana Reis: /)
      .last()
      .waitFor()
  }
})

it('an interview is moved, and keeps what was not changed', async () => {
  await main().getByText('Ana Reis').first().click()
  await peek().getByRole('button', { name: 'Interview' }).click()
  const plan = dialog('Ana Reis: interview 1')
  await plan.getByLabel('When').fill('2030-03-04T10:00')
  await plan.getByLabel('Who meets them').fill('Ruth')
  await plan.getByRole('button', { name: 'Plan it' }).click()
  await gone('Ana Reis: interview 1')
  await peek().getByRole('button', { name: 'Move it' }).click()
  expect(await plan.getByLabel('Who meets them').inputValue()).toBe('Ruth')
  expect(await barriers(page)).toEqual([])
  await plan.getByLabel('When').fill('2030-03-05T11:30')
  await plan.getByRole('button', { name: 'Save' }).click()
  await peek()
    .getByText(/Interview moved to .*5 Mar.*11:30/)
    .waitFor()
})

it('an offer that is accepted is what the placement begins with', async () => {
  await peek().getByRole('button', { name: 'Offer' }).click()
  const offer = dialog('Ana Reis: offer')
  await offer.getByLabel('A year').fill('90,000')
  await offer.getByLabel('First day').fill('2030-04-01')
  await offer.getByRole('button', { name: 'Keep it' }).click()
  await gone('Ana Reis: offer')
  await peek().getByRole('button', { name: 'Accepted' }).click()
  const place = dialog('Ana Reis is placed')
  expect([
    await place.getByLabel('Pay, a year').inputValue(),
    await place.getByLabel('First day').inputValue(),
  ]).toEqual(['90000', '2030-04-01'])
  await place.getByRole('button', { name: 'Place them' }).click()
  await peek().getByRole('region', { name: 'Placement of Ana Reis' }).waitFor()
  expect(await peek().getByRole('region', { name: 'Placement of Ana Reis' }).textContent()).toMatch(/90,000/)
})

it('had no fault on the way', () => {
  expect(house.faults).toEqual([])
})
