import type { Line } from '../layout/model.ts'
import type { LanguageFound } from './cv.ts'
import { splitList } from './education.ts'
import { languageAt } from './language-words.ts'
import { cut, found, type Piece, pieceOf, trimmed } from './piece.ts'

/** Stars, dots and bars that show a level without saying it. */
const drawn = /^[\s●○◉◯•★☆■□▪▫⬤*·|]+$/
const label =
  /^(?:languages?|sprachen?|sprachkenntnisse|langues?|idiomas?|lingue|talen|języki|línguas?|語学|言語)\s*[:：]\s*/i

interface LanguageRead {
  readonly language: Piece
  readonly fluency: Piece | null
}

/** "English (native)", "Englisch: C1", "English – fluent": a language and what is said of it. Null when none is named. */
function readLanguage(piece: Piece): LanguageRead | null {
  const bare = trimmed(piece)
  const end = languageAt(bare.text)
  if (end === 0) {
    // "Native Spanish", "Fluent in English"
    const match = /^((?:native|fluent|basic|conversational|intermediate|advanced|professional)(?: in)?)\s+(.+)$/i.exec(
      bare.text,
    )
    if (!match?.[1] || !match[2]) return null
    const rest = trimmed(cut(bare, match[1].length, bare.text.length))
    return languageAt(rest.text) === rest.text.length
      ? { language: rest, fluency: trimmed(cut(bare, 0, match[1].length)) }
      : null
  }
  const rest = trimmed(cut(bare, end, bare.text.length))
  const after = bare.text.slice(end)
  if (rest.text !== '' && !/^\s*[(（[:：–—\-,|/·•~=]|^\s+\p{L}|^\s+[A-C][12]|^\s*[●○★☆■□]/u.test(after)) return null
  if (rest.text.length > 70) return null
  const language = trimmed(cut(bare, 0, end))
  return { language, fluency: rest.text === '' || drawn.test(rest.text) ? null : rest }
}

const mark = /^(\p{L}[\p{L}-]{2,15})(\s*[:：–—,-]\s*|\s*\()(?=\S)/u

/**
 * A language that no list holds (Libras, Fries), written as those around it: name, the same mark, level; or in the same
 * column with a level beside.
 */
function likeOthers(piece: Piece, line: Line, found: readonly LanguageRead[]): LanguageRead | null {
  const bare = trimmed(piece)
  const parts = mark.exec(bare.text)
  const markOf = (text: string) => mark.exec(text)?.[2]?.trim()
  const [cell] = line.cells
  if (parts?.[1]) {
    const alike = found.some(
      ({ language }) => markOf(language.line.cells[0].text) === markOf(bare.text) && language.line.flow === line.flow,
    )
    const fluency = trimmed(cut(bare, parts[0].length, bare.text.length))
    return alike && fluency.text.length < 40 && fluency.text !== ''
      ? { language: cut(bare, 0, parts[1].length), fluency }
      : null
  }
  const column =
    line.cells.length === 2 &&
    cell.words[0] === piece.words[0] &&
    /^\p{L}[\p{L}-]{2,15}$/u.test(bare.text) &&
    found.some(
      ({ language, fluency }) =>
        fluency !== null &&
        language.line.cells.length === 2 &&
        Math.abs((language.words[0]?.box.x0 ?? 0) - (bare.words[0]?.box.x0 ?? 0)) < 3,
    )
  return column ? { language: bare, fluency: null } : null
}

const toFound = ({ language, fluency }: LanguageRead): LanguageFound => ({
  language: found(language.text, language, 0.95),
  fluency: fluency ? found(fluency.text, fluency, 0.85) : null,
})

/** Languages in one list: "English (C2), German (B1)". Null unless every item names one. */
export function languageList(piece: Piece): LanguageFound[] | null {
  const items = splitList(piece)
  const read = items.map(readLanguage)
  if (read.length === 0 || read.some(item => item === null)) return null
  return read.flatMap(item => (item ? [toFound(item)] : []))
}

/** The languages of a section: side by side, one below the other, with the level beside or below. */
export function languagesOf(lines: readonly Line[]): LanguageFound[] {
  const found: LanguageRead[] = []
  for (const line of lines) {
    const opened = found.length
    for (const cell of line.cells) {
      const whole = pieceOf(cell, line)
      const lead = label.exec(whole.text)
      const piece = lead ? cut(whole, lead[0].length, whole.text.length) : whole
      if (drawn.test(piece.text)) continue
      const parts = languageAt(trimmed(piece).text) > 0 ? splitList(piece) : [piece]
      const list = parts.map(readLanguage)
      if (list.length > 1 && list.filter(item => item !== null).length >= 2) {
        let last: LanguageRead | null = null
        for (const item of list) {
          if (item) found.push(item)
          last = item ?? last
        }
        continue
      }
      const one = readLanguage(piece) ?? (found.length > 0 ? likeOthers(piece, line, found) : null)
      if (one) {
        found.push(one)
        continue
      }
      // The level beside its language, or on the line below it.
      const last = found.at(-1)
      if (
        last &&
        last.fluency === null &&
        piece.text.length < 60 &&
        (found.length > opened || last.language.line.flow === line.flow)
      ) {
        const column =
          line.cells.length > 1 && found.length === opened
            ? found.findLast(item => Math.abs((item.language.words[0]?.box.x0 ?? 0) - cell.box.x0) < 12)
            : last
        const target = column ?? last
        if (target.fluency === null) found[found.indexOf(target)] = { ...target, fluency: trimmed(piece) }
      }
    }
  }
  return found.map(toFound)
}
