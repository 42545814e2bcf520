import { foldName, tidyName } from '#src/lib/normalise/name.ts'
import type { Line } from '../layout/model.ts'
import { sectionOf } from '../sections/words.ts'
import { companyScore } from './company-words.ts'
import { cut, type Found, found, type Piece, pieceOf, trimmed } from './piece.ts'
import { placeScore } from './place.ts'
import { titleScore } from './title-words.ts'

const notNames =
  /\b(?:curriculum|vitae|resume|résumé|cv|lebenslauf|bewerbung|life|profile|page|contact|cover letter|europass|personal|data|template|zyciorys|curriculo|履歴書|職務経歴書)\b|履歴書|職務経歴書/i
const nameWord =
  /^(?:[\p{Lu}\p{Lo}][\p{L}\p{M}'’.-]*|(?:de|del|della|di|da|dos|das|do|van|von|der|den|ter|ten|la|le|bin|ibn|al|el|zu|zur|af|av|y|e|dr|prof|ing|mag|dipl|msc|mba|phd|jr|sr|ii|iii|mr|mrs|ms|m\.?)\.?,?)$/u
const label =
  /^(?:name|full name|name and surname|first name|nom|nom et prénom|nombre|nombre y apellidos|vor- und nachname|vor- und zuname|name, vorname|nome|nome e cognome|nome completo|imię i nazwisko|naam|氏名)\s*[:：]?\s*/i

/** How much a text reads like a human's name, 0 to 1. */
export function nameScore(text: string): number {
  const bare = text.trim()
  if (
    bare.length < 2 ||
    bare.length > 60 ||
    /[@\d/|<>{}=_:;!?"“”&+]/.test(bare) ||
    notNames.test(bare) ||
    notNames.test(foldName(bare))
  )
    return 0
  if (
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々]{1,5}[\s　]?[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々]{1,6}$/u.test(
      bare,
    )
  )
    return sectionOf(bare) || placeScore(bare) > 0.5 ? 0 : titleScore(bare) > 0.5 || bare.length > 8 ? 0.2 : 0.8
  const words = bare.split(/\s+/)
  if (words.length > 6) return 0
  if (
    !words.every(word =>
      nameWord.test(word.replace(/[()]/g, '').toLowerCase() === word ? word : word.replace(/[()]/g, '')),
    )
  )
    return 0
  if (sectionOf(bare)) return 0.05
  const penalty = titleScore(bare) > 0.5 ? 0.5 : 0
  if (/^(?:full |first |last |family |given )?name$/i.test(bare)) return 0
  if (words.length === 1) return Math.max(0, 0.35 - penalty)
  return Math.max(0, 0.85 - penalty - (companyScore(bare) > 0.5 ? 0.3 : 0) - (placeScore(bare) > 0.6 ? 0.4 : 0))
}

interface NameGuess {
  readonly piece: Piece
  readonly score: number
}

/**
 * The name: big, near the top, shaped like a name, and agreeing with the e-mail address, the document's own title or
 * author. Two lines of one look ("JANE" over "DOE") are one name.
 */
export function nameOf(
  lines: readonly Line[],
  hints: { readonly emails: readonly string[]; readonly title: string | null; readonly author: string | null },
): Found | null {
  const front = lines.filter(line => line.page === 1).slice(0, 60)
  const biggest = Math.max(0, ...front.map(line => line.cells[0].words[0]?.style.size ?? 0))
  const locals = hints.emails.map(email => foldName((email.split('@')[0] ?? '').replace(/[._\-\d]+/g, ' ')))
  const property = foldName(`${hints.title ?? ''} ${hints.author ?? ''}`)
  const guesses: NameGuess[] = []
  const consider = (piece: Piece, bonus: number) => {
    const bare = trimmed(piece)
    const shape = nameScore(withoutTitles(bare).text)
    if (shape === 0) return
    const size = bare.words[0]?.style.size ?? 0
    const folded = foldName(bare.text)
    const parts = folded.split(' ').filter(part => part.length > 1)
    const inMail = locals.some(local => parts.some(part => part.length > 2 && local.replaceAll(' ', '').includes(part)))
    const inProperty = property !== '' && parts.length > 1 && parts.every(part => property.includes(part))
    const score =
      shape + (biggest > 0 ? 0.9 * (size / biggest) ** 2 : 0) + (inMail ? 0.5 : 0) + (inProperty ? 0.4 : 0) + bonus
    guesses.push({ piece: bare, score })
  }
  front.forEach((line, index) => {
    const next = front[index + 1]
    line.cells.forEach((cell, column) => {
      const piece = pieceOf(cell, line)
      const lead = label.exec(piece.text)
      if (lead && piece.text.length > lead[0].length) consider(cut(piece, lead[0].length, piece.text.length), 0.6)
      else if (lead && line.cells[column + 1]) consider(pieceOf(line.cells[column + 1] ?? cell, line), 0.6)
      else {
        consider(piece, 0.3 * Math.max(0, 1 - index / 10))
        const comma = /[,|–—]/.exec(piece.text)
        if (comma && comma.index > 3) consider(cut(piece, 0, comma.index), 0.1 * Math.max(0, 1 - index / 10))
      }
    })
    const [a, b] = [line.cells[0].words[0]?.style, next?.cells[0].words[0]?.style]
    if (
      next &&
      a &&
      b &&
      a.size === b.size &&
      a.colour === b.colour &&
      a.size >= biggest * 0.95 &&
      a.size > 13 &&
      line.cells.length === 1 &&
      next.cells.length === 1 &&
      next.above < 0.8
    ) {
      const [top, foot] = [pieceOf(line.cells[0], line), pieceOf(next.cells[0], next)]
      if (top.text.split(' ').length <= 2 && foot.text.split(' ').length <= 2)
        consider(
          {
            text: `${top.text} ${foot.text}`,
            words: [...top.words, ...foot.words],
            at: [...top.at, ...foot.at.map(at => at + top.text.length + 1)],
            line,
          },
          0.35,
        )
    }
  })
  const best = guesses.sort((x, y) => y.score - x.score)[0]
  if (!best || best.score < 1.05) return null
  const piece = withoutTitles(best.piece)
  const value = tidyName(uncapped(piece.text))
  return found(value, piece, Math.min(0.99, 0.45 + best.score * 0.25))
}

/** Degrees and forms of address around a name are no part of it. */
function withoutTitles(piece: Piece): Piece {
  const lead =
    /^(?:(?:dr|prof|mr|mrs|ms|miss|herr|frau|ing|dipl|m|mme|sr|sra|dott|dott\.ssa|mgr|inż|ir|drs|mag)\b\.?(?:-\w+\.?)?\s+)+/i.exec(
      piece.text,
    )
  const trail =
    /(?:,\s*(?:ph\.?d\.?|m\.?sc\.?|mba|b\.?sc\.?|m\.?a\.?|pmp|md|cpa|cfa|m\.?eng\.?|cissp|rn|esq\.?)\.?)+$|\s*様$/i.exec(
      piece.text,
    )
  const from = lead && lead[0].length < piece.text.length - 3 ? lead[0].length : 0
  return trimmed(cut(piece, from, trail ? trail.index : piece.text.length))
}

const particle = /^(?:de|del|della|di|da|dos|das|do|van|von|der|den|ter|ten|la|le|y|e|zu)$/i

/** JANE Q. FULLSTACKER is written so for looks. */
function uncapped(text: string): string {
  if (text !== text.toUpperCase() || !/\p{Lu}{3}/u.test(text)) return text
  return text
    .split(' ')
    .map((word, i) =>
      i > 0 && particle.test(word)
        ? word.toLowerCase()
        : word.replace(/\p{L}[\p{L}\p{M}]*/gu, part =>
            part.length === 1 ? part : part.charAt(0) + part.slice(1).toLowerCase(),
          ),
    )
    .join(' ')
}
