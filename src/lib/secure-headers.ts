import type { MiddlewareHandler } from 'hono'

/** What every answer of a face says to a browser, beside the face's own Content-Security-Policy (OWASP, HTTP headers). */
export const headersUnder =
  (policy: string): MiddlewareHandler =>
  async (context, next) => {
    await next()
    context.header('content-security-policy', policy)
    context.header('x-content-type-options', 'nosniff')
    context.header('referrer-policy', 'no-referrer')
    context.header('cross-origin-opener-policy', 'same-origin')
    context.header('cross-origin-resource-policy', 'same-origin')
  }
