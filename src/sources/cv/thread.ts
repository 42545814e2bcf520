import type { Lessons } from '#src/domain/lesson.ts'
import { type ParsedCv, parseCv } from './parse.ts'
import { type UnreadableCode, UnreadableCv } from './unreadable.ts'

/** What the thread answers: errors lose their class on the way, so a refusal is data. */
export type ThreadAnswer =
  | { readonly parsed: ParsedCv }
  | { readonly refused: { readonly code: UnreadableCode; readonly why: string } }

export interface ThreadWork {
  readonly bytes: Uint8Array
  readonly lessons: Lessons
}

/** The work of a thread of its own: one document. */
export default async function parseInThread({ bytes, lessons }: ThreadWork): Promise<ThreadAnswer> {
  try {
    return { parsed: await parseCv(bytes, lessons) }
  } catch (error) {
    if (error instanceof UnreadableCv) return { refused: { code: error.code, why: error.message } }
    throw error
  }
}
