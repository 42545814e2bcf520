import type { MiddlewareHandler } from 'hono'

/** What every answer of a face says to a browser, beside the face's own Content-Security-Policy (OWASP, HTTP headers). */
export const headersUnder =
  (policy: string): MiddlewareHandler =>
  async (context, next) => {
    await next()
    // Not `context.header`, which makes the answer anew for each, its body a stream.
    const { headers } = context.res
    headers.set('content-security-policy', policy)
    headers.set('x-content-type-options', 'nosniff')
    headers.set('referrer-policy', 'no-referrer')
    headers.set('cross-origin-opener-policy', 'same-origin')
    headers.set('cross-origin-resource-policy', 'same-origin')
  }
