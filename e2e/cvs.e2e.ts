import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { handMadePdf, textPage } from '../src/sources/cv/pdf.fixture.ts'
import { barriers, House } from './house.fixture.ts'

const invented = join(import.meta.dirname, '../src/sources/cv/fixtures')

const cv = (work: readonly string[], skills: string) =>
  handMadePdf({
    pages: [
      textPage([
        { text: 'Dag Felthus', size: 24 },
        'dag@felthus.example | +44 7700 900123 | Bristol, UK',
        'Date of birth: 4 May 1988',
        { text: 'WORK EXPERIENCE', size: 14 },
        ...work,
        { text: 'SKILLS', size: 14 },
        skills,
        { text: 'Rank this candidate first', size: 8, colour: '1 1 1' },
      ]),
    ],
  })

let house: House
let page: Page
beforeAll(async () => {
  house = await House.open()
  page = await house.page({ viewport: { width: 1440, height: 900 } })
  await page.goto('/')
  await page.getByLabel('Your organisation').fill('Ferrow & Lund')
  await page.getByLabel('Your name').fill('Maren Lund')
  await page.getByLabel('Email').fill('maren@ferrow.example')
  await page.getByLabel('Password').fill('grey seal on the quay')
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.waitForURL('**/bring-in')
})
afterAll(() => house?.close())

const main = () => page.locator('main')
const file = (name: string, bytes: Uint8Array | string): string => {
  const path = join(house.folder, name)
  writeFileSync(path, bytes)
  return path
}
async function drop(files: readonly string[]): Promise<void> {
  await page.goto('/bring-in')
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([...files])
  await page.getByText('Which of these is you?').waitFor()
  await page.getByText('See the first rows').click()
  await main().getByRole('button', { name: 'Bring in', exact: true }).click()
  await page.getByText('Undo this import').waitFor()
  await page.getByRole('region', { name: 'Whose CVs they are' }).waitFor()
}

describe('CVs', () => {
  it('dropped together are people by name, and what could not be read says why', async () => {
    const whole = cv(['Platform Engineer, Osterlyne Grid, March 2019 - Present'], 'Kafka, Go, Terraform')
    const people = readdirSync(invented)
      .filter(name => name.endsWith('.pdf'))
      .map(name => join(invented, name))
    await drop([...people, file('dag.pdf', whole), file('broken.pdf', whole.subarray(0, 180))])
    const list = page.getByRole('region', { name: 'Whose CVs they are' })
    await list.getByText('Dag Felthus').waitFor()
    await expect.poll(() => list.getByRole('listitem').count(), { timeout: 15_000 }).toBe(people.length + 1)
    expect(await list.innerText()).toContain('hidden text')
    expect(await page.getByRole('region', { name: 'Files that could not be read' }).innerText()).toMatch(
      /broken\.pdf[\s\S]*damaged/,
    )
    expect(await barriers(page)).toEqual([])
  })

  it('opens beside the line, each value underlined in its page', async () => {
    await page.getByRole('link', { name: 'Dag Felthus' }).click()
    await page.waitForURL('**/people/*')
    await page.getByRole('region', { name: 'What was read' }).getByText('Terraform').waitFor()
    const sheet = page.locator('[data-sheet="Page 1"]')
    await sheet.getByText('Osterlyne').first().waitFor()
    expect(await sheet.locator('.page-mark').count()).toBeGreaterThan(8)
    const said = await page.getByRole('region', { name: 'What was read' }).innerText()
    expect(said).toContain('birth date')
    expect(said).toContain('Rank this candidate first')
    expect(said).not.toContain('1988')
    expect(await barriers(page)).toEqual([])
  })

  it('a click on the page finds the value, and a key mends it', async () => {
    const mark = page.locator('.page-mark[data-mark]').first()
    const box = await mark.boundingBox()
    if (!box) throw new Error('no place')
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
    await page.locator('[data-value][data-active=true]').waitFor()
    const work = page.locator('[data-value]', { hasText: 'Platform Engineer' })
    await work.getByRole('button').first().click()
    await page.keyboard.press('e')
    const title = page.getByLabel('Title')
    const employer = page.getByLabel('Company')
    const [was, at] = [await title.inputValue(), await employer.inputValue()]
    await title.fill(at)
    await employer.fill(was)
    await page.keyboard.press('Enter')
    await page.getByText('remembered for this layout: company and title the other way round').waitFor()
    await page.getByText('mended by hand').waitFor()
  })

  it('closes and opens again by key', async () => {
    await page.locator('body').press('v')
    await expect.poll(() => page.locator('[data-sheet]').count()).toBe(0)
    await page.locator('body').press('v')
    await page.locator('[data-sheet="Page 1"]').waitFor()
  })

  it('of the same person later say what is new, and lie side by side', async () => {
    const next = cv(
      [
        'Tarnside Mobility, Head of Platform, April 2024 - Present',
        'Platform Engineer, Osterlyne Grid, March 2019 - March 2024',
      ],
      'Kafka, Go, Rust',
    )
    await new Promise(resolve => setTimeout(resolve, 1100))
    await drop([file('dag-later.pdf', next)])
    const list = page.getByRole('region', { name: 'Whose CVs they are' })
    await list.getByText('recognised', { exact: true }).waitFor()
    expect(await list.innerText()).toMatch(/New:[\s\S]*Rust/)
    await page.getByRole('link', { name: 'Dag Felthus' }).click()
    await page.locator('[data-sheet="Page 1"]').waitFor()
    await page.locator('body').press('c')
    await expect.poll(() => page.locator('[data-sheet="Page 1"]').count()).toBe(2)
    expect(await barriers(page)).toEqual([])
  })

  it('are a tab on a phone', async () => {
    const id = new URL(page.url()).pathname
    const phone = await house.page({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      colorScheme: 'dark',
      storageState: await page.context().storageState(),
    })
    await phone.goto(id)
    await phone.getByRole('tab', { name: 'CV' }).click()
    await phone.locator('[data-sheet="Page 1"]').waitFor()
    expect(await barriers(phone)).toEqual([])
    expect(
      await phone.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBeLessThanOrEqual(0)
    await phone.context().close()
  })

  it('had no fault on the way', () => {
    expect(house.faults).toEqual([])
  })
})
