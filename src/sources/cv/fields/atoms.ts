import type { Style } from '../layout/model.ts'
import type { Entry } from './entries.ts'
import { type LabelRole, roleOf } from './labelled.ts'
import { cut, type Piece, trimmed } from './piece.ts'
import { placeScore } from './place.ts'
import { oneParagraph } from './prose.ts'
import type { Row } from './row.ts'

/** One thing that an entry's head says, before it is known what it is. */
export interface Atom {
  readonly piece: Piece
  /** Which row of the head, from 0. */
  readonly row: number
  /** What stands in the same place of other entries looks the same. */
  readonly key: string
}

export interface HeadParts {
  readonly atoms: readonly Atom[]
  readonly places: readonly Piece[]
  readonly urls: readonly Piece[]
  /** Where places were found: the keys of what they stood behind, or of themselves. */
  readonly seats: readonly string[]
}

const url =
  /^(?:doi:?\s*)?10\.\d{4,9}\/\S+$|^(?:https?:\/\/|www\.)\S+$|^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|io|dev|de|fr|es|it|nl|pl|pt|jp|eu|uk|app|me|ai|edu|gov)(?:\/\S*)?$/i

export const isUrl = (text: string): boolean => url.test(text.trim())

const lookOf = (style: Style | undefined) =>
  `${style?.size.toFixed(0)} ${style?.bold} ${style?.italic} ${style?.colour}`

