import type { Hono } from 'hono'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import type { Viewer } from '#src/access/viewer.ts'
import { viewerOf } from '#src/actions/accounts/sessions.ts'
import { mayHearOf } from '#src/projections/people/hears.ts'
import { type Env, type Request, viewerFrom } from '../context.ts'
import type { Live, LiveEvent } from '../live.ts'

const beat = 25_000
const mostIds = 200
const mostWaiting = 100

export function liveRoutes(app: Hono<Env>, live: Live): void {
  app.get('/api/live', context => {
    viewerFrom(context)
    return streamSSE(context, stream => tellOn(context, live, stream))
  })
}

/** Passes on what happens until the page is closed or its session ends. */
async function tellOn(context: Request, live: Live, stream: SSEStreamingApi): Promise<void> {
  const waiting: LiveEvent[] = []
  let ring = () => {}
  const stop = live.listen(event => {
    if (waiting.length < mostWaiting) waiting.push(event)
    ring()
  })
  stream.onAbort(() => {
    stop()
    ring()
  })
  try {
    await stream.writeSSE({ event: 'hello', data: '{}' })
    while (!stream.aborted && !stream.closed) {
      if (waiting.length === 0) await happening()
      // Whoever was signed out or shut out since hears nothing more.
      const viewer = await viewerOf(context.get('workspace'), context.get('token') ?? '')
      if (!viewer || stream.aborted) return
      if (waiting.length === 0) await stream.writeSSE({ event: 'beat', data: '{}' })
      for (let event = waiting.shift(); event; event = waiting.shift()) {
        const told = await heardBy(context, viewer, event)
        if (told) await stream.writeSSE({ data: JSON.stringify(told) })
      }
    }
  } finally {
    stop()
  }

  function happening(): Promise<void> {
    return new Promise(resolve => {
      const timeout = setTimeout(resolve, beat)
      ring = () => {
        clearTimeout(timeout)
        resolve()
      }
    })
  }
}

/** What of an event this viewer may hear of. */
async function heardBy(context: Request, viewer: Viewer, event: LiveEvent): Promise<object | null> {
  if (event.type === 'import')
    return event.account === viewer.account || viewer.role === 'admin' ? { type: event.type, id: event.id } : null
  if (event.type !== 'people') return event
  const ids = await mayHearOf(context.get('workspace').db.app, viewer, event.ids.slice(0, mostIds))
  return ids.length > 0 ? { ...event, ids } : null
}
