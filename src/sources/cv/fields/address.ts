import { isSpaceless } from '../layout/characters.ts'
import type { Line } from '../layout/model.ts'
import { addressLabel, postcode, street } from './address-words.ts'
import { segmentsOf } from './contact-lines.ts'
import type { PlaceFound } from './cv.ts'
import { findDates } from './dates.ts'
import { cut, type Piece, pieceOf, trimmed } from './piece.ts'
import { placeScore } from './place.ts'
import { readPlace } from './read-place.ts'
import { countryCodes } from './regions.ts'
import { titleScore } from './title-words.ts'

interface Candidate {
  readonly piece: Piece
  readonly hint: number
}

/** Lines that stand under one another in one column, close together, as one text: an address that is set in a block. */
function blocksOf(lines: readonly Line[]): Piece[] {
  const cells = lines.flatMap(line => line.cells.map(cell => ({ line, cell })))
  const used = new Set<number>()
  const blocks: Piece[] = []
  cells.forEach(({ line, cell }, i) => {
    if (used.has(i)) return
    if (titleScore(cell.text) > 0.4) return
    let piece = pieceOf(cell, line)
    let last = { line, cell }
    let count = 1
    for (let j = i + 1; j < cells.length && count < 5; j++) {
      const next = cells[j]
      if (!next || used.has(j) || next.line.page !== last.line.page) continue
      const gap = next.line.base - last.line.base
      const size = next.cell.words[0]?.style.size ?? 10
      const centred = Math.abs(next.cell.box.x0 + next.cell.box.x1 - last.cell.box.x0 - last.cell.box.x1) < 4
      if (gap < size * 0.8 || gap > size * 1.7 || !(centred || Math.abs(next.cell.box.x0 - last.cell.box.x0) < 3))
        continue
      if (
        size !== last.cell.words[0]?.style.size ||
        /@|https?:|www\.|\d{3}[- ]\d{3,}|\d[\d ()-]{7,}\d/.test(next.cell.text)
      )
        break
      const below = pieceOf(next.cell, next.line)
      const mark = isSpaceless(piece.text.slice(-1))
        ? ''
        : /[,;]$/.test(piece.text) || /^[A-Z]{2}\b|\bRd\.|\bSt\./.test(below.text) || !/\d/.test(below.text)
          ? ' '
          : ', '
      const text = `${piece.text}${mark}${below.text}`
      piece = {
        text,
        words: [...piece.words, ...below.words],
        at: [...piece.at, ...below.at.map(at => at + text.length - below.text.length)],
        line,
      }
      used.add(j)
      last = next
      count++
    }
    if (count >= 3) blocks.push(piece)
  })
  return blocks
}

/** "Telefone/WhatsApp: (81) 99876-5432": how to call, though it has figures as a street has. */
const phoneLine = /\(\d{2,3}\)\s?\d{4,5}[- ]\d{4}|^\p{L}*(?:fone|phone|whatsapp)\b/iu

function scoreOf({ piece, hint }: Candidate): number {
  const { text } = piece
  if (!text || text.length > 130 || /@|https?:|www\./.test(text) || findDates(text).length > 0) return 0
  if (phoneLine.test(text)) return 0
  const own = placeScore(text)
  const addressed = street.test(text) && /\d/.test(text) ? 0.75 : 0
  const coded =
    postcode.test(text) && text.split(/[\s,]+/).length >= 2 && /\p{L}{2}/u.test(text) && text.length < 90 ? 0.6 : 0
  const shaped =
    /,/.test(text) && text.split(',').every(part => /^\s*[\p{Lu}\d]/u.test(part)) && text.length < 60 ? 0.3 : 0
  const prose = /\p{L}{4}[.!?]$/u.test(text) || text.split(' ').length > 16 ? 0.4 : 0
  return Math.max(own, addressed, coded, shaped) + hint - prose
}

