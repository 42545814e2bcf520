import type { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { type Env, viewerFrom } from '../context.ts'
import type { Live, LiveEvent } from '../live.ts'

const beat = 25_000
const mostIds = 200

export function liveRoutes(app: Hono<Env>, live: Live): void {
  app.get('/api/live', context => {
    viewerFrom(context)
    return streamSSE(context, async stream => {
      const waiting: LiveEvent[] = []
      let ring = () => {}
      const stop = live.listen(event => {
        if (waiting.length < 100)
          waiting.push(event.type === 'people' ? { ...event, ids: event.ids.slice(0, mostIds) } : event)
        ring()
      })
      stream.onAbort(() => {
        stop()
        ring()
      })
      await stream.writeSSE({ event: 'hello', data: '{}' })
      while (!stream.aborted && !stream.closed) {
        for (let event = waiting.shift(); event; event = waiting.shift())
          await stream.writeSSE({ data: JSON.stringify(event) })
        const timer = await new Promise<'event' | 'beat'>(resolve => {
          const timeout = setTimeout(() => resolve('beat'), beat)
          ring = () => {
            clearTimeout(timeout)
            resolve('event')
          }
        })
        if (timer === 'beat' && !stream.aborted) await stream.writeSSE({ event: 'beat', data: '{}' })
      }
      stop()
    })
  })
}
