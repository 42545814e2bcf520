import { availableParallelism } from 'node:os'
import type { Piscina } from 'piscina'
import type { Lessons } from '#src/domain/lesson.ts'
import { threadFile } from '#src/lib/thread-file.ts'
import { type RecognitionFolder, recognitionIn } from './ocr/recogniser.ts'
import type { ParsedCv } from './parse.ts'
import type { ThreadAnswer, ThreadWork } from './thread.ts'
import { UnreadableCv } from './unreadable.ts'

/** How a CV is read: in this thread, or apart from it. */
export type ReadCv = (bytes: Uint8Array, lessons?: Lessons) => Promise<ParsedCv>

export interface Bounds {
  readonly milliseconds: number
  readonly megabytes: number
  /** Text recognition for pages that are pictures. */
  readonly recognition?: RecognitionFolder | null
}

const usual: Bounds = { milliseconds: 20_000, megabytes: 256 }

/** Milliseconds without a document after which the threads end. */
const idle = 5000

const ended = (error: unknown, name: string) =>
  error instanceof Error && (error.name === name || ('code' in error && error.code === name))

/**
 * Readers in threads of their own, so that a document that takes too long or too much memory ends its thread and not
 * the process.
 */
export class CvThreads {
  readonly #bounds: Bounds
  #pool: Promise<Piscina> | null = null
  #reading = 0
  #idle: NodeJS.Timeout | undefined

  constructor(bounds: Bounds = usual) {
    this.#bounds = bounds
  }

  /** @throws UnreadableCv also when the document took too long or too much. */
  readonly read: ReadCv = async (bytes, lessons = {}) => {
    clearTimeout(this.#idle)
    this.#reading++
    try {
      this.#pool ??= this.#open()
      return await this.#readIn(await this.#pool, bytes, lessons)
    } finally {
      this.#reading--
      // A thread that has read some keeps 80 MB, and the next CV may be weeks away.
      if (this.#reading === 0) this.#idle = setTimeout(() => void this.close().catch(() => {}), idle).unref()
    }
  }

  async #readIn(pool: Piscina, bytes: Uint8Array, lessons: Lessons): Promise<ParsedCv> {
    const signal = AbortSignal.timeout(this.#bounds.milliseconds)
    let answer: ThreadAnswer
    try {
      const { megabytes, recognition = null } = this.#bounds
      const work: ThreadWork = { bytes, lessons, megabytes, recognition }
      answer = await pool.run(work, { signal })
    } catch (error) {
      if (ended(error, 'AbortError'))
        throw new UnreadableCv(
          'too-slow',
          `The document took longer than ${Math.round(this.#bounds.milliseconds / 1000)} seconds.`,
        )
      if (ended(error, 'ERR_WORKER_OUT_OF_MEMORY'))
        throw new UnreadableCv('too-large', 'The document needs more memory than a CV may.')
      throw error
    }
    if ('refused' in answer) throw new UnreadableCv(answer.refused.code, answer.refused.why)
    return answer.parsed
  }

  async #open(): Promise<Piscina> {
    const { Piscina } = await import('piscina')
    const filename = threadFile(import.meta.url, 'sources/cv/thread')
    const pool = new Piscina({
      filename,
      minThreads: 1,
      maxThreads: Math.max(1, Math.min(4, availableParallelism() - 1)),
      idleTimeout: 5000,
      resourceLimits: { maxOldGenerationSizeMb: this.#bounds.megabytes, maxYoungGenerationSizeMb: 12 },
      // From the sources, as in tests, Node needs help with TypeScript.
      ...(filename.endsWith('.ts') ? { execArgv: ['--import', 'tsx'] } : {}),
    })
    // A thread that ended over a document that was given up on already is replaced; nobody waits for it.
    pool.on('error', () => {})
    return pool
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle)
    const pool = this.#pool
    this.#pool = null
    await (await pool)?.destroy()
  }
}

/** Recognising takes seconds a page. */
const scanned = 120_000

/** What the environment says of text recognition: `THROUGHLINE_OCR` names a folder. Null: none, or nothing in it. */
export function recognition(): RecognitionFolder | null {
  const folder = process.env['THROUGHLINE_OCR']
  return folder ? recognitionIn(folder) : null
}

const found = recognition()
const shared = new CvThreads(found ? { milliseconds: scanned, megabytes: 512, recognition: found } : usual)

/** The readers that all sources of a process share, begun with the first CV. */
export const inThreads: ReadCv = shared.read