/** "Grenoble FR" is Grenoble, FR. */
function withCode(piece: Piece): Piece {
  const match = /^(\p{Lu}[\p{L}’' -]+) ([A-Z]{2})$/u.exec(piece.text)
  const [town, code] = [match?.[1], match?.[2]]
  if (!town || !code || !countryCodes.has(code)) return piece
  return {
    ...piece,
    text: `${town}, ${code}`,
    at: piece.at.map(offset => (offset > town.length ? offset + 1 : offset)),
  }
}

/** Where the person lives, from the lines that say how to reach them. */
export function placeOf(lines: readonly Line[]): PlaceFound | null {
  const candidates: Candidate[] = []
  lines.forEach((line, index) => {
    const labelled = (text: string | undefined) => text !== undefined && text.length < 22 && addressLabel.test(text)
    const segments = line.cells.flatMap(cell => segmentsOf(pieceOf(cell, line)))
    segments.forEach((whole, column) => {
      const lead = addressLabel.exec(whole.text)
      const bare = trimmed(lead ? cut(whole, lead[0].length, whole.text.length) : whole)
      // Numbers and addresses that follow on the same line are no part of the place.
      const end = /[,;]?\s*(?:\+\d[\d ()-]{6,}|[\w.+-]{1,64}@[\w-]|https?:|www\.|linkedin\.com|github\.com)/.exec(
        bare.text,
      )
      const piece = withCode(end && end.index > 3 ? trimmed(cut(bare, 0, end.index)) : bare)
      const beside =
        (column === 0 && labelled(lines[index - 1]?.cells[0].text)) ||
        (column > 0 && labelled(line.cells[column - 1]?.text))
      const hint = (lead ? 0.35 : 0) + (beside ? 0.35 : 0)
      candidates.push({ piece, hint })
      // Japanese addresses run on without a mark.
      let [run, lowest] = [piece, line]
      for (const below of street.test(piece.text) || postcode.test(piece.text)
        ? lines.slice(index + 1, index + 3)
        : []) {
        const tail = pieceOf(below.cells[0], below)
        if (
          below.cells.length > 1 ||
          below.above > 0.6 ||
          below.page !== lowest.page ||
          !isSpaceless(run.text.slice(-1)) ||
          !isSpaceless(tail.text.slice(0, 1)) ||
          /[:：]/.test(tail.text)
        )
          break
        run = {
          text: run.text + tail.text,
          words: [...run.words, ...tail.words],
          at: [...run.at, ...tail.at.map(offset => offset + run.text.length)],
          line,
        }
        lowest = below
        candidates.push({ piece: run, hint: hint + 0.1 })
      }
      // Below a label an address may run over two lines.
      const below = lines[index + 1]
      const [a, b] = [line.cells[0].words[0]?.style, below?.cells[0].words[0]?.style]
      if (
        beside &&
        column === 0 &&
        below &&
        a &&
        b &&
        segments.length === 1 &&
        below.cells.length === 1 &&
        below.above < 0.6 &&
        a.size === b.size &&
        a.bold === b.bold &&
        !/@|\d{7}|www\./.test(below.cells[0].text)
      ) {
        const tail = pieceOf(below.cells[0], below)
        const mark = isSpaceless(piece.text.slice(-1)) ? '' : ' '
        const text = `${piece.text}${mark}${tail.text}`
        const at = [...piece.at, ...tail.at.map(offset => offset + piece.text.length + mark.length)]
        candidates.push({ piece: { text, words: [...piece.words, ...tail.words], at, line }, hint: hint + 0.05 })
      }
      // A street on one line and the town on the next are one address.
      const next = lines[index + 1]
      if (
        !next ||
        next.above > 0.8 ||
        !street.test(piece.text) ||
        !/\d/.test(piece.text) ||
        placeScore(piece.text) >= 0.5
      )
        return
      const town = withCode(pieceOf(next.cells[Math.min(column, next.cells.length - 1)] ?? next.cells[0], next))
      if (placeScore(town.text) > 0.5 || (postcode.test(town.text) && town.text.length < 40)) {
        const text = `${piece.text}, ${town.text}`
        const at = [...piece.at, ...town.at.map(offset => offset + piece.text.length + 2)]
        candidates.push({ piece: { text, words: [...piece.words, ...town.words], at, line }, hint: hint + 0.3 })
      }
    })
  })
  let best: { piece: Piece; score: number } | null = null
  // A whole block is an address only where no line is one for itself.
  if (!candidates.some(candidate => scoreOf(candidate) >= 0.75))
    candidates.push(
      ...blocksOf(lines)
        .filter(block => postcode.test(block.text) && /,/.test(block.text))
        .map(piece => ({ piece, hint: 0.35 })),
    )
  for (const candidate of candidates) {
    const score = scoreOf(candidate)
    if (score >= 0.6 && (best === null || score > best.score + 0.01)) best = { piece: candidate.piece, score }
  }
  return best ? readPlace(best.piece, Math.min(0.97, best.score)) : null
}
