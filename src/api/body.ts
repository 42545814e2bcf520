import type * as z from 'zod'
import { Refusal } from '#src/domain/refusal.ts'
import type { Request } from './context.ts'

const largest = 2 * 1024 * 1024

/** The JSON body, checked. Unknown keys are left out. @throws Refusal `invalid` naming the first field that does not fit. */
export async function bodyFrom<S extends z.ZodType>(context: Request, schema: S): Promise<z.infer<S>> {
  if (!(context.req.header('content-type') ?? '').includes('application/json'))
    throw new Refusal('invalid', 'Send JSON.')
  const text = await context.req.text()
  if (text.length > largest) throw new Refusal('invalid', 'That is more than two megabytes.')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Refusal('invalid', 'This is not JSON.')
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Refusal('invalid', issue?.message ?? 'This does not fit.', `/${issue?.path.join('/') ?? ''}`)
}
