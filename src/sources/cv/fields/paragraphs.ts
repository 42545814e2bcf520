import { join } from '../layout/join.ts'
import { isLabel } from './labels.ts'
import { type Found, found, type Piece } from './piece.ts'
import { oneParagraph } from './prose.ts'
import type { Row } from './row.ts'

export interface Paragraph {
  readonly text: string
  readonly pieces: readonly Piece[]
  readonly bullet: boolean
}

/** Lines that belong together as running text; an item of a list is one paragraph. */
export function paragraphsOf(rows: readonly Row[], words: ReadonlySet<string>): Paragraph[] {
  const paragraphs: { text: string; pieces: Piece[]; bullet: boolean; last: Row }[] = []
  for (const row of rows) {
    const [main] = row.mains
    if (!main) continue
    const text = row.mains.map(piece => piece.text).join(' ')
    if (!row.line.bullet && isLabel(text)) continue
    const open = paragraphs.at(-1)
    const indent = main.words[0]?.box.x0 ?? 0
    const before = open?.pieces.at(-1)?.words[0]?.box.x0 ?? 0
    const said = oneParagraph(open?.last.line, row.line)
    const goesOn =
      said === true ||
      (said === null &&
        open !== undefined &&
        !row.line.bullet &&
        !/^\(?\d{1,2}[.)]\s+\p{Lu}/u.test(text) &&
        (row.line.above < Math.max(0.85, open.last.line.above + 0.3) || /^\p{Ll}/u.test(text)) &&
        (!open.bullet || indent >= before - 3) &&
        row.line.flow === open.last.line.flow)
    if (goesOn && open) {
      open.text = join(open.text, text, words)
      open.pieces.push(...row.mains)
      open.last = row
    } else paragraphs.push({ text, pieces: [...row.mains], bullet: row.line.bullet !== null, last: row })
  }
  return paragraphs.map(({ text, pieces, bullet }) => ({ text: text.replaceAll('\u00ad', ''), pieces, bullet }))
}

/** What an entry says below its head: items of a list are highlights, running text is its summary. */
export function bodyOf(
  rows: readonly Row[],
  words: ReadonlySet<string>,
): { summary: Found | null; highlights: Found[] } {
  const paragraphs = paragraphsOf(rows, words)
  const plain = paragraphs.filter(({ bullet }) => !bullet)
  const text = plain.map(paragraph => paragraph.text).join('\n')
  return {
    summary: text
      ? found(
          text,
          plain.flatMap(({ pieces }) => pieces),
          0.85,
        )
      : null,
    highlights: paragraphs
      .filter(({ bullet }) => bullet)
      .map(paragraph => found(paragraph.text, paragraph.pieces, 0.9)),
  }
}
