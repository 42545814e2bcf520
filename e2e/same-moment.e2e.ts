import type { APIRequestContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer, barriers, House } from './house.fixture.ts'

let house: House
/** Maren looks at the page; Jonas writes the same, each time between what she sees and what she saves. */
let page: Page
let jonas: APIRequestContext
let jonasAccount = ''
let marenAccount = ''
let ana = ''

const password = 'grey seal on the quay'

interface Fact {
  readonly entry: string
  readonly value: { readonly [key: string]: string }
}
const factsOf = async (property: string): Promise<readonly Fact[]> =>
  (await answer<{ facts: Readonly<Record<string, readonly Fact[]>> }>(jonas, 'GET', `/api/people/${ana}`)).facts[
    property
  ] ?? []
const jonasSets = (body: object): Promise<unknown> => answer(jonas, 'POST', `/api/people/${ana}/values`, body)

const said = async (property: string, key: string): Promise<readonly (string | undefined)[]> =>
  (await factsOf(property)).map(fact => fact.value[key]).sort()
/** A page shows what was chosen before the house has it. */
const kept = (asked: () => Promise<unknown>, what: unknown): Promise<void> =>
  expect.poll(asked, { timeout: 20_000 }).toEqual(what)

const main = (): Locator => page.locator('main')
const asked = (): Locator => page.getByRole('dialog', { name: 'Changed while you were writing' })
/** The two values and what may be done with them, as they are read. */
const offered = async (): Promise<readonly string[]> =>
  (await asked().locator('label').allInnerTexts()).map(text => text.replaceAll('\n', ': '))

/** Chooses what counts; the dialog is gone when it has been saved or left. */
async function choose(choice: RegExp): Promise<void> {
  const save = asked().getByRole('button', { name: 'Save' })
  expect(await save.isDisabled()).toBe(true)
  await asked().getByRole('radio', { name: choice }).check()
  await save.click()
  await asked().waitFor({ state: 'detached' })
}

async function openAna(): Promise<void> {
  await page.goto(`/people/${ana}`)
  await main().getByRole('heading', { name: 'Ana Reis' }).waitFor()
}

beforeAll(async () => {
  house = await House.open()
  page = await house.page({ viewport: { width: 1440, height: 900 } })
  const maren = page.context().request
  const first = { name: 'Maren Lund', email: 'maren@ferrow.example', password, agency: 'Ferrow & Lund' }
  await answer(maren, 'POST', '/api/setup', first)
  marenAccount = (await answer<{ account: { id: string } }>(maren, 'GET', '/api/session')).account.id
  const second = { name: 'Jonas Hale', email: 'jonas@ferrow.example', role: 'admin' }
  const { link } = await answer<{ link: string }>(maren, 'POST', '/api/invitations', second)
  jonas = (await house.context()).request
  const token = link.slice(link.lastIndexOf('/') + 1)
  jonasAccount = (await answer<{ account: string }>(jonas, 'POST', `/api/invitations/${token}`, { password })).account
  ana = (await answer<{ id: string }>(jonas, 'POST', '/api/people', { name: 'Ana Reis' })).id
})
afterAll(() => house?.close())

describe('two who change the same at the same moment', () => {
  /** Opens a value in editing as Maren sees it; Jonas then sets another, and Maren hers. */
  async function both(property: string, key: string, [seen, theirs, mine]: readonly [string, string, string]) {
    await jonasSets({ property, value: { [key]: seen } })
    await openAna()
    const name = property === 'phone' ? 'Phone' : 'Place'
    // The row is opened beside its value: a number there is a link that calls.
    await main().locator('dt', { hasText: name }).dblclick()
    const field = main().getByRole('textbox', { name })
    await field.waitFor()
    const replaces = (await factsOf(property)).find(fact => fact.value[key] === seen)?.entry
    await jonasSets({ property, value: { [key]: theirs }, replaces })
    await field.fill(mine)
    await field.press('Enter')
    await asked().waitFor()
  }

  it('a number: both are shown, nothing is chosen beforehand, and both may stand', async () => {
    await both('phone', 'number', ['+44 113 496 0001', '+44 113 496 0002', '+44 113 496 0003'])
    expect(await offered()).toEqual([
      expect.stringMatching(/^Jonas Hale, .+: \+44 113 496 0002$/),
      'You, just now: +44 113 496 0003',
      'Keep both',
    ])
    expect(await barriers(page)).toEqual([])
    // Nothing of either is lost by leaving: there is no leaving without an answer.
    await page.keyboard.press('Escape')
    expect(await asked().count()).toBe(1)
    await choose(/^Keep both$/)
    for (const number of ['+44 113 496 0002', '+44 113 496 0003']) await main().getByText(number).waitFor()
    await kept(() => said('phone', 'number'), ['+44 113 496 0002', '+44 113 496 0003'])
  })

  it('a place, of which there is one: theirs stands, or mine does and theirs is in its past', async () => {
    await both('place', 'text', ['Leeds', 'Hull', 'York'])
    expect(await offered()).toEqual([expect.stringMatching(/^Jonas Hale, .+: Hull$/), 'You, just now: York'])
    await choose(/^Jonas Hale/)
    await main().getByText('Hull', { exact: true }).first().waitFor()
    await kept(() => said('place', 'text'), ['Hull'])
    await both('place', 'text', ['Ripon', 'Selby', 'Whitby'])
    await choose(/^You, just now/)
    await main().getByText('Whitby', { exact: true }).first().waitFor()
    await kept(() => said('place', 'text'), ['Whitby'])
  })

  it('whose somebody is', async () => {
    await openAna()
    await main().getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Change the owner' }).click()
    const picker = page.getByRole('dialog', { name: 'Who looks after Ana Reis?' })
    await picker.getByRole('option', { name: 'Maren Lund (you)' }).waitFor()
    await answer(jonas, 'POST', '/api/bulk', { people: [ana], do: { owner: jonasAccount } })
    await picker.getByRole('option', { name: 'Maren Lund (you)' }).click()
    await asked().waitFor()
    expect(await offered()).toEqual([expect.stringMatching(/^Jonas Hale, .+: Jonas Hale$/), 'You, just now: You'])
    await choose(/^You, just now/)
    await main().getByText('Owner You').waitFor()
    const owner = async () => (await answer<{ owner: string }>(jonas, 'GET', `/api/people/${ana}`)).owner
    await kept(owner, marenAccount)
  })

  it('what the house says of itself, field by field', async () => {
    await page.goto('/settings?tab=house')
    const name = page.getByRole('textbox', { name: 'Name of the organisation' })
    const days = page.getByRole('spinbutton', { name: 'Days until silence' })
    await name.waitFor()
    await answer(jonas, 'PUT', '/api/settings', { agency: 'Ferrow, Lund & Hale', silenceDays: 60 })
    await name.fill('Ferrow Lund')
    await days.fill('45')
    await page.getByRole('button', { name: 'Save' }).click()
    await asked().waitFor()
    expect(await offered()).toEqual([
      'Now: Ferrow, Lund & Hale',
      'You, just now: Ferrow Lund',
      'Now: 60 days',
      'You, just now: 45 days',
    ])
    expect(await barriers(page)).toEqual([])
    await asked().getByRole('radio').first().check()
    await choose(/45 days$/)
    await expect.poll(() => name.inputValue()).toBe('Ferrow, Lund & Hale')
    const now = { agency: 'Ferrow, Lund & Hale', silenceDays: 45 }
    await kept(() => answer(jonas, 'GET', '/api/settings'), expect.objectContaining(now))
  })

  it('had no fault on the way', () => {
    expect(house.faults).toEqual([])
  })
})
