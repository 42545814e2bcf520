import type { Style } from '../layout/model.ts'
import type { Entry } from './entries.ts'
import { type LabelRole, roleOf } from './labelled.ts'
import { cut, type Piece, trimmed } from './piece.ts'
import { couldBePlace, placeScore } from './place.ts'
import { oneParagraph } from './prose.ts'
import type { Row } from './row.ts'
import { titleScore } from './title-words.ts'

/** One thing that an entry's head says, before it is known what it is. */
export interface Atom {
  readonly piece: Piece
  /** Which row of the head, from 0. */
  readonly row: number
  /** What stands in the same place of other entries looks the same. */
  readonly key: string
}

interface HeadParts {
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

export function headParts(entry: Entry): HeadParts {
  const atoms: Atom[] = []
  const places: Piece[] = []
  const urls: Piece[] = []
  const seats: string[] = []
  unwrapped(entry).forEach((row, index) => {
    const sides = row.sides.filter(
      side => placeScore(side.text) > 0.55 || row.line.cells.some(cell => cell.icon && cell.text.includes(side.text)),
    )
    places.push(...sides)
    seats.push(...sides.flatMap(edgesOf))
    row.mains.forEach((main, column) => {
      const { role, piece: bare } = withoutLabel(trimmed(main))
      if (!bare.text) return
      if (role === 'place') {
        places.push(bare)
        return
      }
      if (isUrl(bare.text)) {
        urls.push(bare)
        return
      }
      if (placeScore(bare.text) > 0.6 && (index > 0 || column > 0)) {
        places.push(bare)
        return
      }
      byStyle(role ? bare : main).forEach((part, order) => {
        if (isUrl(part.text)) {
          urls.push(part)
          return
        }
        const key = `${lookOf(part.words[0]?.style)} ${Math.min(index, 2)} ${column + order}`
        if (placeScore(part.text) > 0.6 && order > 0) {
          places.push(part)
          seats.push(key)
          return
        }
        const { rest, place } = withoutPlace(part)
        if (place) {
          places.push(place)
          seats.push(`${key} tail`)
        }
        atoms.push({ piece: rest, row: index, key })
      })
    })
  })
  for (const row of entry.body) places.push(...row.sides.filter(side => placeScore(side.text) > 0.55))
  return { atoms, places, urls, seats }
}

/** Both edges of what stands beside the text: one of them is where its column is. */
const edgesOf = ({ words }: Piece): string[] => {
  const [first, last] = [words[0], words.at(-1)]
  return first && last ? [`left ${Math.round(first.box.x0 / 3)}`, `right ${Math.round(last.box.x1 / 3)}`] : []
}

const parted = /^(.+?)(?:,\s|\s[–—-]\s|\s(?:in|te|à|em)\s|\s\()(?=[^,]*(?:,[^,]*)?$)/u

/**
 * Keys of what can only be the place, though no word of it is known: behind a name that is no title, in most entries,
 * which have their title on another line. "**Therapiezentrum Traunblick**, Wels" over "Physiotherapeutin".
 */
function placeKeys(parts: readonly HeadParts[]): string[] {
  if (parts.length < 2 || parts.some(part => part.places.length > 0)) return []
  const told = parts.map(({ atoms }) => {
    const at = atoms.findIndex(
      ({ row, piece }, i) =>
        i > 0 && atoms[i - 1]?.row === row && couldBePlace(piece.text) && piece.text.split(' ').length <= 3,
    )
    const [name, place] = [atoms[at - 1], atoms[at]]
    const titled = atoms.some(({ row, piece }) => row !== place?.row && titleScore(piece.text) > 0.4)
    return name && place && titled && titleScore(name.piece.text) === 0 ? place.key : null
  })
  const key = told.find(other => other !== null)
  const agreed = told.filter(other => other === key).length
  return key && agreed >= told.length * 0.6 && told.every(other => other === null || other === key) ? [key] : []
}

/**
 * Where the places of some entries stand, those of the others stand too: towns that nobody has heard of, behind the same
 * mark or in the same type.
 */
export function withSeats(parts: readonly HeadParts[]): HeadParts[] {
  const seats = new Map<string, number>()
  for (const key of placeKeys(parts)) seats.set(key, parts.length)
  for (const seat of parts.flatMap(part => part.seats)) seats.set(seat, (seats.get(seat) ?? 0) + 1)
  const usual = (seat: string): boolean => (seats.get(seat) ?? 0) >= Math.max(1, parts.length * 0.25)
  return parts.map(part => {
    if (part.places.length > 0) return part
    const whole = part.atoms.find(
      ({ key, piece, row }, i) =>
        couldBePlace(piece.text) &&
        (usual(key) || (i > 0 && part.atoms[i - 1]?.row === row && edgesOf(piece).some(usual))),
    )
    if (whole && part.atoms.length > 1)
      return { ...part, atoms: part.atoms.filter(atom => atom !== whole), places: [whole.piece] }
    for (const atom of part.atoms) {
      const { text } = atom.piece
      const rest = text.length < 200 && usual(`${atom.key} tail`) ? parted.exec(text)?.[1] : undefined
      if (rest === undefined) continue
      const before = trimmed(cut(atom.piece, 0, rest.length))
      const at = /^(?:,\s|\s[–—-]\s|\s(?:in|te|à|em)\s|\s\()/u.exec(text.slice(rest.length))?.[0].length ?? 0
      const closes = at > 0 && /\($/.test(text.slice(0, rest.length + at)) && text.endsWith(')')
      const tail = trimmed(cut(atom.piece, rest.length + at, text.length - (closes ? 1 : 0)))
      if (!before.text || !couldBePlace(tail.text)) continue
      return {
        ...part,
        atoms: part.atoms.map(other => (other === atom ? { ...atom, piece: before } : other)),
        places: [tail],
      }
    }
    return part
  })
}

const labelRoles: ReadonlySet<LabelRole> = new Set<LabelRole>([
  'title',
  'company',
  'place',
  'degree',
  'school',
  'field',
])

/** "Abschluss: Abitur" is the Abitur. */
function withoutLabel(piece: Piece): { role: LabelRole | null; piece: Piece } {
  const label = /^([^:：]{2,40})[:：]\s+(?=\S)/u.exec(piece.text)
  const role = label?.[1] ? roleOf(label[1]) : undefined
  return label && role && labelRoles.has(role)
    ? { role, piece: trimmed(cut(piece, label[0].length, piece.text.length)) }
    : { role: null, piece }
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
