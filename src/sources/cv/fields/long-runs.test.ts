import { describe, expect, it } from 'vitest'
import type { Cell, Line, Word } from '../layout/model.ts'
import { areAuthors } from './citation.ts'
import { parseDegree } from './degree.ts'
import { type Piece, pieceOf, trimmed } from './piece.ts'

const box = { x0: 0, y0: 0, x1: 10, y1: 10 }

/** A word that fills a line: what nobody writes, and a file may hold. */
function pieceOfWord(text: string): Piece {
  const style = { size: 10, bold: false, italic: false, colour: '', font: '' }
  const word: Word = { text, page: 1, box, base: 8, style, href: null }
  const cell: Cell = { words: [word], text, box, icon: false }
  const line: Line = { page: 1, flow: 0, cells: [cell], box, base: 8, edge: 500, above: 0, bullet: null, level: null }
  return pieceOf(cell, line)
}

describe('a hundred thousand times the same mark', () => {
  it('brackets at the ends are taken off at once', () => {
    const many = 100_000
    expect(trimmed(pieceOfWord(`Nurse${'('.repeat(many)}`)).text).toBe('Nurse')
    expect(trimmed(pieceOfWord(`${')'.repeat(many)}Nurse`)).text).toBe('Nurse')
    expect(trimmed(pieceOfWord(`Nurse${'-('.repeat(many)}`)).text).toBe('Nurse')
  })

  it('no name of an author is that long', () => {
    expect(areAuthors(`${'A'.repeat(100_000)}!, Bob Smith`)).toBe(false)
    expect(areAuthors('Ada Lovelace, Grace Hopper and Bob Smith')).toBe(true)
  })

  it('no degree is that long', () => {
    const piece = pieceOfWord('('.repeat(100_000))
    expect(parseDegree(piece)).toEqual({ degree: piece, field: null })
  })
})
