import type { Line } from '../layout/model.ts'
import { detached } from './cells-read.ts'
import { companyScore } from './company-words.ts'
import { findDates } from './dates.ts'
import type { Row } from './row.ts'
import { titleScore } from './title-words.ts'

export const reaches = (line: Line, room: number) => line.box.x1 > room - 45

/** How far lines of a section run: as far as those that are seen to go on, else as far as the column's. */
export function roomOf(lines: readonly Line[]): number {
  const edge = lines[0]?.edge ?? 0
  const first = Math.max(0, ...lines.map(line => line.box.x1))
  const wraps = (line: Line, i: number) =>
    line.box.x1 > first - 14 &&
    /^\p{Ll}/u.test(lines[i + 1]?.cells[0].text ?? '') &&
    findDates(lines[i + 1]?.cells[0].text ?? '').length === 0
  return first < edge - 20 && lines.some(wraps) ? first : Math.max(edge, Math.min(first, edge + 6))
}

/** Do two lines belong to one paragraph by the document's own word? Null where it says nothing. */
export function oneParagraph(a: Line | undefined, b: Line | undefined): boolean | null {
  const [left, right] = [paragraphsOf(a), paragraphsOf(b)]
  return left.length === 0 || right.length === 0 ? null : left.some(number => right.includes(number))
}

const paragraphsOf = (line: Line | undefined): number[] =>
  line?.cells.flatMap(cell => cell.words[0]?.paragraph ?? []) ?? []
const wordCount = (text: string) => (/[\u3040-\u9fff]/.test(text) ? text.length / 2.5 : text.split(' ').length)

/** Does a cell go on in the type that a row ends in? */
export const alikeType = (row: Row | undefined, cell: Line['cells'][0]): boolean => {
  const [a, b] = [row?.mains.at(-1)?.words.at(-1)?.style, cell.words[0]?.style]
  return a !== undefined && b !== undefined && a.size === b.size && a.bold === b.bold && a.colour === b.colour
}

/** Would the next word have found no room on the line? */
export const full = (row: Row | undefined, cell: Line['cells'][0], room: number): boolean => {
  const [last, word] = [row?.mains.at(-1)?.words.at(-1), cell.words[0]]
  if (!last || !word || !row) return false
  const limit = row.line.cells.length > 1 ? (row.line.cells[1]?.box.x0 ?? room) : room
  return last.box.x1 + word.style.size * 0.2 + (word.box.x1 - word.box.x0) > limit - 3 || /[-\u00ad]$/.test(last.text)
}

/** At least two in three of its words begin with a capital, but for the small ones between. */
function mostlyNames(text: string): boolean {
  const words = text.split(/[\s,–—-]+/).filter(word => /^\p{L}{4,}/u.test(word))
  return words.filter(word => /^\p{Lu}/u.test(word)).length >= words.length * 0.66
}

/** Running text, as against the lines that say who, where and when. */
export function isProse(text: string, line: Line, room: number, boldHeads: boolean): boolean {
  if (companyScore(text) > 0.9 && wordCount(text) <= 7) return false
  if (/\s[·|•]\s/.test(text) && !/[.!?。]$/.test(text)) return false
  // "Healthcare Assistant – St Declan’s University Hospital, Tralee, Co. Kerry" is long, and no sentence.
  const before = /^(.{4,50}?)(?:\s[–—@-]\s|,\s|\s(?:at|bei|chez|bij|presso)\s)(?=\p{Lu})/u.exec(text)?.[1]
  const named = before && (titleScore(before) > 0.4 || companyScore(text.slice(before.length)) > 0)
  if (named && !/[.!?;。]$/.test(text) && mostlyNames(text)) return false
  if (boldHeads && line.cells[0].words.every(word => word.style.bold)) return false
  if (
    /\p{Ll}{2}[.;!?]$|[。；]$/u.test(text) &&
    wordCount(text) >= 4 &&
    !/\b(?:inc|ltd|co|corp|etc|jr|sr)\.$/i.test(text)
  )
    return true
  if (/\p{Ll}{2}[.!?] \p{Lu}/u.test(text) && wordCount(text) >= 6) return true
  return wordCount(text) >= 9 && reaches(line, room)
}

/** The line fills its row and the next goes on in the middle of a sentence. */
export function goesOn(text: string, line: Line, next: Line | undefined, room: number): boolean {
  const said = oneParagraph(line, next)
  if (said !== null) return said
  if (!next || next.bullet || next.flow !== line.flow || wordCount(text) < 4) return false
  if (findDates(next.cells[0].text).some(span => detached(next.cells[0].text, span))) return false
  const word = next.cells[0].words[0]
  if (!word || line.box.x1 + (word.box.x1 - word.box.x0) + word.style.size * 0.2 < room - 2) return false
  const after = next.cells[0].text
  return (
    /^[\p{Ll}([]/u.test(after) &&
    !/^https?:/.test(after) &&
    next.cells[0].words[0]?.style.size === line.cells[0].words[0]?.style.size
  )
}
