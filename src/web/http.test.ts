import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { RequestFailed, request } from './http.ts'

interface Sent {
  readonly key: string | null
  readonly body: string
}
let sent: Sent[] = []
/** What the server does with the next requests; afterwards it answers. */
let then: (() => Promise<Response>)[] = []
beforeEach(() => {
  sent = []
  then = []
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    sent.push({ key: new Headers(init.headers).get('idempotency-key'), body: String(init.body ?? '') })
    return (then.shift() ?? (async () => Response.json({ act: 'done' })))()
  })
})
afterEach(() => vi.unstubAllGlobals())

it('a second click while the first is under way is the first', async () => {
  const [one, two] = await Promise.all([request('POST', '/api/log', { a: 1 }), request('POST', '/api/log', { a: 1 })])
  expect([one, two]).toEqual([{ act: 'done' }, { act: 'done' }])
  expect(sent).toHaveLength(1)
})

it('what nobody answered is tried again under its key, and the same done anew has another', async () => {
  then = [() => Promise.reject(new TypeError('offline')), async () => Response.json({ title: 'Wait' }, { status: 409 })]
  await expect(request('POST', '/api/log', { a: 1 })).rejects.toThrow(RequestFailed)
  await expect(request('POST', '/api/log', { a: 1 })).rejects.toThrow('Wait')
  await request('POST', '/api/log', { a: 1 })
  await request('POST', '/api/log', { a: 1 })
  const keys = sent.map(one => one.key)
  expect(keys[0]).toMatch(/^"[0-9a-f]{32}"$/)
  expect(keys.slice(0, 3)).toEqual([keys[0], keys[0], keys[0]])
  expect(keys[3]).not.toBe(keys[0])
})

it('other requests have keys of their own, and what only asks has none', async () => {
  await Promise.all([
    request('POST', '/api/log', { a: 1 }),
    request('POST', '/api/log', { a: 2 }),
    request('POST', '/api/log/read', { a: 1 }, new AbortController().signal),
    request('GET', '/api/log'),
  ])
  const keys = sent.map(one => one.key)
  expect(new Set(keys.slice(0, 2)).size).toBe(2)
  expect(keys.slice(2)).toEqual([null, null])
})
