import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { barriers, House } from './house.fixture.ts'

const table = `Name,Email,Company,Title,Phone
Ana Kovalenko-Reis,ana@reis.example,Brackmere Payments,Staff Engineer,+44 113 496 0101
Kwame Adjei-Holt,kwame@holt.example,Nordhavel Robotics,Engineer,
`

let house: House
let page: Page

beforeAll(async () => {
  house = await House.open()
  page = await house.page({ viewport: { width: 1440, height: 900 } })
})
afterAll(() => house?.close())

const main = () => page.locator('main')

describe('the first morning', () => {
  it('makes the first account', async () => {
    await page.goto('/')
    await page.getByLabel('Your organisation').fill('Ferrow & Lund')
    await page.getByLabel('Your name').fill('Maren Lund')
    await page.getByLabel('Email').fill('maren@ferrow.example')
    await page.getByLabel('Password').fill('grey seal on the quay')
    expect(await barriers(page)).toEqual([])
    await page.getByRole('button', { name: 'Begin' }).click()
    await page.waitForURL('**/bring-in')
    await page.getByText('Drop files, folders or archives here').waitFor()
    expect(await barriers(page)).toEqual([])
  })

  it('brings a spreadsheet in: four questions, the first rows, and they are there', async () => {
    const file = join(house.folder, 'people.csv')
    writeFileSync(file, table)
    await page.locator('input[type=file]').first().setInputFiles(file)
    await page.getByText('Which of these is you?').waitFor()
    for (const question of ['Who may see it?', 'Whom to add?', 'Is this old?'])
      expect(await main().innerText()).toContain(question)
    expect(await barriers(page)).toEqual([])
    await page.getByText('See the first rows').click()
    await page.getByText('Engineer, Nordhavel Robotics').waitFor()
    expect(await barriers(page)).toEqual([])
    await main().getByRole('button', { name: 'Bring in' }).click()
    await page.getByText('Undo this import').waitFor()
    expect(await main().innerText()).toMatch(/new people\s+2/)
    expect(await barriers(page)).toEqual([])
  })

  it('shows the people, and each one’s page', async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('p')
    await page.waitForURL('**/people')
    await page.getByText('Kwame Adjei-Holt').first().waitFor()
    expect(await barriers(page)).toEqual([])
    await page.getByText('Ana Kovalenko-Reis').first().click()
    await page.waitForURL('**/people/*')
    await main().getByRole('heading', { name: 'Ana Kovalenko-Reis' }).waitFor()
    await main().getByText('Staff Engineer, Brackmere Payments').first().waitFor()
    expect(await barriers(page)).toEqual([])
  })

  it('offers no answer about senders where nobody is unknown', async () => {
    const person = page.url()
    await page.goto('/unknown-senders')
    await main().getByText('Every sender is known or left out.').waitFor()
    expect(await main().getByRole('button').count()).toBe(0)
    expect(await barriers(page)).toEqual([])
    await page.goto(person)
    await main().getByRole('heading', { name: 'Ana Kovalenko-Reis' }).waitFor()
  })

  it('logs a call by keyboard, with its follow-up', async () => {
    await page.keyboard.press('l')
    await page.keyboard.type('called Ana, likes the role, ring back Tuesday')
    await page.keyboard.press('Enter')
    await main().getByText('Last: call, today').waitFor()
    await main()
      .getByText(/Next: ring back/)
      .waitFor()
    expect(await main().innerText()).toContain('likes the role')
    expect(await barriers(page)).toEqual([])
  })

  it('takes it back with one key', async () => {
    await page.keyboard.press('Escape')
    await page.locator('body').press('z')
    await main().getByText('Last: no touch yet').waitFor()
    expect(
      await main()
        .getByText(/Next: ring back/)
        .count(),
    ).toBe(0)
  })

  it('logs from any page by one key, with whom the line names', async () => {
    await page.goto('/companies')
    await page.getByRole('heading', { name: 'Companies' }).waitFor()
    await page.locator('body').press('l')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox').fill('called Kwame, likes the role, ring back Tuesday')
    await dialog.getByRole('option', { name: /Kwame Adjei-Holt/ }).waitFor()
    await dialog.getByText(/then ring back/).waitFor()
    expect(await barriers(page)).toEqual([])
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.goto('/people')
    await page.getByText('Kwame Adjei-Holt').first().click()
    await main().getByText('Last: call, today').waitFor()
    await main()
      .getByText(/Next: ring back/)
      .waitFor()
  })

  it('takes the whole import back, and nobody is left', async () => {
    await page.goto('/bring-in')
    await main().getByText('people.csv').first().click()
    await main().getByRole('button', { name: 'Undo this import' }).click()
    const sure = page.getByRole('dialog').getByRole('button', { name: /undo/i })
    if (await sure.count()) await sure.first().click()
    await main()
      .getByText(/undone|taken back/i)
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Put it back' }).click()
    await main().getByRole('button', { name: 'Undo this import' }).waitFor()
    await page.locator('body').press('z')
    await main()
      .getByText(/undone|taken back/i)
      .first()
      .waitFor()
    await page.goto('/people')
    await page.getByRole('heading', { name: 'People' }).waitFor()
    await expect.poll(() => page.getByText('Ana Kovalenko-Reis').count(), { timeout: 20_000 }).toBe(0)
  })

  it('asks who you are when you come back', async () => {
    const stranger = await house.page()
    await stranger.goto('/people')
    await stranger.getByLabel('Email').fill('maren@ferrow.example')
    await stranger.getByLabel('Password').fill('grey seal on the moor')
    await stranger.getByRole('button', { name: 'Sign in' }).click()
    await stranger.getByRole('alert').waitFor()
    await stranger.getByLabel('Password').fill('grey seal on the quay')
    await stranger.getByRole('button', { name: 'Sign in' }).click()
    await stranger.getByRole('heading', { name: 'People' }).waitFor()
    await stranger.context().close()
  })

  it('had no fault on the way', () => {
    expect(house.faults).toEqual([])
  })
})
