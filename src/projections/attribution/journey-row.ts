import { amount, amounts, steps } from './journey-cells.ts'
import type { JourneyColumns } from './journey-columns.ts'
import type { Journey } from './journeys.ts'

export interface RowReading {
  /** Numbers are written with a decimal comma (only where the comma does not part the columns). */
  readonly decimalComma: boolean
}

/**
 * One row as a journey, or why it is none. Steps are parted by `>`; an empty count is 0; days go with the steps one by
 * one, and keys are positions of steps from 1. Without a column of conversions every row is one, unless it is a null.
 */
export function journeyRow(cells: readonly string[], columns: JourneyColumns, reading: RowReading): Journey | string {
  if (cells.length !== columns.width && !fits(cells, columns.width)) {
    return `${cells.length} columns where the header has ${columns.width}`
  }
  const { at } = columns
  const { decimalComma } = reading
  const path = steps(cellAt(cells, at.path))
  if (path.length === 0) return 'the path is empty'
  if (path.includes('')) return 'a step of the path has no name'
  const nulls = amount(cellAt(cells, at.null), decimalComma)
  if (typeof nulls === 'string') return `null ${nulls}`
  const single = nulls > 0 ? 0 : 1
  const conversions = at.conversions === undefined ? single : amount(cellAt(cells, at.conversions), decimalComma)
  if (typeof conversions === 'string') return `conversions ${conversions}`
  const value = amount(cellAt(cells, at.value), decimalComma)
  if (typeof value === 'string') return `value ${value}`
  if (value > 0 && conversions === 0) return 'a value without a conversion'
  if (at.days === undefined && at.keys === undefined) return { path, conversions, nulls, value }
  const days = amounts(steps(cellAt(cells, at.days)), decimalComma)
  if (typeof days === 'string') return `days ${days}`
  if (days.length > 0 && days.length !== path.length) return `${days.length} days for ${path.length} steps`
  // An empty one is a key touch that never came.
  const keys = amounts(steps(cellAt(cells, at.keys)).filter(Boolean), decimalComma)
  if (typeof keys === 'string') return `keys ${keys}`
  if (!keys.every(key => Number.isInteger(key) && key >= 1 && key <= path.length)) {
    return `keys must be positions from 1 to ${path.length}`
  }
  return { path, conversions, nulls, value, ...(days.length > 0 ? { days } : {}), keys: keys.map(key => key - 1) }
}

const cellAt = (cells: readonly string[], column: number | undefined): string =>
  column === undefined ? '' : (cells[column] ?? '')

/** A row may end with empty cells that the header does not have. */
const fits = (cells: readonly string[], width: number): boolean =>
  cells.length > width && cells.slice(width).every(cell => cell.trim() === '')
