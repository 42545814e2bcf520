import { foldName } from '#src/lib/normalise/name.ts'
import { isSpaceless } from '../layout/characters.ts'
import { postcode, street } from './address-words.ts'
import type { PlaceFound } from './cv.ts'
import { found, type Piece } from './piece.ts'
import { countryOf } from './place.ts'
import { regions, stateCodes } from './regions.ts'

/** An address in its parts, as far as they are plain. */
export function readPlace(piece: Piece, confidence: number): PlaceFound {
  const parts = piece.text
    .replace(/\s*\(([^()]*)\)\s*$/, ', $1')
    .split(/\s*[,|·•]\s*|\s[–—-]\s/)
    .filter(Boolean)
  const japanese = /(?:東京都|北海道|(?:京都|大阪)府|[^\s\d〒,]{2,3}県)?([^\s\d〒,都道府県]{1,6}[市区町村])/.exec(
    piece.text,
  )
  if (japanese?.[1] && isSpaceless(piece.text.slice(-1)))
    return {
      text: found(piece.text, piece, confidence),
      address: street.test(piece.text) ? piece.text : null,
      postalCode: /\d{3}-\d{4}/.exec(piece.text)?.[0] ?? null,
      city: japanese[1],
      region: null,
      countryCode: 'JP',
    }
  let countryCode: string | null = null
  let region: string | null = null
  let postalCode: string | null = null
  let city: string | null = null
  const streets: string[] = []
  const last = parts.at(-1)
  if (
    last &&
    parts.length > 1 &&
    countryOf(last) &&
    !(stateCodes.has(last) && parts.length >= 2 && !['CA', 'DE', 'IN', 'CO'].includes(last))
  ) {
    const ambiguous = stateCodes.has(last)
    if (!ambiguous) {
      countryCode = countryOf(last)
      parts.pop()
    }
  } else if (last && parts.length === 1 && countryOf(last) && last.length > 2)
    return {
      text: found(piece.text, piece, confidence),
      address: null,
      postalCode: null,
      city: null,
      region: null,
      countryCode: countryOf(last),
    }
  for (const part of [...parts].reverse()) {
    const code = postcode.exec(` ${part}`)
    let bare = part
    if (code?.[1] && !street.test(part) && (code[1].length > 4 || /^\d{4}\s+\p{L}/u.test(part))) {
      postalCode ??= code[1]
      bare = part.replace(code[1], '').trim()
      if (stateCodes.has(bare)) {
        region ??= bare
        continue
      }
      if (!bare) continue
    }
    if (
      region === null &&
      city === null &&
      (stateCodes.has(bare) || regions.has(foldName(bare))) &&
      parts.length > 1 &&
      part !== parts[0]
    )
      region = bare
    else if (city === null && !street.test(bare) && !/\d/.test(bare)) city = bare
    else streets.unshift(bare)
  }
  return {
    text: found(piece.text, piece, confidence),
    address: streets.length > 0 ? piece.text : null,
    postalCode,
    city,
    region,
    countryCode,
  }
}
