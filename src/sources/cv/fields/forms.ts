import type { Line } from '../layout/model.ts'
import { glue, headParts } from './atoms.ts'
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
import { withSeats } from './seats.ts'
import { spanFound } from './spans.ts'

/** A label says what a value is: about as sure as a value can be. */
const sure = 0.95

/** What an entry says behind these labels, as one; null where it says nothing. */
export function pieceAt({ values }: FormEntry, ...roles: readonly LabelRole[]): Piece | null {
  const lines = roles.flatMap(role => values.get(role) ?? [])
  const pieces = lines.flatMap(line => line.cells.map(cell => trimmed(pieceOf(cell, line))))
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

/** A middle dot that was typed before an item. */
function unmarked(line: Line): Line {
  const [first, ...others] = line.cells
  const text = first.text.slice(1).trimStart()
  const [head, ...rest] = first.words.flatMap((word, i) => {
    if (i > 0) return [word]
    return word.text.length > 1 ? [{ ...word, text: word.text.slice(1) }] : []
  })
  return head ? { ...line, bullet: '・', cells: [{ ...first, words: [head, ...rest], text }, ...others] } : line
}

/** A line that begins anew where the one before had room left is a thing of its own. */
function itemised(lines: readonly Line[], edge: number): Line[] {
  return lines.map((line, i) => {
    const before = lines[i - 1]?.cells.at(-1)
    const [word] = line.cells[0].words
    const fits = before && word && before.box.x1 + word.style.size + (word.box.x1 - word.box.x0) < edge
    if (line.bullet === null && line.cells[0].text.startsWith('・')) return unmarked(line)
    return line.bullet === null && (!before || fits) && /^[\p{Lu}\p{Lo}\p{N}]/u.test(line.cells[0].text)
      ? { ...line, bullet: '•' }
      : line
  })
}

interface Lead {
  readonly span: Span | null
  readonly names: readonly Piece[]
  readonly place: Piece | null
}

/** What the lines without a label say, before those that have one. */
function leadsOf(forms: readonly FormEntry[], context: Context): Lead[] {
  const entries = forms.map(({ lead }) => {
    const head = rowsOf(lead, context.monthFirst)
    return { head, body: [], dates: head.flatMap(row => row.dates), least: head.length }
  })
  return withSeats(entries.map(headParts)).map(({ atoms, places }, i) => {
    const entry = entries[i]
    return {
      span: entry && entry.dates.length > 0 ? spanFound(entry) : null,
      names: atoms.map(atom => atom.piece),
      place: places[0] ?? null,
    }
  })
}

const noLead: Lead = { span: null, names: [], place: null }

/** The jobs that a form tells, label by label. */
export function jobsOfForm(entries: readonly FormEntry[], context: Context): Job[] {
  const leads = leadsOf(entries, context)
  return entries.map((entry, i) => {
    const lead = leads[i] ?? noLead
    const title = pieceAt(entry, 'title')
    const [first = null, second = null] = lead.names
    const { who, place } = withPlace(pieceAt(entry, 'company') ?? (title ? first : second))
    const body = bodyOf(rowsOf(itemised(entry.tasks, edgeOf(entries)), context.monthFirst), context.words)
    return {
      ...(lead.span ?? spanOfForm(entry, context.monthFirst)),
      company: said(who),
      title: said(title ?? first),
      place: said(pieceAt(entry, 'place') ?? place ?? lead.place),
      url: null,
      description: null,
      summary: body.summary,
      highlights: body.highlights,
    }
  })
}

/** The studies that a form tells, label by label. */
export function studiesOfForm(entries: readonly FormEntry[], context: Context): Study[] {
  const leads = leadsOf(entries, context)
  return entries.map((entry, i) => {
    const lead = leads[i] ?? noLead
    const school = pieceAt(entry, 'school') ?? pieceAt(entry, 'company')
    const labelled = pieceAt(entry, 'degree') ?? pieceAt(entry, 'title')
    const title = labelled ?? (school ? lead.names[0] : lead.names[1]) ?? null
    const told = title ? parseDegree(title) : null
    const { who, place } = withPlace(school ?? lead.names.find(piece => piece !== title) ?? null)
    const body = bodyOf(rowsOf(itemised(entry.tasks, edgeOf(entries)), context.monthFirst), context.words)
    return {
      ...(lead.span ?? spanOfForm(entry, context.monthFirst)),
      school: said(who),
      degree: said(told?.degree ?? null),
      field: said(pieceAt(entry, 'field') ?? told?.field ?? null),
      place: said(pieceAt(entry, 'place') ?? place ?? lead.place),
      score: null,
      courses: [],
      highlights: body.highlights,
    }
  })
}
