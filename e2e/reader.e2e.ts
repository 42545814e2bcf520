import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { answer, barriers, House } from './house.fixture.ts'

let house: House
let admin: Page
let reader: Page
const made: { person: string; job: string; company: string } = { person: '', job: '', company: '' }

async function post(path: string, data: object): Promise<Record<string, string>> {
  return answer<Record<string, string>>(admin.request, 'POST', path, data)
}

beforeAll(async () => {
  house = await House.open()
  admin = await house.page({ viewport: { width: 1440, height: 900 } })
  await admin.goto('/')
  await admin.getByLabel('Your organisation').fill('Ferrow & Lund')
  await admin.getByLabel('Your name').fill('Maren Lund')
  await admin.getByLabel('Email').fill('maren@ferrow.example')
  await admin.getByLabel('Password').fill('grey seal on the quay')
  await admin.getByRole('button', { name: 'Begin' }).click()
  await admin.waitForURL('**/bring-in')
  made.person = (await post('/api/people', { name: 'Ana Reis', email: 'ana@reis.example' }))['id'] ?? ''
  made.job = (await post('/api/jobs', { title: 'Lift engineer', state: 'open', client: 'Harbour Lifts' }))['id'] ?? ''
  await post(`/api/jobs/${made.job}/people`, { people: [made.person] })
  await post(`/api/jobs/${made.job}/people/move`, { people: [made.person], stage: 'Talking' })
  const { rows } = await answer<{ rows: { id: string; name: string }[] }>(admin.request, 'GET', '/api/companies')
  made.company = rows.find(row => row.name === 'Harbour Lifts')?.id ?? ''
})
afterAll(() => house?.close())

it('a colleague who is invited to read chooses a password by the link, and is in', async () => {
  await admin.goto('/settings?tab=colleagues')
  const form = admin.locator('form').filter({ has: admin.getByRole('button', { name: 'Invite' }) })
  await form.getByLabel('Name').fill('Rhys Pell')
  await form.getByLabel('Email').fill('rhys@ferrow.example')
  await form.getByLabel('Role').selectOption('reader')
  await form.getByRole('button', { name: 'Invite' }).click()
  const link = ((await admin.getByText('/invitation/').textContent()) ?? '').trim()
  reader = await house.page({ viewport: { width: 1440, height: 900 } })
  await reader.goto(link)
  expect(await barriers(reader)).toEqual([])
  await reader.getByLabel('Choose a password').fill('a kettle in the hall')
  await reader.getByRole('button', { name: 'Join' }).click()
  await reader.waitForURL('**/today')
})

it.each([
  ['a person', () => `/people/${made.person}`, 'Ana Reis', ['Log', 'More', 'Tag', 'Add a value', 'Remember something']],
  ['a job', () => `/jobs/${made.job}`, 'Lift engineer', ['State', 'Put somebody on it', 'Change the title']],
  ['what a job is', () => `/jobs/${made.job}?tab=about`, 'Lift engineer', ['Save', 'A page to apply on']],
  ['people', () => '/people', 'People', ['New']],
  ['jobs', () => '/jobs', 'Jobs', ['New']],
  ['whom a job owes an answer', () => `/jobs/${made.job}?tab=answers`, 'Lift engineer', ['End it', 'They know']],
  ['a client', () => `/companies/${made.company}`, 'Harbour Lifts', ['Add', 'Set']],
  ['channels', () => '/channels', 'Channels', ['New channel']],
])('a reader sees %s, and no way to change it', async (_, path, heading, buttons) => {
  const named = (page: Page) => page.locator('main').getByRole('heading', { name: heading, level: 1 })
  const button = (page: Page, name: string) =>
    page.locator('main').getByRole('button', { name: new RegExp(`^${name}`) })
  await admin.goto(path())
  await named(admin).waitFor()
  for (const name of buttons) await button(admin, name).first().waitFor()
  await reader.goto(path())
  await named(reader).waitFor()
  await reader.waitForLoadState('networkidle')
  for (const name of buttons) expect([name, await button(reader, name).count()]).toEqual([name, 0])
  expect(await barriers(reader)).toEqual([])
})

it('a reader sees what was spent, and writes nothing down', async () => {
  const today = new Date().toISOString().slice(0, 10)
  await post('/api/spend', {
    rows: [
      {
        channel: 'job-board',
        from: today,
        to: today,
        amount: 12_300,
        currency: 'GBP',
        sort: 'external',
        category: 'tools',
      },
    ],
  })
  const spent = async (page: Page) => {
    await page.goto('/works?counts=applied')
    await page.getByRole('button', { name: 'What was spent' }).click()
    const dialog = page.getByRole('dialog', { name: 'What was spent' })
    await dialog.getByText('123').waitFor()
    return dialog
  }
  const fields = async (page: Page) => {
    const dialog = await spent(page)
    return [
      await dialog.getByLabel('Amount').count(),
      await dialog.getByText('Bring a CSV file').count(),
      await dialog.getByRole('button', { name: 'Take off' }).count(),
    ]
  }
  expect(await fields(admin)).toEqual([1, 1, 1])
  expect(await fields(reader)).toEqual([0, 0, 0])
  expect(await barriers(reader)).toEqual([])
})

