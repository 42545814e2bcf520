import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Opened, openBrowser, type Program, startProgram } from './program.ts'

let program: Program
let opened: Opened
beforeAll(async () => {
  program = await startProgram()
  opened = await openBrowser()
})
afterAll(async () => {
  await opened?.browser.close()
  await program?.stop()
})

const table = [
  'Full name,Email,Company,Title,Do not contact',
  'Kwame Adjei-Holt,kwame@halvard.example,Halvard Lifts,Controls engineer,',
  'Mirela Ostrow,mirela@quillmere.example,Quillmere Health,Nurse lead,',
  'Hector Lisle,hector@lisle.example,,,asked us to stop',
  ',,,,',
  ',,Nobody Ltd,,',
].join('\n')

/** What axe finds serious or critical on the page as it is. */
async function serious(): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: opened.page }).analyze()
  return violations.filter(one => one.impact === 'serious' || one.impact === 'critical').map(one => `${one.id}: ${one.nodes[0]?.html.slice(0, 120) ?? ''}`)
}

describe('from nothing to a person’s line', () => {
  it('sets up, brings a table in, and shows its people', async () => {
    const { page } = opened
    await page.goto(program.address)
    await page.getByLabel('Your organisation').fill('Ferrow & Lund')
    await page.getByLabel('Your name').fill('Maren Lund')
    await page.getByLabel('Email').fill('maren@ferrow.example')
    await page.getByLabel('Password', { exact: true }).fill('a few quiet words')
    await page.getByRole('button', { name: 'Begin' }).click()
    await page.getByRole('heading', { name: /^(Today|Tuesday|Monday|Wednesday|Thursday|Friday|Saturday|Sunday|Bring in)/ }).first().waitFor()
    expect(await serious()).toEqual([])
    await page.goto(`${program.address}/bring-in`)
    expect(await serious()).toEqual([])
    const file = join(program.folder, 'people.csv')
    writeFileSync(file, table)
    await page.locator('input[type=file]').first().setInputFiles(file)
    const rows = page.getByRole('link', { name: 'See the first rows' })
    await rows.waitFor()
    expect(await serious()).toEqual([])
    await rows.click()
    await page.getByText('Kwame Adjei-Holt').first().waitFor()
    expect(await serious()).toEqual([])
    await page.getByRole('button', { name: 'Bring in' }).click()
    await page.getByRole('link', { name: 'What your past holds' }).waitFor()
    await page.goto(`${program.address}/people`)
    await page.getByText('Kwame Adjei-Holt').first().waitFor()
    expect(await page.getByText('Mirela Ostrow').count()).toBeGreaterThan(0)
    expect(await serious()).toEqual([])
  })

  it('logs a call by keyboard, shows the promise, and takes both back with one key', async () => {
    const { page } = opened
    await page.getByText('Kwame Adjei-Holt').first().click()
    await page.waitForURL(/\/people\/[0-9a-f-]{36}/)
    await page.getByRole('heading', { name: 'Kwame Adjei-Holt' }).waitFor()
    await page.keyboard.press('l')
    await page.keyboard.type('called Kwame, likes the role, ring back Tuesday')
    await page.getByText(/then ring back Tuesday/).waitFor()
    await page.keyboard.press('Enter')
    await page.getByText(/likes the role/).first().waitFor()
    expect(await serious()).toEqual([])
    await page.getByText('Next:').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { name: 'Kwame Adjei-Holt' }).click()
    await page.keyboard.press('z')
    await expect.poll(async () => page.getByText(/called Kwame, likes the role/).count(), { timeout: 15_000 }).toBe(0)
  })

  it('honours do not contact from the first import', async () => {
    const { page } = opened
    await page.goto(`${program.address}/people?q=hector`)
    await page.getByText('Hector Lisle').first().click()
    await page.getByText('asked us to stop').first().waitFor()
  })

  it('no page complained', () => {
    expect(opened.complaints).toEqual([])
  })
})
