import { companyScore } from './company-words.ts'
import { awardRoles } from './listed-words.ts'
import { cut, type Piece, trimmed } from './piece.ts'

/** "Best Paper – ACME Conference": an award, then who gave it. */
export function giverIn(piece: Piece): { name: Piece; by: Piece } | null {
  const match = /^(.{4,}?)\s(?:[–—-]|\|)\s(?=.{3,}$)/.exec(piece.text)
  if (!match?.[1]) return null
  const [name, by] = [trimmed(cut(piece, 0, match[1].length)), trimmed(cut(piece, match[0].length, piece.text.length))]
  return companyScore(by.text) > 0 || awardRoles.what(name.text) > awardRoles.what(by.text) ? { name, by } : null
}

/** A name and an issuer that only their type tells apart: "**Prince2 Foundation** AXELOS". */
function byType(piece: Piece): { name: Piece; by: Piece } | null {
  const looks = piece.words.map(({ style }) => `${style.size} ${style.bold} ${style.italic} ${style.colour}`)
  const at = looks.findIndex(look => look !== looks[0])
  const [offset, last] = [piece.at[at], looks.at(-1)]
  if (at < 1 || offset === undefined || looks.slice(at).some(look => look !== last) || offset < 3) return null
  const by = trimmed(cut(piece, offset, piece.text.length))
  return by.text.length > 1 && by.text.split(' ').length <= 5 && /^[\p{Lu}\p{Lo}]/u.test(by.text)
    ? { name: trimmed(cut(piece, 0, offset)), by }
    : null
}

/** "Prince2 Foundation (AXELOS)", "Prince2 Foundation, AXELOS": the issuer stands last and is a short name. */
export function issuerIn(piece: Piece): { name: Piece; by: Piece } | null {
  const typed = byType(piece)
  if (typed) return typed
  const match =
    /^(.{3,}?)\s*[(（]([^()（）]{2,50})[)）]?$/.exec(piece.text) ??
    /^(.{3,}),\s+([^,]{2,50})$/.exec(piece.text) ??
    /^(.{3,}?)\s[–—|·•-]\s([^–—|]{2,50})$/.exec(piece.text) ??
    /^(.{3,}?)\sfrom\s([^,]{2,50})$/.exec(piece.text) ??
    /^([^.]{6,})\.\s([^.]{2,50})\.?$/.exec(piece.text)
  const [, left, right] = match ?? []
  if (!left || !right || !/^[\p{Lu}\p{Lo}\d]/u.test(right) || right.split(' ').length > 5) return null
  // A code in brackets names the certificate, not who gave it.
  if (
    /^\d+$/.test(right) ||
    /\b(?:level|part|teil|stufe|niveau)\b|^[A-Z]+-?\d+/i.test(right) ||
    (match?.[0].endsWith(')') && initials(left).includes(right.toLowerCase()))
  )
    return null
  const at = piece.text.lastIndexOf(right)
  return { name: trimmed(cut(piece, 0, left.length)), by: cut(piece, at, at + right.length) }
}

const initials = (text: string): string =>
  text
    .split(/\s+/)
    .map(word => word.charAt(0))
    .join('')
    .toLowerCase()
