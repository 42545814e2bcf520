import { createMiddleware } from 'hono/factory'
import { headersUnder } from '#src/lib/secure-headers.ts'
import type { Env } from './context.ts'
import { foreign, sendProblem } from './problem.ts'

/** Null for what is no address, the origin `null` of a sandbox among it. */
const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null)

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Writing needs a request of our own pages: same origin by the browser's own word, or no browser at all (OWASP, CSRF). */
export const sameOrigin = createMiddleware<Env>(async (context, next) => {
  if (!safe.has(context.req.method)) {
    const site = context.req.header('sec-fetch-site')
    const origin = context.req.header('origin')
    const host = context.req.header('host') ?? new URL(context.req.url).host
    const isForeign =
      (site !== undefined && site !== 'same-origin' && site !== 'none') ||
      (origin !== undefined && hostOf(origin) !== host)
    if (isForeign) return sendProblem(context, foreign)
  }
  await next()
})

const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self' blob: data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

export const secureHeaders = headersUnder(policy)
