import type { APIRequestContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer, barriers, House } from './house.fixture.ts'

let house: House
let page: Page
let one = ''
let other = ''

const api = (): APIRequestContext => page.context().request
const notes = async (person: string): Promise<readonly string[]> =>
  (await answer<{ items: readonly { snippet?: string }[] }>(api(), 'GET', `/api/people/${person}/line`)).items
    .map(item => item.snippet ?? '')
    .sort()
const main = (): Locator => page.locator('main')
const asked = (): Locator => main().getByText('Whose is this?')

beforeAll(async () => {
  house = await House.open()
  page = await house.page({ viewport: { width: 1440, height: 900 } })
  const account = { name: 'Maren Lund', email: 'maren@ferrow.example', password: 'grey seal on the quay' }
  await answer(api(), 'POST', '/api/setup', account)
  const add = async (email: string): Promise<string> =>
    (await answer<{ id: string }>(api(), 'POST', '/api/people', { name: 'Ana Reis', email })).id
  one = await add('ana@reis.example')
  other = await add('a.reis@brackmere.example')
})
afterAll(() => house?.close())

it('who looks like somebody is offered where they are merged', async () => {
  await page.goto(`/people/${one}`)
  await main().getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Merge with somebody' }).click()
  const dialog = page.getByRole('dialog', { name: /^Merge Ana Reis with/ })
  await dialog.getByText(/the same/).waitFor()
  expect(await barriers(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Choose', exact: true }).click()
  for (const address of ['ana@reis.example', 'a.reis@brackmere.example']) await dialog.getByText(address).waitFor()
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
  await main().getByText('Was also Ana Reis').waitFor()
  for (let n = 1; n <= 7; n++)
    await answer(api(), 'POST', '/api/log', { person: one, kind: 'note.written', text: `note ${n}` })
})

describe('two of one name, taken apart after much was written', () => {
  const all = ['note 1', 'note 2', 'note 3', 'note 4', 'note 5', 'note 6', 'note 7']

  it('asks whose it is, and tells the two apart', async () => {
    await page.goto(`/people/${one}`)
    await main().getByRole('button', { name: 'Take apart' }).click()
    await asked().waitFor()
    for (const whose of ['This one’s', 'The other one’s', 'Both'])
      await main().getByRole('button', { name: whose }).first().waitFor()
    // Not all of it stands before what is known of the person.
    expect(await main().getByRole('button', { name: 'Both' }).count()).toBe(5)
    await main().getByRole('button', { name: '3 more' }).click()
    expect(await main().getByRole('button', { name: 'Both' }).count()).toBe(8)
    expect(await barriers(page)).toEqual([])
  })

  it('one by one, or all that is left at once', async () => {
    // The first belongs to all of them, the second to the oldest.
    await main().getByRole('button', { name: 'Both' }).nth(1).click()
    await main().getByText('All 6:').waitFor()
    await main().getByRole('button', { name: 'The other one’s' }).first().click()
    await asked().waitFor({ state: 'detached' })
    expect(await notes(one)).toEqual(['note 1'])
    expect(await notes(other)).toEqual(all)
  })

  it('and one key takes all of it back', async () => {
    await page.locator('body').press('z')
    await main().getByText('All 6:').waitFor()
    expect(await notes(one)).toEqual(all)
    expect(await notes(other)).toEqual(['note 1'])
  })

  it('had no fault on the way', () => {
    expect(house.faults).toEqual([])
  })
})
