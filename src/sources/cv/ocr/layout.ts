import { cellsOf, rowsOf } from '../layout/cells.ts'
import { flowsOf } from '../layout/flows.ts'
import { withoutFurniture } from '../layout/furniture.ts'
import type { Words } from '../layout/gutter.ts'
import { linesOf } from '../layout/lines.ts'
import type { Layout, Word } from '../layout/model.ts'
import type { PdfDocument } from '../layout/pdf/document.ts'
import { UnreadableCv } from '../unreadable.ts'
import { type Picture, picturesOf } from './pictures.ts'
import { openRecogniser, type RecognisedWord, type RecognitionFolder } from './recogniser.ts'

/** Recognising takes seconds a page: of a scan no more than this is read. */
const mostPages = 8
/** Below this a word is a speck, a stamp or a line. */
const leastSure = 0.3

export interface RecognisedLayout {
  readonly layout: Layout
  /** How sure the programme was of the words on the whole, 0 to 1. */
  readonly confidence: number
}

/** What a list's mark is taken for. */
const mark = /^[«»*©®°¢·+•]$/

/** Whole points: the same type measured twice differs by a pixel. */
const sizeOf = (points: number) => Math.max(4, Math.round(points))

function wordOf(page: number, { box, width }: Picture, { text, x0, x1, base, height }: RecognisedWord): Word {
  const scale = (box.x1 - box.x0) / width
  const size = sizeOf(height * scale)
  const foot = box.y0 + base * scale
  return {
    text: mark.test(text) ? '•' : text,
    page,
    box: { x0: box.x0 + x0 * scale, y0: foot - size * 0.8, x1: box.x0 + x1 * scale, y1: foot + size * 0.2 },
    base: foot,
    style: { size, bold: false, italic: false, colour: '#000000', font: '' },
    href: null,
  }
}

/**
 * A document of pictures as lines in reading order, by the text recognition in a folder.
 * @throws UnreadableCv where no text is recognised.
 */
export async function recognisedLayout(
  document: PdfDocument,
  vocabulary: Words,
  folder: RecognitionFolder,
): Promise<RecognisedLayout> {
  const recogniser = await openRecogniser(folder)
  try {
    const sizes: { width: number; height: number }[] = []
    const pages: { page: number; height: number; items: ReturnType<typeof cellsOf> }[] = []
    const sure: number[] = []
    for (let number = 1; number <= Math.min(document.pages, mostPages); number++) {
      const page = await document.page(number)
      if (!page) continue
      sizes.push({ width: page.width, height: page.height })
      const words: Word[] = []
      for (const picture of await picturesOf(page))
        for (const one of await recogniser.read(picture.pnm)) {
          if (one.confidence < leastSure || one.text.trim() === '') continue
          sure.push(one.confidence)
          words.push(wordOf(number, picture, one))
        }
      pages.push({ page: number, height: page.height, items: rowsOf(words).flatMap(row => cellsOf(row)) })
    }
    if (sure.length < 5)
      throw new UnreadableCv('empty', 'The pages are pictures, and no text could be recognised in them.')
    const left = document.pages > mostPages ? ` Only the first ${mostPages} of ${document.pages} pages were.` : ''
    return {
      confidence: sure.reduce((sum, one) => sum + one, 0) / sure.length,
      layout: {
        pages: sizes,
        lines: linesOf(flowsOf(withoutFurniture(pages), vocabulary)),
        warnings: [
          {
            code: 'recognised',
            text: `The pages are pictures: their text was recognised, and letters may be wrong.${left}`,
          },
        ],
        portraits: 0,
        title: document.title,
        author: document.author,
        producer: document.producer,
      },
    }
  } finally {
    await recogniser.close()
  }
}
