import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import type * as z from 'zod'
import { Refusal } from '#src/domain/refusal.ts'
import type { Env, Request } from './context.ts'
import { sendProblem, tooLarge } from './problem.ts'

/** Bytes of a form; files come by another door. */
const largestBody = 2 * 1024 * 1024

const counted = bodyLimit({ maxSize: largestBody, onError: context => sendProblem(context, tooLarge) })

/**
 * Refuses (413) what is larger. A body that says its length (RFC 9112, 6.3) is not touched before it is asked for: making a
 * stream of it, to count it as it comes, costs more than most answers.
 */
export const limited = createMiddleware<Env>(async (context, next) => {
  const { req } = context
  if (req.method === 'GET' || req.method === 'HEAD') return next()
  const length = req.header('content-length')
  if (length === undefined || req.header('transfer-encoding') !== undefined) return counted(context, next)
  return Number(length) > largestBody ? sendProblem(context, tooLarge) : next()
})

const isJson = /^application\/json\s*(;|$)/i
/** Escapes that a text of PostgreSQL cannot hold. */
const suspicious = /\\u(0000|d[89a-f])/i

/** The JSON body, checked. Unknown keys are left out. @throws Refusal `invalid` naming the first field that does not fit. */
export async function bodyFrom<S extends z.ZodType>(context: Request, schema: S): Promise<z.infer<S>> {
  if (!isJson.test(context.req.header('content-type') ?? '')) throw new Refusal('invalid', 'Send JSON.')
  const parsed = schema.safeParse(parse(await context.req.text()))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Refusal('invalid', issue?.message ?? 'This does not fit.', `/${issue?.path.join('/') ?? ''}`)
}

function parse(text: string): unknown {
  try {
    return suspicious.test(text) ? JSON.parse(text, (_, value: unknown) => tidied(value)) : JSON.parse(text)
  } catch {
    throw new Refusal('invalid', 'This is not JSON.')
  }
}

/** NUL characters go, halves of a character become U+FFFD, in values and in keys. */
export const tidy = (text: string): string => text.replaceAll('\0', '').replace(/\p{Cs}/gu, '\ufffd')

function tidied(value: unknown): unknown {
  if (typeof value === 'string') return tidy(value)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [tidy(key), inner]))
}
