import { foldName } from '#src/lib/normalise/name.ts'
import { type Cell, type Line, unite } from '../layout/model.ts'
import { findDates } from './dates.ts'
import { months, presents } from './months.ts'

/** A span that breaks off: "Sept 2018 –", "październik 2016–sierpień". */
function breaksOff(whole: string): boolean {
  const text = whole.slice(-42).replace(/ (?:de|del|of)$/i, '')
  if (!/\d{4}|\d{2}[./]\d{2}/.test(text)) return false
  if (/[-–—~～]\s*$|\s(?:to|bis|à|au|a|al|tot|do|até|until)$/i.test(text)) return true
  const last = /[\p{L}.]+$/u.exec(text)?.[0]
  return last !== undefined && months.has(foldName(last)) && /[-–—~～]/.test(text)
}

/** "… (mrt", and on the next line "2020 - nov 2022)". */
const halved = (text: string, next: string): boolean =>
  months.has(foldName(/[(,;|]\s*(\p{L}+\.?)$/u.exec(text)?.[1] ?? '')) && /^(?:19|20)\d\d\b/.test(next)

const goesOn = (text: string): boolean =>
  text.length < 34 &&
  (findDates(text.replace(/^(?:de|del|of) /i, ''))[0]?.start === 0 ||
    presents.some(phrase => phrase.join(' ') === foldName(text)))

const over = (a: Cell, b: Cell) => b.box.x0 < a.box.x1 + 6 && b.box.x1 > a.box.x0 - 6

/** Puts dates together that did not fit beside their text and go on below. */
export function withWholeDates(lines: readonly Line[]): Line[] {
  const result: Line[] = []
  let taken: Cell | null = null
  lines.forEach((given, i) => {
    const [first, ...rest] = given.cells.filter(cell => cell !== taken)
    taken = null
    if (!first) return
    const line: Line = { ...given, cells: [first, ...rest] }
    const next = lines[i + 1]
    const broken = line.cells.find(
      cell => breaksOff(cell.text) || next?.cells.some(other => over(cell, other) && halved(cell.text, other.text)),
    )
    const below =
      broken && next && next.page === line.page && next.flow === line.flow && next.above < 0.8
        ? next.cells.find(cell => over(broken, cell) && goesOn(cell.text))
        : undefined
    if (!broken || !below) {
      result.push(line)
      return
    }
    taken = below
    const whole: Cell = {
      ...broken,
      words: [...broken.words, ...below.words],
      text: `${broken.text} ${below.text}`,
      box: unite(broken.box, below.box),
    }
    const [head, ...others] = line.cells.map(cell => (cell === broken ? whole : cell))
    if (head) result.push({ ...line, cells: [head, ...others] })
  })
  return result
}
