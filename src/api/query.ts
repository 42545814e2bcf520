import type * as z from 'zod'
import { Refusal } from '#src/domain/refusal.ts'
import { tidy } from './body.ts'
import type { Request } from './context.ts'

/** Optional parameters that are there or not, and never there as `undefined`. */
type Given<T> = { [K in keyof T]: Exclude<T[K], undefined> }

/** The address's parameters, checked. @throws Refusal `invalid` naming the first that does not fit. */
export function queryFrom<S extends z.ZodType>(context: Request, schema: S): Given<z.infer<S>> {
  const asked = Object.fromEntries(Object.entries(context.req.query()).map(([name, value]) => [name, tidy(value)]))
  const parsed = schema.safeParse(asked)
  if (parsed.success) return given(parsed.data)
  const [issue] = parsed.error.issues
  throw new Refusal(
    'invalid',
    `${issue?.path.join('.') ?? 'The address'}: ${issue?.message ?? 'does not fit'}`,
    `/${issue?.path.join('/') ?? ''}`,
  )
}

/** One parameter as text; empty when it is missing. */
export const parameter = (context: Request, name: string): string => tidy(context.req.query(name) ?? '')

/** zod leaves a missing key out; its type does not say so. */
export const given = <T>(parsed: T): Given<T> => parsed as Given<T>
