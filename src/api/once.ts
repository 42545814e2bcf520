import { createMiddleware } from 'hono/factory'
import { askedOnce, type Kept } from '#src/actions/asked-once.ts'
import { Refusal } from '#src/domain/refusal.ts'
import type { Env, Request } from './context.ts'

const header = 'idempotency-key'
/** A string of RFC 9651, or the same without its quotation marks. */
const shape = /^(?:"([\x21\x23-\x5b\x5d-\x7e]{1,255})"|([\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]{1,255}))$/

/**
 * A POST with an Idempotency-Key is done once for each account and key: sent again with the same body it is answered as it
 * was, with `idempotency-replayed: true`, for a day; with another body it is refused (422), while it is under way too (409).
 */
export const once = createMiddleware<Env>(async (context, next) => {
  const said = context.req.header(header)
  const viewer = context.get('viewer')
  if (said === undefined || viewer === null || context.req.method !== 'POST') return next()
  const [, quoted, bare] = shape.exec(said.trim()) ?? []
  const key = quoted ?? bare
  if (key === undefined)
    throw new Refusal('invalid', 'An Idempotency-Key is 1 to 255 visible characters, in quotation marks or without.')
  const { pathname, search } = new URL(context.req.url)
  const what = [context.req.method, pathname + search, await context.req.text()].join('\n')
  const { kept, again } = await askedOnce(context.get('workspace'), viewer, { key, what }, async () => {
    await next()
    return answerOf(context)
  })
  if (again)
    context.res = new Response(kept.body, {
      status: kept.status,
      headers: { 'content-type': kept.type, 'cache-control': 'no-store', 'idempotency-replayed': 'true' },
    })
})

/** An erasure's answer shows where else the person is written of. */
const isErasure = /\/erase$/

/** What can be answered again: JSON, nothing that signs anybody in, and nothing of who was just erased. */
async function answerOf({ req, res }: Request): Promise<Kept> {
  const type = res.headers.get('content-type') ?? ''
  const isKept = type.includes('json') && !res.headers.has('set-cookie') && !isErasure.test(req.path)
  return { status: res.status, type, body: isKept ? await res.clone().text() : null }
}
