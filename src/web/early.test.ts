import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { afterEach, expect, it } from 'vitest'
import { packageRoot } from '#src/lib/package-root.ts'
import { api } from './api.ts'
import { peopleQuery } from './pages/people/people-query.ts'

const source = readFileSync(join(packageRoot, 'src/web/public/early.js'), 'utf8')
const id = '5325387a-dfa8-8e95-8366-146f48c72f74'

/** What is asked for at an address before the program runs; each answer says its path. */
function opened(pathname: string, search = '', signedIn = true, document?: object): readonly string[] {
  const page = {
    document,
    localStorage: { getItem: () => (signedIn ? '' : null) },
    location: { pathname, search },
    fetch: (path: string) => Promise.resolve(Response.json({ path })),
    early: new Map<string, Promise<Response>>(),
    setTimeout: () => 0,
    URLSearchParams,
    Intl,
  }
  runInNewContext(`{${source.replaceAll('globalThis', 'this')}}`, page)
  globalThis.early = new Map(page.early)
  return [...page.early.keys()]
}
afterEach(() => {
  globalThis.early = undefined
})

it('what a page asks for first is what was asked for before it ran', async () => {
  expect(opened('/people')).toHaveLength(2)
  const [session, people] = await Promise.all([api.session(), api.people({ ...peopleQuery({}), limit: 100 })])
  expect([session, people]).toEqual([{ path: '/api/session' }, { path: '/api/people?sort=last&order=desc&limit=100' }])
  opened(`/people/${id}`)
  expect(await api.personPage(id)).toEqual({ path: `/api/people/${id}/page` })
  expect(await api.picture(id, {})).toEqual({ path: `/api/people/${id}/picture` })
  opened('/today')
  expect(await api.today()).toMatchObject({ path: expect.stringContaining('/api/today?zone=') })
})

it('the code of a page that people open first does not wait for the program', () => {
  const asked: object[] = []
  const parts = JSON.stringify({ today: ['/assets/today.js'], people: ['/assets/people.js', '/assets/chip.js'] })
  const document = {
    currentScript: { dataset: { parts } },
    createElement: () => ({}),
    head: { append: (link: object) => asked.push(link) },
  }
  const link = (href: string) => ({ rel: 'modulepreload', crossOrigin: '', href })
  for (const path of ['/people', '/', '/jobs', '/constructor', `/people/${id}`]) opened(path, '', true, document)
  expect(asked).toEqual([link('/assets/people.js'), link('/assets/chip.js'), link('/assets/today.js')])
})

it('a refusal is not taken: whoever asked may have signed in since', async () => {
  const asked: string[] = []
  const answer = globalThis.fetch
  globalThis.fetch = path => {
    asked.push(String(path))
    return Promise.resolve(Response.json({ later: true }))
  }
  try {
    globalThis.early = new Map([['/api/session', Promise.resolve(new Response(null, { status: 401 }))]])
    expect(await api.session()).toEqual({ later: true })
    globalThis.early = new Map([['/api/session', Promise.reject(new Error('no connection'))]])
    expect(await api.session()).toEqual({ later: true })
    expect(asked).toEqual(['/api/session', '/api/session'])
  } finally {
    globalThis.fetch = answer
  }
})

it('an answer is taken once, and nothing is asked for that a filtered page does not show', async () => {
  opened('/people')
  await api.session()
  expect([...(globalThis.early?.keys() ?? [])]).toEqual(['/api/people?sort=last&order=desc&limit=100'])
  expect(opened('/people', '?q=ana')).toEqual(['/api/session'])
  expect(opened(`/people/${id}`, '?find=pay')).toEqual(['/api/session', `/api/people/${id}/picture`])
  expect(opened('/jobs')).toEqual(['/api/session'])
  expect(opened('/people', '', false)).toEqual(['/api/session'])
})
