import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { codeOf } from '#src/db/errors.ts'
import { type Reason, Refusal } from '#src/domain/refusal.ts'
import type { Problem } from '#src/domain/views/common.ts'

const statuses: Record<Reason, ContentfulStatusCode> = {
  missing: 404,
  forbidden: 403,
  invalid: 422,
  conflict: 409,
  unavailable: 503,
  'signed-out': 401,
  'slow-down': 429,
}

/** Any error as RFC 9457's problem: refusals in their own words, everything else without its insides. */
export function problemOf(error: unknown): { status: ContentfulStatusCode; problem: Problem } {
  if (error instanceof Refusal) {
    const status = statuses[error.reason]
    return {
      status,
      problem: {
        type: `urn:throughline:${error.reason}`,
        title: error.message,
        status,
        ...(error.pointer ? { errors: [{ pointer: error.pointer, detail: error.message }] } : {}),
      },
    }
  }
  const code = codeOf(error) ?? ''
  if (code === '22P02' || code === '22007' || code === '22008' || code === '22003')
    return {
      status: 422,
      problem: {
        type: 'urn:throughline:invalid',
        title: 'Something in this address or form cannot be read.',
        status: 422,
      },
    }
  if (/^(08|57P|53|CONNECT|ECONN|ENOTCONN|EPIPE)/.test(code))
    return {
      status: 503,
      problem: {
        type: 'urn:throughline:unavailable',
        title: 'The database is not answering. Nothing is lost; try again in a moment.',
        status: 503,
      },
    }
  return {
    status: 500,
    problem: {
      type: 'urn:throughline:bug',
      title: 'Something went wrong on our side. Nothing was changed.',
      status: 500,
    },
  }
}
