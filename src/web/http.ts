import type { Problem } from '#src/domain/views/common.ts'
import { spoken } from './words/vocabulary.ts'

/** A refusal speaks of jobs and clients; here it comes to be said as this house says it. */
const inOurWords = ({ detail, errors, ...rest }: Problem): Problem => ({
  ...rest,
  title: spoken(rest.title),
  ...(detail === undefined ? {} : { detail: spoken(detail) }),
  ...(errors === undefined ? {} : { errors: errors.map(one => ({ ...one, detail: spoken(one.detail) })) }),
})

/** A refusal or a fault in words for a person; `status` 0 when no answer came at all. */
export class RequestFailed extends Error {
  readonly problem: Problem
  constructor(refused: Problem) {
    const problem = inOurWords(refused)
    super(problem.detail === undefined ? problem.title : `${problem.title} ${problem.detail}`)
    this.problem = problem
  }
}

const noAnswer: Problem = {
  type: 'offline',
  status: 0,
  title: 'Throughline does not answer.',
  detail: 'What you typed is kept here. Try again when the connection is back.',
}

type Listener = () => void
const expired = new Set<Listener>()

/** Calls back when a request was refused because the session has ended. */
export function onSessionExpired(listener: Listener): () => void {
  expired.add(listener)
  return () => expired.delete(listener)
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Query = { readonly [key: string]: string | number | boolean | undefined }

/** Path with its query; parts that are undefined or empty are left out. */
export function address(path: string, query?: Query): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query ?? {}))
    if (value !== undefined && value !== '') search.set(key, String(value))
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}

async function problemOf(response: Response): Promise<Problem> {
  const plain: Problem = {
    type: 'about:blank',
    status: response.status,
    title: response.status >= 500 ? 'Something failed on the server. Nothing is lost.' : 'That was refused.',
  }
  if (!(response.headers.get('content-type') ?? '').includes('json')) return plain
  const body: unknown = await response.json().catch(() => null)
  return typeof body === 'object' && body !== null && 'title' in body
    ? { ...plain, ...(body as Partial<Problem>) }
    : plain
}

declare global {
  /** What `public/early.js` asked for before this ran, by path. */
  var early: Map<string, Promise<Response>> | undefined
}

/** An answer that is on its way already; it is taken once, and a refusal is none: whoever asked may have signed in since. */
async function takeEarly(method: Method, path: string): Promise<Response | undefined> {
  if (method !== 'GET') return undefined
  const found = globalThis.early?.get(path)
  globalThis.early?.delete(path)
  const answer = await found?.catch(() => undefined)
  return answer?.ok === true ? answer : undefined
}

/** What is to be done once, by what it asks: while it is under way, and its key until it was done. */
const underWay = new Map<string, Promise<unknown>>()
const keys = new Map<string, string>()
const mostKeys = 100

const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('')

/**
 * Does something once: a second click while it is under way is the first, and what nobody answered is tried again under
 * the key that it had, so that the server knows whether it was done (Idempotency-Key).
 */
async function once<T>(what: string, work: (key: string) => Promise<T>): Promise<T> {
  const running = underWay.get(what)
  if (running !== undefined) return running as Promise<T>
  const key = keys.get(what) ?? newKey()
  if (keys.size >= mostKeys) keys.clear()
  keys.set(what, key)
  const working = work(key)
  underWay.set(what, working)
  try {
    const answer = await working
    keys.delete(what)
    return answer
  } finally {
    underWay.delete(what)
  }
}

/**
 * Sends JSON, reads JSON. A POST is done once, unless it may be called off: that one only asks. Throws RequestFailed; a 401
 * outside sign-in also tells that the session has ended.
 */
export function request<T>(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const text = body === undefined ? undefined : JSON.stringify(body)
  if (method !== 'POST' || signal !== undefined) return send(method, path, text, {}, signal)
  return once(`${path}\n${text ?? ''}`, key => send(method, path, text, { 'idempotency-key': `"${key}"` }))
}

async function send<T>(
  method: Method,
  path: string,
  body: string | undefined,
  more: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<T> {
  const asked = async (): Promise<Response> =>
    fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...more,
      },
      ...(body === undefined ? {} : { body }),
      ...(signal === undefined ? {} : { signal }),
    }).catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'AbortError') throw error
      throw new RequestFailed(noAnswer)
    })
  const response = (await takeEarly(method, path)) ?? (await asked())
  if (response.status === 401 && !path.startsWith('/api/session')) for (const listener of expired) listener()
  if (!response.ok && response.status !== 308) throw new RequestFailed(await problemOf(response))
  if (response.status === 204) return undefined as T
  return (await response.json().catch(() => {
    throw new RequestFailed({
      ...noAnswer,
      title: 'The answer could not be read.',
      detail: 'Reload the page to try again.',
    })
  })) as T
}

export const problemIn = (error: unknown): Problem =>
  error instanceof RequestFailed
    ? error.problem
    : {
        ...noAnswer,
        type: 'fault',
        title: 'This page met a fault of its own.',
        detail: 'Nothing is lost. Reload to go on.',
      }
