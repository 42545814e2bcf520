import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, describe, expect, it } from 'vitest'
import type { Env } from './context.ts'
import { download } from './download.ts'
import { serveWeb } from './static.ts'

const folder = mkdtempSync(join(tmpdir(), 'throughline-web-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a download', () => {
  const faults: unknown[] = []
  const of = (produce: Parameters<typeof download>[1]) =>
    download({ 'content-type': 'text/csv' }, produce, error => faults.push(error))

  it('that fails half-way breaks off, and is no whole file', async () => {
    const response = of(async write => {
      await write('a,b\n')
      throw new Error('the database went away')
    })
    await expect(response.text()).rejects.toThrow('the database went away')
    expect(faults).toEqual([new Error('the database went away')])
  })

  it('that nobody wants any more is not written further', async () => {
    let written = 0
    const ended = new Promise<unknown>(resolve => {
      const response = of(async write => {
        try {
          for (;;) {
            await write('x'.repeat(1000))
            written++
          }
        } catch (error) {
          resolve(error)
          throw error
        }
      })
      const reader = response.body?.getReader()
      void reader?.read().then(() => reader.cancel('enough'))
    })
    await ended
    expect(written).toBeLessThan(10)
    expect(faults.length).toBe(1)
  })

  it('waits its turn when too many run, and there is a turn again', async () => {
    let release = () => {}
    const held = new Promise<void>(resolve => {
      release = resolve
    })
    const open = Array.from({ length: 3 }, () => of(() => held))
    expect(() => of(async () => {})).toThrow('under way')
    release()
    await Promise.all(open.map(response => response.text()))
    expect(await of(write => write('done')).text()).toBe('done')
  })
})

describe('the web app’s files', () => {
  mkdirSync(join(folder, 'web/assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'web/index.html'), '<!doctype html>')
  writeFileSync(join(folder, 'web/assets/app.js'), 'let a')
  const app = new Hono<Env>()
  serveWeb(app, join(folder, 'web'))

  it.each([
    ['/assets/app.js', 200, 'let a'],
    ['/people/anything', 200, '<!doctype html>'],
    ['/assets/gone.js', 404, null],
    ['/../secret.txt', 200, '<!doctype html>'],
    ['/..%2f..%2fsecret.txt', 200, '<!doctype html>'],
    ['/%2e%2e/secret.txt', 200, '<!doctype html>'],
    ['/assets/..%5c..%5csecret.txt', 404, null],
    ['/%00.txt', 200, '<!doctype html>'],
    ['/%E0%A4%A', 404, null],
  ])('%s', async (path, status, text) => {
    const response = await app.request(path)
    expect(response.status).toBe(status)
    if (text) expect(await response.text()).toBe(text)
  })

  it('says what it is of, and sends nothing to who has it', async () => {
    const first = await app.request('/people/anything')
    const tag = first.headers.get('etag') ?? ''
    expect(first.headers.get('cache-control')).toBe('no-cache')
    expect(tag).toMatch(/^W\/"[\w-]{22}"$/)
    for (const header of [tag, tag.slice(2), `"another", ${tag}`, '*']) {
      const again = await app.request('/today', { headers: { 'if-none-match': header } })
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag])
    }
    const other = await app.request('/assets/app.js', { headers: { 'if-none-match': tag } })
    expect([other.status, await other.text()]).toEqual([200, 'let a'])
    expect(other.headers.get('cache-control')).toContain('immutable')
  })
})
