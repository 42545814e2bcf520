export const reasons = [
  'missing',
  'forbidden',
  'invalid',
  'conflict',
  'unavailable',
  'signed-out',
  'slow-down',
] as const
export type Reason = (typeof reasons)[number]

/** What a person asked for and cannot have, in words for them: what happened and what to do. Anything else thrown is a bug. */
export class Refusal extends Error {
  readonly reason: Reason
  readonly pointer: string | null
  constructor(reason: Reason, message: string, pointer: string | null = null) {
    super(message)
    this.name = 'Refusal'
    this.reason = reason
    this.pointer = pointer
  }
}
