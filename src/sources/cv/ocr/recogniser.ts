import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import * as z from 'zod'

/** A word that was recognised in a picture, in its pixels from the top left corner. */
export interface RecognisedWord {
  readonly text: string
  readonly x0: number
  readonly x1: number
  /** The foot of its line at this word. */
  readonly base: number
  /** Height of its line of type, foot to head with what hangs below. */
  readonly height: number
  /** How its line runs: pixels down for each to the right. */
  readonly slope: number
  /** 0 to 1, as the programme says. */
  readonly confidence: number
}

interface Recogniser {
  /** @param picture as PNM (netpbm) */
  read(picture: Uint8Array): Promise<readonly RecognisedWord[]>
  close(): Promise<void>
}

/** A folder in which somebody has put the programme and its language data. */
export interface RecognitionFolder {
  readonly folder: string
  /** As Tesseract calls them: `eng`, `deu`. */
  readonly languages: readonly string[]
  readonly packed: boolean
}

/** What a folder holds of text recognition; null when the programme or its language data are missing. */
export function recognitionIn(folder: string): RecognitionFolder | null {
  if (!existsSync(join(folder, 'node_modules', 'tesseract.js', 'package.json'))) return null
  const files = readdirSync(folder).filter(name => /^[\w-]{2,40}\.traineddata(?:\.gz)?$/.test(name))
  if (files.length === 0) return null
  const packed = files.every(name => name.endsWith('.gz'))
  const usable = files.filter(name => name.endsWith('.gz') === packed)
  return { folder, languages: usable.map(name => name.replace(/\.traineddata(\.gz)?$/, '')).sort(), packed }
}

const box = z.object({ x0: z.number(), y0: z.number(), x1: z.number(), y1: z.number() })
const recognised = z.object({
  data: z.object({
    blocks: z
      .array(
        z.object({
          paragraphs: z.array(
            z.object({
              lines: z.array(
                z.object({
                  baseline: box,
                  rowAttributes: z.object({ rowHeight: z.number() }),
                  words: z.array(z.object({ text: z.string(), confidence: z.number(), bbox: box })),
                }),
              ),
            }),
          ),
        }),
      )
      .nullable(),
  }),
})

/** What is used of tesseract.js 5 to 7. */
interface Engine {
  createWorker(languages: readonly string[], mode: number, options: object): Promise<EngineWorker>
}
interface EngineWorker {
  setParameters(parameters: object): Promise<unknown>
  recognize(picture: Buffer, options: object, output: object): Promise<unknown>
  terminate(): Promise<unknown>
}
const isEngine = (value: unknown): value is Engine =>
  typeof value === 'object' && value !== null && 'createWorker' in value && typeof value.createWorker === 'function'

/** Text wherever it stands: which of it is a column, a line and a table is for our own layout to say. */
const sparseText = '11'
const bestModel = 1

/** Starts the programme in a folder. It reads its data there and fetches nothing. */
export async function openRecogniser({ folder, languages, packed }: RecognitionFolder): Promise<Recogniser> {
  const engine: unknown = createRequire(join(folder, 'package.json'))('tesseract.js')
  if (!isEngine(engine)) throw new Error('the text recognition in this folder is not tesseract.js')
  const worker = await engine.createWorker(languages, bestModel, {
    langPath: folder,
    cachePath: folder,
    cacheMethod: 'none',
    gzip: packed,
    errorHandler: () => {},
  })
  await worker.setParameters({ tessedit_pageseg_mode: sparseText, debug_file: '/dev/null' })
  return {
    async read(picture) {
      const { data } = recognised.parse(await worker.recognize(Buffer.from(picture), {}, { text: false, blocks: true }))
      const lines = (data.blocks ?? []).flatMap(block => block.paragraphs.flatMap(paragraph => paragraph.lines))
      return lines.flatMap(({ baseline, rowAttributes, words }) => {
        const slope = (baseline.y1 - baseline.y0) / Math.max(1, baseline.x1 - baseline.x0)
        return words.map(({ text, confidence, bbox }) => ({
          text,
          x0: bbox.x0,
          x1: bbox.x1,
          base: baseline.y0 + slope * ((bbox.x0 + bbox.x1) / 2 - baseline.x0),
          height: rowAttributes.rowHeight,
          slope,
          confidence: confidence / 100,
        }))
      })
    },
    close: async () => void (await worker.terminate()),
  }
}
