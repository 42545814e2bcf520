import type { Line } from '../layout/model.ts'
import { type DateSpan, findDates, isDuration } from './dates.ts'
import { cut, type Piece, pieceOf, trimmed } from './piece.ts'
import { placeScore } from './place.ts'
import type { Dated } from './row.ts'

const leadIn =
  /^(?:published|awarded|issued|date|datum|erschienen|issued on|awarded on|published on|verliehen|obtained|expected|graduated|graduation|expected graduation|class of|abschluss|completed)\s*(?:on|in|am|:)?\s*:?$/i

/** What may follow a span in its brackets: "(2007 - 2010, diploma behaald)". */
const remark = /^[,;]\s\p{Ll}[^()[\],;]{2,40}[)\]]$/u

/** A date that stands for itself in its cell, at one of its ends or in brackets; a year within a sentence does not. */
export function detached(text: string, span: DateSpan): boolean {
  const before = text.slice(0, span.start).trim()
  const after = text.slice(span.end).trim()
  const bare = (part: string) => part.replace(/[()[\],.:;|·•–—\-\s]+/g, '') === '' || isDuration(part)
  if (bare(before) && bare(after)) return true
  if (leadIn.test(before) && bare(after)) return true
  if (!span.single && /[([]$/.test(before) && remark.test(after)) return text.length < 140
  // "Gardener | 2015 – 2019 | Bath"
  if (!span.single && /[|·•]$/.test(before) && /^[|·•]/.test(after)) return text.length < 120
  if (bare(after)) {
    if (!span.single) return before.length < 110
    if (/[([][^)\]]+$/.test(before)) return false
    return before.length < 110 && (/[,|·•–—(\-\]:)]$|\s\($/.test(before) || before.split(' ').length <= 9)
  }
  if (bare(before))
    return after.length < 110 && (!span.single || /^[,|·•–—:)-]/.test(after) || after.split(' ').length <= 8)
  return /^[)\]]/.test(after) && /[([]$/.test(before) && text.length < 120
}

/** "(2019, Leeds)" leaves "Leeds)" when the date is taken out, "PRINCE2 (AXELOS, 2019)" leaves "PRINCE2 (AXELOS". */
const unbracketed = (piece: Piece): Piece =>
  /[)）]$/.test(piece.text) && !/[(（]/.test(piece.text) ? trimmed(cut(piece, 0, piece.text.length - 1)) : piece

/** What the cells of a line say: their text, what stands beside it, dates. */
export interface Read {
  readonly mains: Piece[]
  readonly sides: Piece[]
  readonly dates: Dated[]
}

export function readCells(line: Line, monthFirst: boolean): Read {
  const read: Read = { mains: [], sides: [], dates: [] }
  const pieces = line.cells.map(cell => pieceOf(cell, line))
  pieces.forEach((piece, index) => {
    const alone = pieces.length === 1
    const spans = findDates(piece.text, monthFirst).filter(span => detached(piece.text, span))
    const last = spans.at(-1)
    // In an item of a list a date counts only beside the text, not in it.
    if (line.bullet && index === 0) {
      read.mains.push(piece)
      return
    }
    if (!last || (alone && piece.text.length > 110)) {
      const bare = trimmed(piece)
      if (!bare.text) return
      const marked = line.cells[index]?.icon === true && index > 0 && bare.text.length < 40
      if (!alone && (marked || isDuration(bare.text) || placeScore(bare.text) > 0.55)) read.sides.push(bare)
      else if (isDuration(bare.text)) return
      else read.mains.push(piece)
      return
    }
    for (const span of spans) read.dates.push({ span, piece: cut(piece, span.start, span.end) })
    const first = spans[0] ?? last
    const behind = cut(piece, last.end, piece.text.length)
    const rests = [cut(piece, 0, first.start), ...(remark.test(behind.text) ? [] : [behind])]
    for (const rest of rests) {
      const bare = unbracketed(trimmed(rest))
      if (!bare.text || isDuration(bare.text) || leadIn.test(bare.text)) continue
      if (placeScore(bare.text) > 0.55 && (pieces.length > 1 || bare.text.length < piece.text.length * 0.6))
        read.sides.push(bare)
      else read.mains.push(bare)
    }
  })
  return read
}
