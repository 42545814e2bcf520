import { join } from '../layout/join.ts'
import type { Line } from '../layout/model.ts'
import type { Context } from './context.ts'
import type { ReferenceFound } from './cv.ts'
import { nameScore } from './person.ts'
import { type Found, found, type Piece, pieceOf, trimmed } from './piece.ts'

const onRequest =
  /(?:available|provided|furnished) (?:up)?on request|auf (?:anfrage|wunsch)|sur demande|a petición|su richiesta|op aanvraag|na życzenie|mediante solicitação/i

/** People who speak for the person, with what they say: the name stands above the words, or below after a dash. */
export function referencesOf(lines: readonly Line[], context: Context): ReferenceFound[] {
  const found_: { name: Found | null; text: string; pieces: Piece[] }[] = []
  let open: (typeof found_)[number] | null = null
  for (const line of lines) {
    const piece = trimmed(pieceOf(line.cells[0], line))
    if (!piece.text || onRequest.test(piece.text)) continue
    const signed =
      line.bullet === '—' || line.bullet === '–' || line.bullet === '-' || /^\s*[—–]/.test(line.cells[0].text)
    if (signed && nameScore(piece.text) > 0.3 && open && !open.name) {
      open.name = found(piece.text, piece, 0.85)
      open = null
    } else if (!signed && nameScore(piece.text) > 0.6 && piece.text.split(' ').length <= 5) {
      open = { name: found(piece.text, piece, 0.75), text: '', pieces: [] }
      found_.push(open)
    } else {
      if (!open || (open.text !== '' && line.above > 1.2)) {
        open = { name: null, text: '', pieces: [] }
        found_.push(open)
      }
      open.text = join(open.text, piece.text, context.words)
      open.pieces.push(piece)
    }
  }
  return found_
    .filter(({ name, text }) => name || text.length > 30)
    .map(({ name, text, pieces }) => ({
      name,
      text: pieces.length > 0 ? found(text.replace(/^[“"„]\s*|\s*[”"“]$/g, ''), pieces, 0.75) : null,
    }))
}
