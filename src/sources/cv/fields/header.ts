import { foldName } from '#src/lib/normalise/name.ts'
import { isSpaceless } from '../layout/characters.ts'
import type { Line } from '../layout/model.ts'
import { sectionOf } from '../sections/words.ts'
import { glue } from './atoms.ts'
import { findDates } from './dates.ts'
import { nameScore } from './person.ts'
import { type Found, found, type Piece, pieceOf, trimmed } from './piece.ts'
import { placeScore } from './place.ts'
import { titleScore } from './title-words.ts'

const contactLike =
  /@|https?:|www\.|\.(?:com|org|net|io|de|dev)\b|^\+?[\d\s().\-/]{7,}$|^(?:tel|phone|email|e-mail|mobile?|telefon|address|linkedin|github)\b/i
const salutation = /\b(?:curriculum|vitae|resume|lebenslauf|europass|zyciorys|curriculo)\b|履歴書|職務経歴書/

/** A headline that did not fit on its line: "Referentin für", "Öffentlichkeitsarbeit". */
function continued(piece: Piece, next: Line | undefined): Piece {
  const [end, word] = [piece.words.at(-1), next?.cells[0].words[0]]
  if (
    !next ||
    !end ||
    !word ||
    next.cells.length > 1 ||
    next.above > 0.5 ||
    next.flow !== piece.line.flow ||
    piece.line.cells.length > 1
  )
    return piece
  const alike =
    end.style.size === word.style.size && end.style.bold === word.style.bold && end.style.colour === word.style.colour
  const full = end.box.x1 + word.style.size * 0.25 + (word.box.x1 - word.box.x0) > piece.line.edge
  const joins = /\s(?:für|und|de|des|del|di|da|of|and|for|voor|en|et|y|e|w|ds\.|na|van)$/iu.test(piece.text)
  return alike && (full || joins) && piece.text.length < 60 && !contactLike.test(next.cells[0].text)
    ? glue(piece, pieceOf(next.cells[0], next))
    : piece
}

/** What somebody calls their work, in the line or two below their name. */
export function headlineOf(lines: readonly Line[], name: Found | null, taken: readonly Found[]): Found | null {
  const at = name
    ? lines.findIndex(
        line =>
          line.page === name.page &&
          Math.abs(line.base - (name.box?.y1 ?? 0)) < 12 &&
          line.cells.some(cell => cell.text.includes(name.text.split(' ')[0] ?? '\0')),
      )
    : -1
  const candidates: { piece: Piece; score: number }[] = []
  lines.slice(Math.max(0, at), Math.max(0, at) + 8).forEach((line, index) => {
    for (const cell of line.cells) {
      const piece = continued(trimmed(pieceOf(cell, line)), lines[lines.indexOf(line) + 1])
      const { text } = piece
      if (
        text.length < (isSpaceless(text) ? 2 : 3) ||
        text.length > 120 ||
        contactLike.test(text) ||
        salutation.test(foldName(text)) ||
        placeScore(text) > 0.55 ||
        findDates(text).length > 0
      )
        continue
      if (name && (text === name.text || text.includes(name.text) || nameScore(text) > 0.75)) continue
      if (sectionOf(text) || taken.some(value => value.text.includes(text) || text.includes(value.text))) continue
      if (/^[“"„«]/.test(text) || /[:：]$/.test(text)) continue
      const title = titleScore(text)
      const words = text.split(' ').length
      const below =
        index === 1 && line.cells.length === 1 && name !== null && text.length >= (isSpaceless(text) ? 3 : 5)
      if (title < 0.4 && (words > 12 || index > 2 || /\d{3}/.test(text) || (words < 2 && !below))) continue
      if (title < 0.4 && /[.]$/.test(text)) continue
      const apart = index === 1 && line.cells.length === 1 && name !== null && words <= 9 ? 0.1 : 0
      const score =
        title +
        apart +
        (index <= 1 ? 0.4 : index <= 2 ? 0.25 : 0) -
        index * 0.08 -
        (line.cells.length > 2 ? 0.3 : 0) -
        (title < 0.4 ? 0.2 : 0) -
        (/,/.test(text) && title < 0.4 ? 0.3 : 0)
      candidates.push({ piece, score })
    }
  })
  const best = candidates.sort((a, b) => b.score - a.score)[0]
  if (!best || best.score < 0.15) return null
  return found(tidyCaps(best.piece.text), best.piece, Math.min(0.95, 0.6 + best.score * 0.25))
}

/** SENIOR DEVELOPER is written so for looks; SAP or CTO is not. */
function tidyCaps(text: string): string {
  if (text !== text.toUpperCase() || !/\p{Lu}{5}/u.test(text)) return text
  return text.replace(/[\p{L}\p{M}]+/gu, word =>
    word.length <= 3 ? word : word.charAt(0) + word.slice(1).toLowerCase(),
  )
}
