import { cellsOf, rowsOf } from '../layout/cells.ts'
import { flowsOf } from '../layout/flows.ts'
import { withoutFurniture } from '../layout/furniture.ts'
import type { Words } from '../layout/gutter.ts'
import { linesOf } from '../layout/lines.ts'
import type { Box, Layout, Word } from '../layout/model.ts'
import type { PdfDocument } from '../layout/pdf/document.ts'
import { UnreadableCv } from '../unreadable.ts'
import { type Picture, picturesOf } from './pictures.ts'
import { openRecogniser, type RecognisedWord, type RecognitionFolder } from './recogniser.ts'
import { type Turn, turnOf } from './turn.ts'

/** Recognising takes seconds a page: of a scan no more than this is read. */
const mostPages = 8
/** Below this a word is a speck, a stamp or a line. */
const leastSure = 0.3

interface RecognisedLayout {
  readonly layout: Layout
  /** How sure the programme was of the words on the whole, 0 to 1. */
  readonly confidence: number
  /** Where on a page as it was scanned lies what the layout has straight. */
  readonly back: (page: number, box: Box) => Box
}

/** What a list's mark is taken for. */
const mark = /^[«»*©®°¢·+•]$/

/** Whole points: the same type measured twice differs by a pixel. */
const sizeOf = (points: number) => Math.max(4, Math.round(points))

/** A word with the picture that it was seen in. */
interface Seen {
  readonly picture: Picture
  readonly word: RecognisedWord
}

const scaleOf = ({ box, width }: Picture): number => (box.x1 - box.x0) / width

function wordOf(page: number, { picture, word: { text, x0, x1, base, height } }: Seen, { straight }: Turn): Word {
  const { box } = picture
  const scale = scaleOf(picture)
  const size = sizeOf(height * scale)
  const half = ((x1 - x0) * scale) / 2
  const [middle, foot] = straight(box.x0 + ((x0 + x1) / 2) * scale, box.y0 + base * scale)
  return {
    text: mark.test(text) ? '•' : text,
    page,
    box: { x0: middle - half, y0: foot - size * 0.8, x1: middle + half, y1: foot + size * 0.2 },
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
    const turns = new Map<number, Turn>()
    for (let number = 1; number <= Math.min(document.pages, mostPages); number++) {
      const page = await document.page(number)
      if (!page) continue
      sizes.push({ width: page.width, height: page.height })
      const seen: Seen[] = []
      for (const picture of await picturesOf(page))
        for (const word of await recogniser.read(picture.pnm)) {
          if (word.confidence < leastSure || word.text.trim() === '') continue
          sure.push(word.confidence)
          seen.push({ picture, word })
        }
      const turn = turnOf(
        seen.map(({ word }) => ({ slope: word.slope, width: word.x1 - word.x0 })),
        [page.width / 2, page.height / 2],
      )
      turns.set(number, turn)
      const words = seen.map(one => wordOf(number, one, turn))
      pages.push({ page: number, height: page.height, items: rowsOf(words).flatMap(row => cellsOf(row)) })
    }
    if (sure.length < 5)
      throw new UnreadableCv('empty', 'The pages are pictures, and no text could be recognised in them.')
    const left = document.pages > mostPages ? ` Only the first ${mostPages} of ${document.pages} pages were.` : ''
    return {
      confidence: sure.reduce((sum, one) => sum + one, 0) / sure.length,
      back: (page, box) => turns.get(page)?.back(box) ?? box,
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
