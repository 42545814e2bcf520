import { Agent, request } from 'node:http'
import { quantile } from './spread.ts'

export interface Load {
  readonly requests: number
  readonly perSecond: number
  readonly medianMs: number
  readonly p95Ms: number
  readonly p99Ms: number
  readonly errors: number
}

export interface Call {
  readonly method?: string
  readonly path: string
  readonly body?: object
}

function send(agent: Agent, base: URL, cookie: string, call: Call): Promise<number> {
  return new Promise((resolve, reject) => {
    const body = call.body ? JSON.stringify(call.body) : null
    const sent = request(
      {
        agent,
        host: base.hostname,
        port: base.port,
        path: call.path,
        method: call.method ?? (body ? 'POST' : 'GET'),
        headers: {
          cookie,
          ...(body ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } : {}),
        },
      },
      response => {
        response.on('data', () => {})
        response.on('end', () => resolve(response.statusCode ?? 0))
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Closed loop: `clients` keep-alive connections, each sending its next call when the last is answered in full, for `seconds`. */
export async function closedLoop(
  base: URL,
  cookie: string,
  clients: number,
  seconds: number,
  next: (index: number) => Call,
): Promise<Load> {
  const times: number[] = []
  let errors = 0
  let index = 0
  const began = performance.now()
  const end = began + seconds * 1000
  await Promise.all(
    Array.from({ length: clients }, async () => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      while (performance.now() < end) {
        const at = performance.now()
        const status = await send(agent, base, cookie, next(index++))
        times.push(performance.now() - at)
        if (status >= 400) errors++
      }
      agent.destroy()
    }),
  )
  return summary(times, errors, (performance.now() - began) / 1000)
}

/** Open loop: calls begin at a fixed rate, whatever the answers take; the time counts from when a call was due. */
export async function openLoop(
  base: URL,
  cookie: string,
  perSecond: number,
  seconds: number,
  next: (index: number) => Call,
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const times: number[] = []
  let errors = 0
  const began = performance.now()
  const count = Math.floor(perSecond * seconds)
  const calls: Promise<void>[] = []
  for (let index = 0; index < count; index++) {
    const due = began + (index * 1000) / perSecond
    const wait = due - performance.now()
    if (wait > 1) await new Promise(resolve => setTimeout(resolve, wait))
    calls.push(
      send(agent, base, cookie, next(index)).then(status => {
        times.push(performance.now() - due)
        if (status >= 400) errors++
      }),
    )
  }
  await Promise.all(calls)
  agent.destroy()
  return summary(times, errors, (performance.now() - began) / 1000)
}

function summary(times: number[], errors: number, seconds: number): Load {
  times.sort((a, b) => a - b)
  const round = (ms: number) => Math.round(ms * 100) / 100
  return {
    requests: times.length,
    perSecond: Math.round(times.length / seconds),
    medianMs: round(quantile(times, 0.5)),
    p95Ms: round(quantile(times, 0.95)),
    p99Ms: round(quantile(times, 0.99)),
    errors,
  }
}
