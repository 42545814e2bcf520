import type { JourneyColumns, JourneyField } from './journey-columns.ts'
import type { Journey } from './journeys.ts'

export interface RowReading {
  /** Numbers are written with a decimal comma (only where the comma does not part the columns). */
  readonly decimalComma: boolean
}

/**
 * One row as a journey, or why it is none. Steps are parted by `>`; an empty count is 0; days go with the steps one by
 * one, and keys are positions of steps from 1. Without a column of conversions every row is one.
 */
export function journeyRow(cells: readonly string[], columns: JourneyColumns, reading: RowReading): Journey | string {
  if (cells.length < columns.width || cells.slice(columns.width).some(cell => cell !== ''))
    return `${cells.length} columns where the header has ${columns.width}`
  const { at } = columns
  const path = steps(cells[at.path ?? 0] ?? '')
  if (path.length === 0) return 'the path is empty'
  if (path.includes('')) return 'a step of the path has no name'
  const amounts: { conversions: number; nulls?: number; value?: number } = { conversions: 1 }
  for (const [field, name] of counted) {
    const column = at[field]
    if (column === undefined) continue
    const amount = number(cells[column] ?? '', reading)
    if (typeof amount === 'string') return `${field} ${amount}`
    amounts[name] = amount
  }
  if (at.conversions === undefined && amounts.nulls) amounts.conversions = 0
  if (amounts.value && amounts.conversions === 0) return 'a value without a conversion'
  const days = numbers(stepsIn(cells, at.days), reading)
  if (typeof days === 'string') return `days ${days}`
  if (days.length > 0 && days.length !== path.length) return `${days.length} days for ${path.length} steps`
  // An empty one is a key touch that never came.
  const keys = numbers(stepsIn(cells, at.keys).filter(Boolean), reading)
  if (typeof keys === 'string') return `keys ${keys}`
  if (!keys.every(key => Number.isInteger(key) && key >= 1 && key <= path.length)) {
    return `keys must be positions from 1 to ${path.length}`
  }
  return {
    path,
    ...amounts,
    ...(days.length > 0 ? { days } : {}),
    ...(at.keys === undefined ? {} : { keys: keys.map(key => key - 1) }),
  }
}

const counted = [
  ['conversions', 'conversions'],
  ['null', 'nulls'],
  ['value', 'value'],
] as const satisfies readonly (readonly [JourneyField, string])[]

function steps(text: string): string[] {
  const parts = text.split('>')
  for (let at = 0; at < parts.length; at++) parts[at] = (parts[at] ?? '').trim()
  return parts.length === 1 && parts[0] === '' ? [] : parts
}

const plainNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i

/** An amount that is not negative, or what is wrong with it. */
function number(cell: string, { decimalComma }: RowReading): number | string {
  const text = cell.trim()
  if (text === '') return 0
  if (/^true$/i.test(text)) return 1
  if (/^false$/i.test(text)) return 0
  const pointed = decimalComma ? text.replace(',', '.') : text
  const value = plainNumber.test(pointed) ? Number(pointed) : Number.NaN
  if (!Number.isFinite(value)) return `is no number: ${text.slice(0, 40)}`
  return value < 0 ? `is below zero: ${text.slice(0, 40)}` : value
}

const stepsIn = (cells: readonly string[], column: number | undefined): string[] =>
  column === undefined ? [] : steps(cells[column] ?? '')

function numbers(parts: readonly string[], reading: RowReading): number[] | string {
  const amounts: number[] = []
  for (const part of parts) {
    const amount = part === '' ? 'has an empty step' : number(part, reading)
    if (typeof amount === 'string') return amount
    amounts.push(amount)
  }
  return amounts
}
