import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { afterAll } from 'vitest'
import type { Viewer } from '#src/access/viewer.ts'
import { openSession } from '#src/actions/accounts/sessions.ts'
import { workImport } from '#src/actions/imports/work-import.ts'
import { type TestWorkspace, testWorkspace } from '#src/actions/testing.ts'
import type { Answers } from '#src/domain/answers.ts'
import { openLog } from '#src/lib/log.ts'
import { foldAll } from '#src/projections/fold/loop.ts'
import { createApi } from './app.ts'
import type { Env } from './context.ts'
import { Live } from './live.ts'

/** An answer, read to its end. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly bytes: Buffer
  /** The body as JSON, of the shape that the test expects. */
  json<T>(): T
}

/** Somebody who asks, as a browser of theirs would. */
export interface Client {
  readonly account: string
  call(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>
  get(path: string): Promise<Answer>
  /** The status alone, of a stream that does not end. */
  status(path: string): Promise<number>
  /** What a stream says from its opening on, while something happens that ends with news of Today. */
  listen(path: string, during: () => void): Promise<string>
  post(path: string, body?: unknown): Promise<Answer>
  /** The id of what a post makes; fails with the answer where it made nothing. */
  made(path: string, body?: unknown): Promise<string>
}

export interface TestApi extends TestWorkspace {
  readonly app: Hono<Env>
  readonly live: Live
  readonly anonymous: Client
  readonly admin: Client
  as(viewer: Viewer): Promise<Client>
  /** A new colleague, signed in. */
  join(role?: Viewer['role']): Promise<Client>
  /** Brings files in, as the web app does, and folds everything. Answers the import's id. */
  bring(
    client: Client,
    files: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>,
    answers?: Partial<Answers>,
  ): Promise<string>
  fold(): Promise<void>
}

/** A clock that stands at a day and ticks with every look, so that what follows is later. */
export function ticking(from: string): () => string {
  let ticks = Date.parse(from)
  return () => new Date(ticks++).toISOString()
}

/** An address for somebody invented. */
export const addressOf = (name: string): string => `${name.toLowerCase().replaceAll(' ', '.')}@mail.example`

/** A house with its HTTP face, without a port. */
export async function testApi(now?: () => string): Promise<TestApi> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-api-'))
  const house = await testWorkspace(folder, now)
  const { workspace } = house
  const live = new Live()
  const app = createApi({ workspace, demo: null, live, log: openLog('silent') })
  const client = (account: string, cookie: string | null): Client => {
    const call: Client['call'] = async (method, path, body, headers = {}) => {
      const isRaw = typeof body === 'string' || body instanceof Uint8Array
      const response = await app.request(path, {
        method,
        headers: {
          ...(cookie ? { cookie } : {}),
          ...(body === undefined || isRaw ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: isRaw ? (body as BodyInit) : JSON.stringify(body) }),
      })
      const bytes = Buffer.from(await response.arrayBuffer())
      const text = bytes.toString()
      return { status: response.status, headers: response.headers, text, bytes, json: <T>() => JSON.parse(text) as T }
    }
    const open = (path: string) => app.request(path, { headers: cookie ? { cookie } : {} })
    return {
      account,
      call,
      get: path => call('GET', path),
      post: (path, body) => call('POST', path, body),
      async made(path, body) {
        const answer = await call('POST', path, body)
        if (answer.status > 299) throw new Error(answer.text)
        return answer.json<{ id: string }>().id
      },
      async status(path) {
        const response = await open(path)
        await response.body?.cancel()
        return response.status
      },
      async listen(path, during) {
        const reader = (await open(path)).body?.pipeThrough(new TextDecoderStream()).getReader()
        let heard = ''
        for (let told = false; !heard.includes('"today"'); ) {
          const piece = await reader?.read()
          if (!piece || piece.done) return heard
          heard += piece.value
          if (told) continue
          told = true
          during()
          live.tell({ type: 'today' })
        }
        await reader?.cancel()
        return heard
      },
    }
  }
  const as = async (viewer: Viewer): Promise<Client> =>
    client(viewer.account, `throughline=${await openSession(workspace, viewer.account)}`)
  const fold = () => foldAll(workspace.db.app)
  return {
    ...house,
    app,
    live,
    anonymous: client('', null),
    admin: await as(house.viewer),
    as,
    join: async role => as(await house.colleague(role)),
    fold,
    async bring(by, files, answers = {}) {
      const { id } = (await by.post('/api/imports', { name: Object.keys(files)[0] ?? 'files' })).json<{ id: string }>()
      for (const [path, content] of Object.entries(files))
        await by.call('PUT', `/api/imports/${id}/files?path=${encodeURIComponent(path)}`, content)
      const asked = (await by.post(`/api/imports/${id}/survey`)).json<{ answers: Answers }>()
      await by.call('PUT', `/api/imports/${id}/answers`, { ...asked.answers, ...answers })
      await by.post(`/api/imports/${id}/start`)
      while (await workImport(workspace, () => {}, new AbortController().signal));
      await fold()
      const done = (await by.get(`/api/imports/${id}`)).json<{ state: string; problem: string | null }>()
      if (done.state !== 'done') throw new Error(`import ended as ${done.state}: ${done.problem}`)
      return id
    },
    async close() {
      await house.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A house at a day with two recruiters, for one file of tests; it is closed after the last of them. */
export async function twoRecruiters(from: string): Promise<{ api: TestApi; alma: Client; ben: Client }> {
  const api = await testApi(ticking(from))
  afterAll(() => api.close())
  return { api, alma: await api.join(), ben: await api.join() }
}
