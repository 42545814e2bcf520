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

/** A stretch without the white space at its ends. */
function inside(text: string, from: number, to: number): [number, number] {
  let [start, end] = [from, to]
  while (start < end && /\s/.test(text.charAt(start))) start++
  while (end > start && /\s/.test(text.charAt(end - 1))) end--
  return [start, end]
}

/** The part of a piece between two offsets, without white space around it. */
export function cut(piece: Piece, from: number, to: number): Piece {
  const [start, end] = inside(piece.text, Math.max(0, from), Math.min(piece.text.length, to))
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

const leads = /[\s,;:.|·•–—\-‐/@~●・、]/
const trails = /[\s,;:|·•–—\-‐/~・、\u00ad]/
const opens = /[(（[]/
const closes = /[)）\]]/

/** Whether a stretch is in one pair of brackets, with none inside. */
function isEnclosed(text: string, from: number, to: number): boolean {
  const [first, last] = [text.charAt(from), text.charAt(to - 1)]
  if (to - from < 2 || !((first === '(' && last === ')') || (first === '（' && last === '）'))) return false
  return !/[()]/.test(text.slice(from + 1, to - 1))
}

/** A piece without marks at its ends that part it from its neighbours, and without brackets that stand alone there. */
export function trimmed(piece: Piece): Piece {
  const { text } = piece
  let [from, to] = [0, text.length]
  let open = (text.match(/[(（[]/g) ?? []).length
  let close = (text.match(/[)）\]]/g) ?? []).length
  for (;;) {
    while (from < to && leads.test(text.charAt(from))) from++
    while (to > from && trails.test(text.charAt(to - 1))) to--
    if (isEnclosed(text, from, to)) {
      ;[from, to] = inside(text, from + 1, to - 1)
    }
    if (open > close && to > from && opens.test(text.charAt(to - 1))) {
      to--
      open--
    } else if (close > open && to > from && closes.test(text.charAt(from))) {
      from++
      close--
    } else return cut(piece, from, to)
  }
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
