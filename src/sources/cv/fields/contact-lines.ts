import type { Line } from '../layout/model.ts'
import { cut, type Piece, trimmed } from './piece.ts'

/** An address that did not fit on its line goes on at the beginning of the next: "…@brief.ex", "ample". */
export function rejoined(lines: readonly Line[]): Line[] {
  const result: Line[] = []
  for (const line of lines) {
    const before = result.at(-1)
    const cell = before?.cells.at(-1)
    const last = cell?.words.at(-1)
    const [first, ...rest] = line.cells[0].words
    const open = last && /@|\/|www\.|^[\w.-]+\.[\w.-]+$/.test(last.text) && /[\w./-]$/.test(last.text)
    const follows =
      before &&
      last &&
      before.page === line.page &&
      line.base > before.base &&
      line.base - before.base < last.style.size * 1.9
    const cutOff = last && /[-/_]$/.test(last.text)
    const near =
      follows &&
      last &&
      first &&
      (cutOff || last.box.x1 + (first.box.x1 - first.box.x0) > before.edge - last.style.size * 0.5)
    const tail =
      first &&
      /^-?[a-z0-9][\w./-]*[,;]?$/.test(first.text) &&
      !/^(?:www\.|linkedin\.com|github\.com|https?:)/.test(first.text)
    const told =
      last && (/[-/._]$/.test(last.text) || !endsWell.test(last.text) || /^[a-z]{1,4}$/.test(first?.text ?? ''))
    const spoils = last && first && endsWell.test(last.text) && !endsWell.test(last.text + first.text)
    if (open && near && tail && told && !spoils && before && cell && last && first) {
      const tailText = first.text.replace(/[,;]$/, '')
      const word = { ...last, text: last.text + tailText }
      const words = [...cell.words.slice(0, -1), word]
      const joined = { ...cell, words, text: cell.text + tailText }
      const [head, ...others] = [...before.cells.slice(0, -1), joined]
      if (head) result[result.length - 1] = { ...before, cells: [head, ...others] }
      const left =
        rest.length > 0
          ? [{ ...line.cells[0], words: rest, text: line.cells[0].text.slice(first.text.length).trim() }]
          : []
      const [opening, ...following] = [...left, ...line.cells.slice(1)]
      if (opening) result.push({ ...line, cells: [opening, ...following] })
      continue
    }
    result.push(line)
  }
  return result
}

/** A name that ends in a domain's last part is whole. */
const endsWell = /\.(?:com|org|net|io|dev|de|at|ch|fr|es|it|nl|be|pl|pt|jp|eu|uk|example)$/i

/** What stands between bars and dots on a line of contacts. */
export function segmentsOf(piece: Piece): Piece[] {
  const parts: Piece[] = []
  let start = 0
  for (const match of piece.text.matchAll(/\s*[|❘•∙◦⋄♦‣⋅]\s*|\s[·~]\s/g)) {
    parts.push(trimmed(cut(piece, start, match.index)))
    start = match.index + match[0].length
  }
  return [...parts, start === 0 ? piece : trimmed(cut(piece, start, piece.text.length))].filter(
    part => part.text !== '',
  )
}
