import type { Style } from '../layout/model.ts'
import type { Entry } from './entries.ts'
import { cut, type Piece, trimmed } from './piece.ts'
import { placeScore } from './place.ts'

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
}

const url = /^(?:https?:\/\/|www\.)\S+$|^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|io|dev|de|fr|es|it|nl|pl|pt|jp|eu|uk|app|me|ai|edu|gov)(?:\/\S*)?$/i

export const isUrl = (text: string): boolean => url.test(text.trim())

const lookOf = (style: Style | undefined) => `${style?.size.toFixed(0)} ${style?.bold} ${style?.italic} ${style?.colour}`

const edge = /[,;:|·•–—\-/(@]\s*$/
const edgeAfter = /^\s*[,;:|·•–—\-/(@]/

/** Splits where the type changes at a comma, dash or the like: "**Nexus AI**, Co-Founder". */
function byStyle(piece: Piece): Piece[] {
  const parts: Piece[] = []
  let start = 0
  for (let i = 1; i < piece.words.length; i++) {
    const [a, b] = [piece.words[i - 1], piece.words[i]]
    const at = piece.at[i] ?? 0
    if (!a || !b) continue
    const changes = a.style.bold !== b.style.bold || a.style.italic !== b.style.italic || a.style.colour !== b.style.colour || (a.href === null) !== (b.href === null)
    const depth = (piece.text.slice(start, at).match(/[(（]/g) ?? []).length - (piece.text.slice(start, at).match(/[)）]/g) ?? []).length
    if (changes && depth <= 0 && (edge.test(piece.text.slice(0, at)) || edgeAfter.test(piece.text.slice(at)))) {
      parts.push(cut(piece, start, at))
      start = at
    }
  }
  parts.push(cut(piece, start, piece.text.length))
  return parts.map(trimmed).filter(part => part.text !== '')
}

/** A place at the end, after a dash, a comma or in brackets. */
function withoutPlace(piece: Piece): { rest: Piece; place: Piece | null } {
  for (const match of piece.text.matchAll(/\s[–—|·-]\s|,\s*|\s\(|\s@\s|\sin\s|\s{2,}/g)) {
    const tail = trimmed(cut(piece, match.index + match[0].length, piece.text.length))
    const rest = trimmed(cut(piece, 0, match.index))
    if (rest.text && placeScore(tail.text) >= 0.68 && !(match[0].trim() === 'in' && rest.text.length < 3)) return { rest, place: tail }
  }
  return { rest: piece, place: null }
}

export function headParts(entry: Entry): HeadParts {
  const atoms: Atom[] = []
  const places: Piece[] = []
  const urls: Piece[] = []
  entry.head.forEach((row, index) => {
    places.push(...row.sides.filter(side => placeScore(side.text) > 0.55))
    row.mains.forEach((main, column) => {
      const bare = trimmed(main)
      if (!bare.text) return
      if (isUrl(bare.text)) {
        urls.push(bare)
        return
      }
      if (placeScore(bare.text) > 0.6 && (index > 0 || column > 0)) {
        places.push(bare)
        return
      }
      byStyle(main).forEach((part, order) => {
        if (isUrl(part.text)) {
          urls.push(part)
          return
        }
        if (placeScore(part.text) > 0.6 && order > 0) {
          places.push(part)
          return
        }
        const { rest, place } = withoutPlace(part)
        if (place) places.push(place)
        atoms.push({ piece: rest, row: index, key: `${lookOf(rest.words[0]?.style)} ${Math.min(index, 2)} ${column + order}` })
      })
    })
  })
  for (const row of entry.body) places.push(...row.sides.filter(side => placeScore(side.text) > 0.55))
  return { atoms, places, urls }
}

const splitters: readonly RegExp[] = [
  /\s(?:at|@|bei|bei der|beim|chez|presso|bij|w firmie|na empresa|en la empresa)\s/i,
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
