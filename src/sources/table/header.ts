import { normaliseEmail } from '#src/lib/normalise/email.ts'
import { looksLikeDate } from './dates.ts'
import { nameSays } from './header-name.ts'
import { isBlank, type Row } from './row.ts'

/** Where a table begins: the names of its columns, and how many of the first rows come before its first row of data. */
export interface Header {
  /** Empty when the table has none. */
  readonly names: readonly string[]
  /** Rows before the data: preamble and header. */
  readonly skip: number
  readonly width: number
}

const lookedAt = 40

/** The width that most rows have; of two as frequent, the wider. Where rows end at their last filled cell, the widest. */
function usualWidth(rows: readonly Row[], short: boolean): number {
  const counts = new Map<number, number>()
  for (const { cells } of rows) {
    if (!isBlank(cells)) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  }
  let best = 0
  for (const [width, count] of counts) {
    const most = counts.get(best) ?? 0
    if (short ? width > best : count > most || (count === most && width > best)) best = width
  }
  return best
}

/** Width without the empty cells at the end. */
const filled = (cells: readonly string[]): number => {
  let width = cells.length
  while (width && cells[width - 1]?.trim() === '') width--
  return width
}

const isValue = (cell: string): boolean =>
  normaliseEmail(cell) !== null ||
  looksLikeDate(cell) ||
  /^[+(]?\d[\d\s().,/-]*$/.test(cell.trim()) ||
  /^https?:\/\//i.test(cell.trim())

/** How much a row looks like column names: known names count, values speak against it. */
function headerScore(row: Row, width: number): number {
  const cells = row.cells.slice(0, filled(row.cells)).filter(cell => cell.trim())
  if (!cells.length || cells.some(cell => cell.length > 200)) return -1
  const known = cells.filter(cell => nameSays(cell).field !== null).length
  const values = cells.filter(isValue).length
  const distinct = new Set(cells.map(cell => cell.trim().toLowerCase())).size
  const fits = Math.min(cells.length, width) / Math.max(filled(row.cells), width, 1)
  return known * 2 * fits + (distinct / cells.length) * fits - values * 2
}

/**
 * Finds the header among the first rows: lines of explanation before it are skipped, and a table may have none.
 * @param short whether rows may end before the table's last column
 */
export function findHeader(rows: readonly Row[], short = false): Header {
  const first = rows.slice(0, lookedAt)
  const width = usualWidth(rows, short)
  const scores = first.map(row => (filled(row.cells) < Math.min(width, 2) ? -1 : headerScore(row, width)))
  const top = Math.max(...scores)
  const best = top > 0 ? scores.findIndex(score => score > 0 && score >= top / 2) : -1
  const chosen = first[best]
  if (!chosen || !plausible(chosen, width)) {
    const widest = Math.max(width, ...first.map(row => filled(row.cells)), 0)
    const start = first.findIndex(row => filled(row.cells) >= Math.min(width, 2))
    return { names: [], skip: Math.max(0, start), width: widest }
  }
  return { names: chosen.cells, skip: best + 1, width: headerWidth(chosen.cells, rows.slice(best + 1)) }
}

/** A header has two known names, or one in a narrow table, or only words where rows below hold values. */
function plausible(row: Row, width: number): boolean {
  const cells = row.cells.filter(cell => cell.trim())
  const values = cells.filter(isValue).length
  if (values > cells.length / 4) return false
  const known = cells.filter(cell => nameSays(cell).field !== null).length
  return (
    known >= Math.min(2, width) ||
    (cells.length >= width * 0.6 && values === 0 && known >= 1) ||
    (values === 0 && cells.length === width)
  )
}

/** Names at the end that are empty and under which nothing lies are not columns. */
function headerWidth(names: readonly string[], rows: readonly Row[]): number {
  const below = rows.reduce((most, row) => Math.max(most, row.cells.length <= names.length ? filled(row.cells) : 0), 0)
  return Math.max(filled(names), Math.min(below, names.length))
}
