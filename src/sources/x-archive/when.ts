import type { Occurred } from '#src/domain/occurred.ts'
import { atText } from '../archive/moment.ts'
import { textAt } from '../archive/shape.ts'

/** The moment of a record, under whichever name its part has it. */
export function whenOf(value: unknown): Occurred | null {
  for (const name of ['created_at', 'createdAt', 'likedAt']) {
    const found = atText(textAt(value, name))
    if (found) return found
  }
  return null
}
