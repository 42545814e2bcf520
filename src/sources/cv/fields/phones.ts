import { type CountryCode, findPhoneNumbersInText } from 'libphonenumber-js/min'
import type { Context } from './context.ts'
import { findDates } from './dates.ts'
import { cut, type Piece } from './piece.ts'

const looksLikePhone = /^\+?[\d\s().\-/–·]{7,25}$/
const phoneLabel =
  /(?:tel|telefon|phone|mobile?|mobil|handy|cell|fax|téléphone|portable|teléfono|móvil|telefono|cellulare|telefoon|mobiel|komórka|telemóvel|telefone|celular|whatsapp|fone|kom|電話|携帯)\w*\.?\s*[:：(]?\s*$/i

/** Numbers in a text, outside of what was taken for something else; invented ones too. */
export function phonesIn(piece: Piece, taken: readonly [number, number][], context: Context): Piece[] {
  const found = findPhoneNumbersInText(piece.text, { defaultCountry: context.country as CountryCode })
  const pieces = found
    .filter(({ startsAt, endsAt }) => !taken.some(([a, b]) => startsAt < b && endsAt > a))
    .map(({ startsAt, endsAt }) => cut(piece, withBracket(piece.text, startsAt), endsAt))
  const plain = pieces.filter(
    part =>
      findDates(part.text).length === 0 &&
      part.text.replace(/\D/g, '').length >= 7 &&
      !/^\d{3,5}[- ]\d{3,4}$/.test(part.text),
  )
  if (plain.length > 0) return plain
  // Invented and foreign numbers are no less written as numbers.
  for (const match of piece.text.matchAll(/\+?\(?\d[\d\s().\-/–]{6,24}\d/g)) {
    const text = match[0]
    const digits = text.replace(/\D/g, '')
    if (digits.length < 7 || digits.length > 15 || !looksLikePhone.test(text) || findDates(text).length > 0) continue
    const start = match.index
    if (taken.some(([a, b]) => start < b && start + text.length > a)) continue
    const before = piece.text.slice(0, start)
    const alone = /^$|[,;|(]\s*$/.test(before.trim()) && /^\s*(?:$|[,;|(])/.test(piece.text.slice(start + text.length))
    const linked = piece.words.some(word => word.href?.startsWith('tel:'))
    if (/^\d{3,5}[- ]\d{3,4}$|^\d{4}-\d{4}-\d{4}-\d{4}$|^\d{5}$|^\d{4}\s?[-–/]\s?\d{4}$/.test(text)) continue
    const grouped = /^\d{3}([.-])\d{3}\1\d{4}$/.test(text)
    const lettered = /(?:^|\s)[MTPC]\.?\s*[:.]$/.test(before.trim())
    if (alone || grouped || lettered || linked || phoneLabel.test(before) || /^\+/.test(text))
      plain.push(cut(piece, start, start + text.length))
  }
  return plain
}

const withBracket = (text: string, at: number): number => (text.charAt(at - 1) === '(' ? at - 1 : at)
