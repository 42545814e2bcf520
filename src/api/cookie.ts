import { getCookie, setCookie } from 'hono/cookie'
import type { Request } from './context.ts'

/** Over HTTPS the cookie carries the `__Host-` prefix, which no other site of the same host can set (RFC 6265bis). */
const secureName = '__Host-throughline'
const plainName = 'throughline'

const isSecure = (context: Request): boolean =>
  new URL(context.req.url).protocol === 'https:' || context.req.header('x-forwarded-proto') === 'https'

export const readToken = (context: Request): string | null =>
  getCookie(context, isSecure(context) ? secureName : plainName) ?? null

export function writeToken(context: Request, token: string | null): void {
  const secure = isSecure(context)
  setCookie(context, secure ? secureName : plainName, token ?? '', {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    maxAge: token === null ? 0 : 60 * 86_400,
  })
}
