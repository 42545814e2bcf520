/**
 * Cells of a journey table. What is in them is cut by hand where a million rows spend their time: `split` with `trim`,
 * and a pattern for every number, take twice as long (docs/benchmarks/attribution.md).
 */

/** Steps parted by `>`, without the spaces around them; none in an empty cell. A step without a name stays, empty. */
export function steps(cell: string): string[] {
  const parts: string[] = []
  let from = 0
  for (let at = cell.indexOf('>'); at >= 0; at = cell.indexOf('>', from)) {
    parts.push(trimmed(cell, from, at))
    from = at + 1
  }
  const last = trimmed(cell, from, cell.length)
  if (parts.length > 0 || last !== '') parts.push(last)
  return parts
}

const space = 32
const lastAscii = 127

function trimmed(text: string, from: number, to: number): string {
  let start = from
  let end = to
  while (start < end && text.charCodeAt(start) === space) start++
  while (end > start && text.charCodeAt(end - 1) === space) end--
  const part = text.slice(start, end)
  const first = part.charCodeAt(0)
  const last = part.charCodeAt(part.length - 1)
  return first < space || last < space || first > lastAscii || last > lastAscii ? part.trim() : part
}

const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i
const truth: Readonly<Record<string, number>> = { true: 1, false: 0 }

/** A count or amount: 0 when empty; text says what is wrong with it. */
export function amount(cell: string, decimalComma: boolean): number | string {
  if (cell === '') return 0
  const digits = onlyDigits(cell)
  if (digits >= 0) return digits
  const text = cell.trim().toLowerCase()
  if (text === '') return 0
  const pointed = decimalComma ? text.replace(',', '.') : text
  const value = number.test(pointed) ? Number(pointed) : (truth[text] ?? Number.NaN)
  if (!Number.isFinite(value)) return `is no number: ${cell.slice(0, 40)}`
  return value < 0 ? `is below zero: ${cell.slice(0, 40)}` : value
}

/** A short whole number; -1 for anything else. */
function onlyDigits(text: string): number {
  if (text.length > 15) return -1
  let value = 0
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}

/** Amounts parted by `>`. */
export function amounts(parts: readonly string[], decimalComma: boolean): number[] | string {
  const list: number[] = []
  for (const part of parts) {
    const value = part === '' ? 'has an empty step' : amount(part, decimalComma)
    if (typeof value === 'string') return value
    list.push(value)
  }
  return list
}
