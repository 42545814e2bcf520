import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { codeOf } from '#src/db/errors.ts'
import { type Reason, Refusal } from '#src/domain/refusal.ts'
import type { Problem } from '#src/domain/views/common.ts'
import { StoreError } from '#src/originals/store.ts'
import type { Request } from './context.ts'

const statuses: Record<Reason, ContentfulStatusCode> = {
  missing: 404,
  forbidden: 403,
  invalid: 422,
  conflict: 409,
  changed: 412,
  unavailable: 503,
  'signed-out': 401,
  'slow-down': 429,
}

interface Found {
  readonly status: ContentfulStatusCode
  readonly problem: Problem
}

const plain = (status: ContentfulStatusCode, reason: string, title: string): Found => ({
  status,
  problem: { type: `urn:throughline:${reason}`, title, status },
})

export const nothingHere: Found = plain(404, 'missing', 'There is nothing at this address.')
export const tooLarge: Found = plain(413, 'too-large', 'That is more than two megabytes.')
export const foreign: Found = plain(403, 'forbidden', 'This request came from another site.')

/** After an update, until the views that pages read have been made anew. */
export const remaking: Found = plain(
  503,
  'unavailable',
  'Throughline was updated and is making its views anew. Nothing is lost; this is there again in a few minutes.',
)

/** Tables or columns that are not there, or are others than this version writes. */
export const missesView = (error: unknown): boolean => /^42(P01|703|804|601)$/.test(codeOf(error) ?? '')

/** PostgreSQL's classes of error (appendix A of its manual) and what the driver and Node say of a lost connection. */
const unreadable = /^22(P0[2-5]|0(03|07|08|21|0[PM]))$/
const unavailable = /^(08|40|53|55P03|57|58|CONNECT|ECONN|ENOTCONN|EPIPE|ETIMEDOUT)/
const noRoom = /^(ENOSPC|EDQUOT)$/

const isLostSocket = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'syscall' in error && error.syscall === 'connect'

/** Any error as RFC 9457's problem: refusals in their own words, everything else without its insides. */
export function problemOf(error: unknown): Found {
  if (error instanceof Refusal) return refused(error)
  if (error instanceof StoreError) return storeProblem(error)
  if (error instanceof HTTPException)
    return error.status === 404
      ? nothingHere
      : plain(error.status as ContentfulStatusCode, 'invalid', 'This request cannot be read.')
  const code = codeOf(error) ?? ''
  if (unreadable.test(code)) return plain(422, 'invalid', 'Something in this address or form cannot be read.')
  if (code === '23505') return plain(409, 'conflict', 'Somebody did the same at this moment. Look again.')
  if (noRoom.test(code)) return plain(503, 'unavailable', 'The disk is full. Nothing was changed.')
  if (unavailable.test(code) || isLostSocket(error))
    return plain(503, 'unavailable', 'The database is not answering. Nothing is lost; try again in a moment.')
  return plain(500, 'bug', 'Something went wrong on our side. Nothing was changed.')
}

function refused({ reason, message, pointer, details }: Refusal): Found {
  const found = plain(statuses[reason], reason, message)
  if (details.length > 0) return { ...found, problem: { ...found.problem, errors: details } }
  return pointer ? { ...found, problem: { ...found.problem, errors: [{ pointer, detail: message }] } } : found
}

function storeProblem({ failure }: StoreError): Found {
  if (failure === 'missing')
    return plain(404, 'missing', 'The original is not in its store any more. What was read from it is here.')
  if (failure === 'damaged') return plain(404, 'missing', 'The original is damaged. What was read from it is here.')
  return plain(503, 'unavailable', 'The store of originals does not answer. Nothing is lost; try again in a moment.')
}

/** `retry-after` in seconds, where waiting helps. */
const waits: Readonly<Record<number, string>> = { 429: '60', 503: '5' }

export function sendProblem(context: Request, { status, problem }: Found): Response {
  const wait = waits[status]
  return context.json(problem, status, {
    'content-type': 'application/problem+json',
    ...(wait ? { 'retry-after': wait } : {}),
  })
}
