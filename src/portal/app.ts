import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Workspace } from '#src/access/workspace.ts'
import { formAt, openForm, raiseHand, type SentCv } from '#src/actions/reviews/raise-hand.ts'
import { logoBehind } from '#src/actions/reviews/review.ts'
import { handTyped, largestCv } from '#src/domain/raised-hand.ts'
import { Refusal } from '#src/domain/refusal.ts'
import type { Logger } from '#src/lib/log.ts'
import { headersUnder } from '#src/lib/secure-headers.ts'
import { look } from './look.ts'
import { Pace } from './pace.ts'
import { closedPage, formPage, notSentPage, sentPage } from './pages.ts'
import { readStamp, stampOf } from './stamp.ts'

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const statuses = { missing: 404, invalid: 422, 'slow-down': 429 } as const
const statusOf = ({ reason }: Refusal): 404 | 422 | 429 | 503 =>
  reason === 'missing' || reason === 'invalid' || reason === 'slow-down' ? statuses[reason] : 503

const fields = ['name', 'email', 'phone', 'message', 'source', 'remarks', 'stamp'] as const
type Fields = Record<(typeof fields)[number], string>

/** What a form holds: texts by name, and the file where one was chosen. */
async function sent(context: Context): Promise<{ readonly typed: Fields; readonly cv: SentCv | null }> {
  const body = await context.req.parseBody().catch(() => {
    throw new Refusal('invalid', 'What was sent cannot be read. Send it once more.')
  })
  const typed = Object.fromEntries(
    fields.map(name => {
      const value = body[name]
      return [name, typeof value === 'string' ? value : '']
    }),
  ) as Fields
  const file = body['cv']
  if (!(file instanceof File) || file.size === 0) return { typed, cv: null }
  const name = file.name.replace(/[\p{Cc}\p{Cf}/\\]+/gu, ' ').trim()
  return { typed, cv: { name: name.slice(-200) || 'CV', bytes: new Uint8Array(await file.arrayBuffer()) } }
}

interface PortalOptions {
  readonly workspace: Workspace
  readonly log: Logger
  readonly pace?: Pace
}

/**
 * The face for candidates: pages on which somebody raises a hand for a job, by a link, without an account, without a
 * script and with nothing stored on their device. It holds no rule and no SQL.
 */
export function createPortal({ workspace, log, pace = new Pace() }: PortalOptions): Hono {
  const app = new Hono()
  const { key } = workspace
  const moment = (): number => Date.parse(workspace.now())
  app.use(headersUnder(policy), async (context, next) => {
    await next()
    const { headers } = context.res
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  })
  app.onError((error, context) => {
    const again = context.req.method === 'POST' ? (context.req.param('token') ?? null) : null
    if (error instanceof Refusal) {
      const page = error.reason === 'invalid' ? notSentPage(error.message, again) : closedPage(error.message)
      return context.html(page, statusOf(error))
    }
    log.error({ err: error, route: context.req.routePath }, 'page failed')
    return context.html(notSentPage('Something went wrong on our side. Nothing was sent; try again later.', again), 500)
  })
  app.notFound(context => context.html(closedPage('There is nothing at this address.'), 404))
  app.get('/apply/look.css', context =>
    context.body(look, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=3600' }),
  )
  app.get('/apply/:token', async context => {
    const token = context.req.param('token')
    const page = await openForm(workspace, token)
    const shown = {
      typed: {},
      wrong: null,
      stamp: stampOf(key, token, moment()),
      source: context.req.query('source') ?? '',
    }
    return context.html(formPage(page, token, shown))
  })
  app.get('/apply/:token/logo', async context => {
    const bytes = await logoBehind(workspace, context.req.param('token'), 'form')
    return context.body(new Uint8Array(bytes), 200, { 'content-type': 'image/png' })
  })
  const tooLarge = () => {
    throw new Refusal('invalid', 'The CV is larger than 10 MB. Send a smaller one, or the form without it.')
  }
  app.post('/apply/:token', bodyLimit({ maxSize: largestCv + 100_000, onError: tooLarge }), async context => {
    const token = context.req.param('token')
    const page = await formAt(workspace, token)
    const { typed, cv } = await sent(context)
    const again = (wrong: string, status: 422 | 429) => {
      const stamp = stampOf(key, token, moment())
      return context.html(formPage(page, token, { typed, wrong, stamp, source: typed.source }), status)
    }
    const stamped = readStamp(key, token, typed.stamp, moment())
    // A program is told what a human is told, and nothing is kept.
    if (typed.remarks !== '' || stamped === 'hasty') return context.html(sentPage(page, token))
    if (stamped === 'stale')
      return again('This page was open for longer than a day. Look it over and send it once more.', 422)
    const { remarks, stamp, ...hand } = typed
    const read = handTyped.safeParse({ ...hand, phone: hand.phone || undefined, message: hand.message || undefined })
    if (!read.success) return again(read.error.issues[0]?.message ?? 'Something in this cannot be read.', 422)
    if (!pace.take(token, moment())) return again('Many write at this moment. Try again in an hour.', 429)
    try {
      await raiseHand(workspace, token, read.data, cv)
    } catch (error) {
      if (error instanceof Refusal && error.reason === 'invalid') return again(error.message, 422)
      throw error
    }
    return context.html(sentPage(page, token))
  })
  return app
}
