import { type Box, type Cell, type Line, unite, type Word } from '../layout/model.ts'

/** A stretch of a line's text that still knows its words, and so its place on the page. */
export interface Piece {
  readonly text: string
  readonly words: readonly Word[]
  /** Offset in `text` at which each word begins; negative for a word that began before it. */
  readonly at: readonly number[]
  readonly line: Line
}

export function pieceOf(cell: Cell, line: Line): Piece {
  const at: number[] = []
  let offset = 0
  for (const word of cell.words) {
    if (cell.text.charAt(offset) === ' ') offset++
    at.push(offset)
    offset += word.text.length
  }
  return { text: cell.text, words: cell.words, at, line }
}

/** The part of a piece between two offsets, without white space around it. */
export function cut(piece: Piece, from: number, to: number): Piece {
  let [start, end] = [Math.max(0, from), Math.min(piece.text.length, to)]
  while (start < end && /\s/.test(piece.text.charAt(start))) start++
  while (end > start && /\s/.test(piece.text.charAt(end - 1))) end--
  const words: Word[] = []
  const at: number[] = []
  piece.words.forEach((word, i) => {
    const begin = piece.at[i] ?? 0
    if (begin < end && begin + word.text.length > start) {
      words.push(word)
      at.push(begin - start)
    }
  })
  return { text: piece.text.slice(start, end), words, at, line: piece.line }
}

/** A piece without marks at its ends that part it from its neighbours. */
export function trimmed(piece: Piece): Piece {
  const lead = /^[\s,;:.|·•–—\-‐/@~●・、]+/.exec(piece.text)?.[0].length ?? 0
  const rest = piece.text.slice(lead)
  const trail = /[\s,;:|·•–—\-‐/~・、\u00ad]+$/.exec(rest)?.[0].length ?? 0
  let inner = cut(piece, lead, piece.text.length - trail)
  const enclosed = /^\((.*)\)$/.exec(inner.text) ?? /^（(.*)）$/.exec(inner.text)
  if (enclosed && !/[()]/.test(enclosed[1] ?? '')) inner = cut(inner, 1, inner.text.length - 1)
  const open = (inner.text.match(/[(（[]/g) ?? []).length
  const close = (inner.text.match(/[)）\]]/g) ?? []).length
  if (open > close && /[(（[]$/.test(inner.text)) return trimmed(cut(inner, 0, inner.text.length - 1))
  if (close > open && /^[)）\]]/.test(inner.text)) return trimmed(cut(inner, 1, inner.text.length))
  return inner
}

export const boxOf = (words: readonly Word[]): Box | null => {
  const [first, ...rest] = words
  return first ? rest.reduce((box, word) => unite(box, word.box), first.box) : null
}

/** A value with its place in the document and how sure we are of it, 0 to 1. */
export interface Found<T = string> {
  readonly value: T
  readonly page: number
  readonly box: Box | null
  /** As written. */
  readonly text: string
  readonly confidence: number
}

export function found<T>(value: T, pieces: Piece | readonly Piece[], confidence: number): Found<T> {
  const list: readonly Piece[] = 'text' in pieces ? [pieces] : pieces
  const first = list[0]
  const page = first?.words[0]?.page ?? first?.line.page ?? 1
  const words = list.flatMap(piece => piece.words).filter(word => word.page === page)
  return { value, page, box: boxOf(words), text: list.map(piece => piece.text).join(' '), confidence }
}
