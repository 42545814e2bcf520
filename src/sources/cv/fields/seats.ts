import { edgesOf, type HeadParts } from './atoms.ts'
import { cut, type Piece, trimmed } from './piece.ts'
import { couldBePlace } from './place.ts'
import { titleScore } from './title-words.ts'

/**
 * The key of what can only be the place, though no word of it is known: behind a name that is no title, in most entries,
 * which have their title on another line. "**Therapiezentrum Traunblick**, Wels" over "Physiotherapeutin".
 */
function placeKey(parts: readonly HeadParts[]): string | null {
  if (parts.length < 2 || parts.some(part => part.places.length > 0)) return null
  const told = parts.map(({ atoms }) => {
    const at = atoms.findIndex(
      ({ row, piece }, i) =>
        i > 0 && atoms[i - 1]?.row === row && couldBePlace(piece.text) && piece.text.split(' ').length <= 3,
    )
    const [name, place] = [atoms[at - 1], atoms[at]]
    const titled = atoms.some(({ row, piece }) => row !== place?.row && titleScore(piece.text) > 0.4)
    return name && place && titled && titleScore(name.piece.text) === 0 ? place.key : null
  })
  const key = told.find(other => other !== null) ?? null
  const agreed = told.filter(other => other === key).length
  return agreed >= told.length * 0.6 && told.every(other => other === null || other === key) ? key : null
}

/** How often places were found at each seat. */
function countSeats(parts: readonly HeadParts[]): ReadonlyMap<string, number> {
  const seats = new Map<string, number>()
  const sure = placeKey(parts)
  if (sure) seats.set(sure, parts.length)
  for (const seat of parts.flatMap(part => part.seats)) seats.set(seat, (seats.get(seat) ?? 0) + 1)
  return seats
}

const longest = 200
const parted = /^(.+?)(,\s|\s[–—-]\s|\s(?:in|te|à|em)\s|\s\()(?=[^,]*(?:,[^,]*)?$)/u

/** A name, and what stands behind the mark after it where that may be a place. */
function partedPlace(piece: Piece): { name: Piece; place: Piece } | null {
  const { text } = piece
  const [whole, before, mark] = (text.length < longest && parted.exec(text)) || []
  if (whole === undefined || before === undefined || mark === undefined) return null
  const closes = mark.endsWith('(') && text.endsWith(')')
  const name = trimmed(cut(piece, 0, before.length))
  const place = trimmed(cut(piece, whole.length, text.length - (closes ? 1 : 0)))
  return name.text && couldBePlace(place.text) ? { name, place } : null
}

function seated(part: HeadParts, usual: (seat: string) => boolean): HeadParts {
  if (part.places.length > 0) return part
  const { atoms } = part
  const whole = atoms.find(
    ({ key, piece, row }, i) =>
      couldBePlace(piece.text) && (usual(key) || (i > 0 && atoms[i - 1]?.row === row && edgesOf(piece).some(usual))),
  )
  if (whole && atoms.length > 1) return { ...part, atoms: atoms.filter(atom => atom !== whole), places: [whole.piece] }
  for (const atom of atoms) {
    const two = usual(`${atom.key} tail`) ? partedPlace(atom.piece) : null
    if (two)
      return {
        ...part,
        atoms: atoms.map(other => (other === atom ? { ...atom, piece: two.name } : other)),
        places: [two.place],
      }
  }
  return part
}

/**
 * Where the places of some entries stand, those of the others stand too: towns that nobody has heard of, behind the same
 * mark or in the same type.
 */
export function withSeats(parts: readonly HeadParts[]): HeadParts[] {
  const seats = countSeats(parts)
  const usual = (seat: string): boolean => (seats.get(seat) ?? 0) >= Math.max(1, parts.length * 0.25)
  return parts.map(part => seated(part, usual))
}
