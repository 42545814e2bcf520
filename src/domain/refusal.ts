import type { Json } from '#src/lib/json.ts'

export const reasons = [
  'missing',
  'forbidden',
  'invalid',
  'conflict',
  'changed',
  'unavailable',
  'signed-out',
  'slow-down',
] as const
export type Reason = (typeof reasons)[number]

/** What stands where somebody wanted to write: said by somebody else since they looked. */
export interface Present {
  /** What said it: whoever writes all the same names it as what they have seen. Null where nothing stands any more. */
  readonly entry: string | null
  readonly value: Json
  /** Account; null where it was brought in. */
  readonly by: string | null
  /** ISO instant. */
  readonly at: string | null
}

export interface RefusalDetail {
  readonly pointer: string
  readonly detail: string
  readonly now?: Present
}

/** What a person asked for and cannot have, in words for them: what happened and what to do. Anything else thrown is a bug. */
export class Refusal extends Error {
  readonly reason: Reason
  readonly pointer: string | null
  /** Where there is more than one thing to say: each with what it is about. */
  readonly details: readonly RefusalDetail[]
  constructor(reason: Reason, message: string, pointer: string | null = null, details: readonly RefusalDetail[] = []) {
    super(message)
    this.name = 'Refusal'
    this.reason = reason
    this.pointer = pointer
    this.details = details
  }
}
