import type { Line } from '../layout/model.ts'
import { glue } from './atoms.ts'
import { withWholeDates } from './broken-dates.ts'
import type { Context } from './context.ts'
import type { Job, Span, Study } from './cv.ts'
import { findDates } from './dates.ts'
import { parseDegree } from './degree.ts'
import type { FormEntry, LabelRole } from './labelled.ts'
import { bodyOf } from './paragraphs.ts'
import { cut, type Found, found, type Piece, pieceOf, trimmed } from './piece.ts'
import { placeScore } from './place.ts'
import { rowsOf } from './rows.ts'

/** A label says what a value is: about as sure as a value can be. */
const sure = 0.95

function pieceAt({ values }: FormEntry, role: LabelRole): Piece | null {
  const pieces = (values.get(role) ?? []).flatMap(line => line.cells.map(cell => trimmed(pieceOf(cell, line))))
  const [first, ...rest] = pieces.filter(piece => piece.text !== '')
  return first ? rest.slice(0, 2).reduce(glue, first) : null
}

const said = (piece: Piece | null): Found | null => (piece ? found(piece.text, piece, sure) : null)

/** "Ashdown Hospital, Leeds": who, and where that is. */
function withPlace(piece: Piece | null): { who: Piece | null; place: Piece | null } {
  for (const match of piece?.text.matchAll(/,\s+|\s[–-]\s|\s\(/g) ?? []) {
    if (!piece) break
    const tail = trimmed(cut(piece, match.index + match[0].length, piece.text.replace(/\)$/, '').length))
    if (placeScore(tail.text) >= 0.6) return { who: trimmed(cut(piece, 0, match.index)), place: tail }
  }
  return { who: piece, place: null }
}

function spanOfForm(entry: FormEntry, monthFirst: boolean): Span {
  const lines = withWholeDates(entry.values.get('dates') ?? [])
  const pieces = lines.flatMap(line => line.cells.map(cell => pieceOf(cell, line)))
  for (const piece of pieces) {
    const [span] = findDates(piece.text, monthFirst)
    if (!span) continue
    const at = cut(piece, span.start, span.end)
    return {
      from: span.from ? found(span.from, at, sure) : null,
      to: span.to ? found(span.to, at, sure) : null,
      current: span.current,
    }
  }
  return { from: null, to: null, current: false }
}

/** Where the lines of what was done are broken: at the edge that several of them reach. Infinite where none are. */
function edgeOf(entries: readonly FormEntry[]): number {
  const ends = entries.flatMap(({ tasks }) => tasks.map(line => line.cells.at(-1)?.box.x1 ?? 0)).sort((a, b) => b - a)
  const [edge = 0] = ends
  return ends.filter(end => end > edge - 40).length >= 3 ? edge : Number.POSITIVE_INFINITY
}

/** A line that begins anew where the one before had room left is a thing of its own. */
function itemised(lines: readonly Line[], edge: number): Line[] {
  return lines.map((line, i) => {
    const before = lines[i - 1]?.cells.at(-1)
    const [word] = line.cells[0].words
    const fits = before && word && before.box.x1 + word.style.size + (word.box.x1 - word.box.x0) < edge
    return line.bullet === null && (!before || fits) && /^[\p{Lu}\p{Lo}\p{N}]/u.test(line.cells[0].text)
      ? { ...line, bullet: '•' }
      : line
  })
}

/** The jobs that a form tells, label by label. */
export const jobsOfForm = (entries: readonly FormEntry[], context: Context): Job[] =>
  entries.map(entry => {
    const { who, place } = withPlace(pieceAt(entry, 'company'))
    const body = bodyOf(rowsOf(itemised(entry.tasks, edgeOf(entries)), context.monthFirst), context.words)
    return {
      ...spanOfForm(entry, context.monthFirst),
      company: said(who),
      title: said(pieceAt(entry, 'title')),
      place: said(pieceAt(entry, 'place') ?? place),
      url: null,
      description: null,
      summary: body.summary,
      highlights: body.highlights,
    }
  })

/** The studies that a form tells, label by label. */
export const studiesOfForm = (entries: readonly FormEntry[], context: Context): Study[] =>
  entries.map(entry => {
    const title = pieceAt(entry, 'degree') ?? pieceAt(entry, 'title')
    const told = title ? parseDegree(title) : null
    const { who, place } = withPlace(pieceAt(entry, 'school') ?? pieceAt(entry, 'company'))
    const body = bodyOf(rowsOf(itemised(entry.tasks, edgeOf(entries)), context.monthFirst), context.words)
    return {
      ...spanOfForm(entry, context.monthFirst),
      school: said(who),
      degree: said(told?.degree ?? null),
      field: said(pieceAt(entry, 'field') ?? told?.field ?? null),
      place: said(pieceAt(entry, 'place') ?? place),
      score: null,
      courses: [],
      highlights: body.highlights,
    }
  })
