import type { Lessons } from '#src/domain/lesson.ts'
import type { RecognitionFolder } from './ocr/recogniser.ts'
import { type ParsedCv, parseCv } from './parse.ts'
import { type UnreadableCode, UnreadableCv } from './unreadable.ts'

/** What the thread answers: errors lose their class on the way, so a refusal is data. */
export type ThreadAnswer =
  | { readonly parsed: ParsedCv }
  | { readonly refused: { readonly code: UnreadableCode; readonly why: string } }

export interface ThreadWork {
  readonly bytes: Uint8Array
  readonly lessons: Lessons
  /** Of objects, in mebibytes; half as many of bytes: what unpacks is held twice while its buffer grows. */
  readonly megabytes: number
  readonly recognition: RecognitionFolder | null
}

const watched = 20

/** Ends the thread of a document that unpacks to more than it may: the thread's own limits are for objects, not for bytes. */
function watchBytes(megabytes: number): NodeJS.Timeout {
  return setInterval(() => {
    if (process.memoryUsage().arrayBuffers > (megabytes / 2) * 1024 * 1024)
      throw Object.assign(new Error('the document unpacks to too much'), { code: 'ERR_WORKER_OUT_OF_MEMORY' })
  }, watched)
}

/** The work of a thread of its own: one document. */
export default async function parseInThread({
  bytes,
  lessons,
  megabytes,
  recognition,
}: ThreadWork): Promise<ThreadAnswer> {
  const watch = watchBytes(megabytes)
  try {
    return { parsed: await parseCv(bytes, lessons, recognition) }
  } catch (error) {
    if (error instanceof UnreadableCv) return { refused: { code: error.code, why: error.message } }
    throw error
  } finally {
    clearInterval(watch)
  }
}