const edge = /[.,;:|·•–—\-/(@]\s*$/
const edgeAfter = /^\s*(?:[.,;:|·•–—\-/(@]|(?:at|in|by|bei|von|chez|par|en|presso|bij|w)\s)/

/** Splits where the type changes at a comma, dash or the like: "**Nexus AI**, Co-Founder". */
function byStyle(piece: Piece): Piece[] {
  const parts: Piece[] = []
  let start = 0
  for (let i = 1; i < piece.words.length; i++) {
    const [a, b] = [piece.words[i - 1], piece.words[i]]
    const at = piece.at[i] ?? 0
    if (!a || !b) continue
    const changes =
      a.style.bold !== b.style.bold ||
      a.style.italic !== b.style.italic ||
      a.style.colour !== b.style.colour ||
      (a.href === null) !== (b.href === null)
    const depth =
      (piece.text.slice(start, at).match(/[(（]/g) ?? []).length -
      (piece.text.slice(start, at).match(/[)）]/g) ?? []).length
    if (changes && depth <= 0 && (edge.test(piece.text.slice(0, at)) || edgeAfter.test(piece.text.slice(at)))) {
      parts.push(cut(piece, start, at))
      start = at
    }
  }
  parts.push(cut(piece, start, piece.text.length))
  return parts.map((part, i) => (i > 0 ? withoutLink(trimmed(part)) : trimmed(part))).filter(part => part.text !== '')
}

/** "at Pied Piper" after a change of type, or on a line of its own, is Pied Piper. */
export function withoutLink(piece: Piece): Piece {
  const link = /^(?:at|in|by|bei|von|chez|par|presso|bij)\s+(?=[\p{Lu}\p{Lo}])/u.exec(piece.text)
  return link ? cut(piece, link[0].length, piece.text.length) : piece
}

/** A place at the end, after a dash, a comma or in brackets. */
function withoutPlace(piece: Piece): { rest: Piece; place: Piece | null } {
  for (const match of piece.text.matchAll(/\s[–—|·•-]\s|[,、]\s*|\s\(|\s@\s|\s(?:in|te|à|em)\s|\s{2,}/g)) {
    const tail = trimmed(cut(piece, match.index + match[0].length, piece.text.length))
    const rest = trimmed(cut(piece, 0, match.index))
    if (rest.text && placeScore(tail.text) >= 0.68 && !(/^\p{L}+$/u.test(match[0].trim()) && rest.text.length < 3))
      return { rest, place: tail }
  }
  return { rest: piece, place: null }
}

/** Two lines of one thing that did not fit on one. */
export function glue(a: Piece, b: Piece): Piece {
  const soft = /\p{Ll}[-\u00ad]$/u.test(a.text) && /^\p{Ll}/u.test(b.text)
  const text = soft ? a.text.slice(0, -1) + b.text : `${a.text} ${b.text}`
  const shift = text.length - b.text.length
  return { text, words: [...a.words, ...b.words], at: [...a.at, ...b.at.map(offset => offset + shift)], line: a.line }
}

function wraps(row: Row, next: Row | undefined): boolean {
  const [main] = row.mains
  const [after] = next?.mains ?? []
  const [last, first] = [main?.words.at(-1), after?.words[0]]
  const said = oneParagraph(row.line, next?.line)
  if (said !== null) return said
  if (
    !main ||
    !after ||
    !last ||
    !first ||
    !next ||
    row.mains.length > 1 ||
    next.mains.length > 1 ||
    next.dates.length > 0
  )
    return false
  if (next.line.above > 0.55 || next.line.page !== row.line.page || next.line.flow !== row.line.flow) return false
  const same =
    last.style.size === first.style.size &&
    last.style.bold === first.style.bold &&
    last.style.italic === first.style.italic &&
    last.style.colour === first.style.colour
  if (!same || Math.abs((main.words[0]?.box.x0 ?? 0) - first.box.x0) > 12) return false
  const limit = row.line.cells.length > 1 ? row.column : row.room
  return last.box.x1 + first.style.size * 0.25 + (first.box.x1 - first.box.x0) > limit - 1
}

/** The rows of a head with wrapped lines put together. */
function unwrapped({ head: rows, least }: Entry): Row[] {
  const result: Row[] = []
  rows.forEach((row, i) => {
    const before = rows[i - 1]
    const open = result.at(-1)
    const [a, b] = [open?.mains[0], row.mains[0]]
    // Where every entry has as many lines, only a line that is plainly full is taken to go on.
    const plainly =
      rows.length > least ||
      before?.line.cells[0].words[0]?.paragraph !== undefined ||
      (before?.line.cells.length === 1 && before.room >= before.line.edge - 8)
    if (before && open && a && b && plainly && wraps(before, row))
      result[result.length - 1] = { ...open, mains: [glue(a, b)], sides: [...open.sides, ...row.sides] }
    else result.push(row)
  })
  return result
}

/** Both edges of what stands beside the text: one of them is where its column is. */
export const edgesOf = ({ words }: Piece): string[] => {
  const [first, last] = [words[0], words.at(-1)]
  return first && last ? [`left ${Math.round(first.box.x0 / 3)}`, `right ${Math.round(last.box.x1 / 3)}`] : []
}

/** "Abschluss: Abitur" is the Abitur. */
function withoutLabel(piece: Piece): { role: LabelRole | null; piece: Piece } {
  const label = /^([^:：]{2,40})[:：]\s+(?=\S)/u.exec(piece.text)
  const role = label?.[1] ? roleOf(label[1]) : undefined
  return label && role && role !== 'dates' && role !== 'tasks'
    ? { role, piece: trimmed(cut(piece, label[0].length, piece.text.length)) }
    : { role: null, piece }
}

interface Parts {
  readonly atoms: Atom[]
  readonly places: Piece[]
  readonly urls: Piece[]
  readonly seats: string[]
}

/** What one stretch of a head says, of one type; `order` is which of the stretches that only their type parts. */
function readStretch(part: Piece, at: { row: number; column: number; order: number }, into: Parts): void {
  if (isUrl(part.text)) {
    into.urls.push(part)
    return
  }
  const key = `${lookOf(part.words[0]?.style)} ${Math.min(at.row, 2)} ${at.column + at.order}`
  if (placeScore(part.text) > 0.6 && at.order > 0) {
    into.places.push(part)
    into.seats.push(key)
    return
  }
  const { rest, place } = withoutPlace(part)
  if (place) {
    into.places.push(place)
    into.seats.push(`${key} tail`)
  }
  into.atoms.push({ piece: rest, row: at.row, key })
}

function readMain(main: Piece, row: number, column: number, into: Parts): void {
  const { role, piece: bare } = withoutLabel(trimmed(main))
  if (!bare.text) return
  if (role !== 'place' && isUrl(bare.text)) into.urls.push(bare)
  else if (role === 'place' || (placeScore(bare.text) > 0.6 && (row > 0 || column > 0))) into.places.push(bare)
  else
    for (const [order, part] of byStyle(role ? bare : main).entries()) readStretch(part, { row, column, order }, into)
}

/** What the lines of an entry's head say: what is a place or a link by itself, and the rest piece by piece. */
export function headParts(entry: Entry): HeadParts {
  const parts: Parts = { atoms: [], places: [], urls: [], seats: [] }
  unwrapped(entry).forEach((row, index) => {
    const sides = row.sides.filter(
      side => placeScore(side.text) > 0.55 || row.line.cells.some(cell => cell.icon && cell.text.includes(side.text)),
    )
    parts.places.push(...sides)
    parts.seats.push(...sides.flatMap(edgesOf))
    for (const [column, main] of row.mains.entries()) readMain(main, index, column, parts)
  })
  for (const row of entry.body) parts.places.push(...row.sides.filter(side => placeScore(side.text) > 0.55))
  return parts
}

const splitters: readonly RegExp[] = [
  /\s(?:at|@|bei|bei der|beim|chez|presso|bij|w firmie|na empresa|en la empresa|(?:na|no)(?= \p{Lu}))\s/iu,
  /\s[|•·]\s/,
  /\s[—–]\s/,
  /\s-\s/,
  /;\s/,
  /,\s(?!(?:Inc|Ltd|LLC|Co|Corp|GmbH|S\.|SA|LP|PLC|Jr|Sr)\b)/,
  /\s\/\s/,
  /:\s/,
]

export interface Split {
  readonly parts: readonly Atom[]
  /** Said by a word ("at"), so the order is known: what, then where. */
  readonly sure: boolean
}

/** One atom as two, at the first mark that parts it; of several commas the one at which `fits` is best. */
export function splitAtom(atom: Atom, fits: (left: string, right: string) => number): Split | null {
  for (const [index, splitter] of splitters.entries()) {
    const all = new RegExp(splitter.source, `${splitter.flags}g`)
    let best: Split | null = null
    let bestFit = Number.NEGATIVE_INFINITY
    for (const match of atom.piece.text.matchAll(all)) {
      const inside = atom.piece.text.slice(0, match.index)
      if ((inside.match(/[(（]/g) ?? []).length > (inside.match(/[)）]/g) ?? []).length) continue
      const left = trimmed(cut(atom.piece, 0, match.index))
      const right = trimmed(cut(atom.piece, match.index + match[0].length, atom.piece.text.length))
      if (!left.text || !right.text) continue
      const fit = fits(left.text, right.text)
      if (fit > bestFit) {
        bestFit = fit
        best = {
          parts: [
            { piece: left, row: atom.row, key: `${atom.key} left` },
            { piece: right, row: atom.row, key: `${atom.key} right` },
          ],
          sure: index === 0,
        }
      }
    }
    if (best) return best
  }
  return null
}