it('who became a reader is not asked what their import waits for', async () => {
  const { account } = await answer<{ account: { id: string } }>(reader.request, 'GET', '/api/session')
  const asRole = (role: string) => answer(admin.request, 'PATCH', `/api/accounts/${account.id}`, { role })
  await asRole('recruiter')
  const { id = '' } = await answer<Record<string, string>>(reader.request, 'POST', '/api/imports', {
    name: 'people.csv',
  })
  const put = await reader.request.put(`/api/imports/${id}/files?path=people.csv`, {
    data: 'Name,Email\nTove Lind,tove@lind.example\n',
    headers: { 'content-type': 'application/octet-stream' },
  })
  expect(put.ok()).toBe(true)
  await answer(reader.request, 'POST', `/api/imports/${id}/survey`)
  await reader.goto(`/bring-in/${id}`)
  const main = reader.locator('main')
  await main.getByText('See the first rows').waitFor()
  await asRole('reader')
  for (const step of ['', '?step=preview']) {
    await reader.goto(`/bring-in/${id}${step}`)
    await main.getByText('Nothing of it came in.').waitFor()
    expect(await main.getByRole('button').count()).toBe(0)
    expect(await main.getByRole('link').count()).toBe(0)
  }
  expect(await barriers(reader)).toEqual([])
})

it('a reader is not sent to bring in by a page that is empty', async () => {
  const way = (page: Page) => page.locator('main').getByRole('link', { name: 'Bring in' })
  await admin.goto('/past')
  await way(admin).waitFor()
  await reader.goto('/past')
  await reader.getByText('once a colleague brings in').waitFor()
  expect(await way(reader).count()).toBe(0)
})

it('who was split off and is one again is not shown as somebody', async () => {
  const { id = '' } = await post('/api/people', {
    name: 'Two Hats',
    email: 'two@hats.example',
    phone: '+44 7700 900123',
  })
  await admin.goto(`/people/${id}`)
  await admin.getByRole('button', { name: 'More', exact: true }).first().click()
  await admin.getByRole('menuitem', { name: 'Split into two people' }).click()
  await admin.getByRole('dialog').getByRole('checkbox', { name: '+44' }).check()
  await admin.getByRole('dialog').getByRole('button', { name: 'Split', exact: true }).click()
  await admin.waitForURL(now => now.pathname.startsWith('/people/') && !now.pathname.endsWith(id))
  await admin.locator('main').getByRole('heading', { name: '+44' }).waitFor()
  await admin.locator('body').press('z')
  await admin.getByText('This is not here, or not yours to see.').waitFor()
})

it('what is taken back is not said to stand', async () => {
  await admin.goto(`/people/${made.person}`)
  await admin.locator('main').getByRole('heading', { name: 'Ana Reis' }).waitFor()
  await admin.keyboard.press('l')
  await admin.keyboard.type('called Ana, likes the role')
  await admin.keyboard.press('Enter')
  await admin.getByText('Logged: call').waitFor()
  await admin.keyboard.press('Escape')
  await admin.locator('body').press('z')
  await admin.getByText('Undone: Logged: call').waitFor()
  expect(await admin.getByText('Logged: call', { exact: true }).count()).toBe(0)
})

it('who opens the search by its key and types at once loses no letter, and works no other key', async () => {
  await admin.goto('/people')
  await admin.locator('main').getByRole('heading', { name: 'People', level: 1 }).waitFor()
  await admin.keyboard.press('Control+k')
  await admin.keyboard.type('new p')
  await admin.getByRole('dialog', { name: 'Search' }).getByText('New person').waitFor()
  expect(await admin.getByRole('dialog', { name: 'Search' }).getByRole('combobox').inputValue()).toBe('new p')
  await admin.keyboard.press('Escape')
})

it('a reader is offered no change in the navigation, the list of actions, or by a key', async () => {
  expect(await reader.getByRole('link', { name: 'Bring in' }).count()).toBe(0)
  await reader.goto(`/people/${made.person}`)
  await reader.locator('main').getByRole('heading', { name: 'Ana Reis' }).waitFor()
  await reader.keyboard.press('l')
  await reader.goto('/today')
  await reader.locator('main').getByText('Nobody is waiting for you.').waitFor()
  await reader.keyboard.press('l')
  await reader.keyboard.press('Control+k')
  const actions = reader.getByRole('dialog', { name: 'Search' })
  await actions.getByText('Go to Today').waitFor()
  expect(await reader.getByRole('dialog').count()).toBe(1)
  const words = await actions.textContent()
  for (const missing of ['Log something', 'New person', 'New job', 'Go to Bring in'])
    expect(words).not.toContain(missing)
})
