import type { PostgresType } from 'postgres'
import { parse } from 'postgres-array'

/**
 * How values cross between PostgreSQL and TypeScript. What is not listed keeps the driver's way: text, uuid, numeric
 * and xid8 are strings, int4 and float8 numbers, json and jsonb parsed, bytea a Buffer. Values are given back as they
 * were: no column ever becomes a Date, which would lose microseconds and shift days.
 */
const scalars: Record<string, PostgresType> = {
  /** int8 is a number while that is exact, else a bigint, with which careless arithmetic throws. `count(*)` is int8; a `sum` of int8 is numeric: cast it. */
  bigint: { to: 20, from: [20], serialize: String, parse: readInteger },
  /** timestamptz is an ISO instant in UTC, as `toISOString` writes it, with six digits where there are microseconds. */
  date: { to: 1184, from: [1184], serialize: writeInstant, parse: readInstant },
  /** date and timestamp are the server's text: `2026-11-21`, `2026-11-21 09:30:00`. */
  calendar: { to: 1082, from: [1082, 1114], serialize: String, parse: String },
}

function readInteger(text: string): number | bigint {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : BigInt(text)
}

function writeInstant(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value)
}

const instant = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/

/** `infinity`, years before 1 and beyond 9999 stay the server's text. */
function readInstant(text: string): string {
  const [, day, time, fraction = ''] = instant.exec(text) ?? []
  return day ? `${day}T${time}.${fraction.padEnd(3, '0')}Z` : text
}

/**
 * Arrays have readers of our own: the driver's reads a null inside one as the text NULL. As a parameter, cast at the
 * place (`${ids}::uuid[]`); an array of booleans goes as texts (`${flags.map(String)}::boolean[]`), as the driver takes
 * the type of its first element for the type of the whole; documents likewise (`unnest(${texts}::text[])`, then `::jsonb`).
 */
const arrays: readonly (readonly [oid: number, parse: (text: string) => unknown])[] = [
  [1000, text => text === 't'],
  [1001, text => Buffer.from(text.slice(2), 'hex')],
  [1005, Number],
  [1007, Number],
  [1009, String],
  [1015, String],
  [1016, readInteger],
  [1021, Number],
  [1022, Number],
  [1182, String],
  [1185, readInstant],
  [1231, String],
  [199, text => JSON.parse(text)],
  [3807, text => JSON.parse(text)],
  [2951, String],
  [271, String],
]

const arrayTypes = arrays.map(([oid, element]): [string, PostgresType] => [
  `array${oid}`,
  { to: oid, from: [oid], serialize: writeArray, parse: (text: string) => parse(text, element) },
])

function writeArray(value: unknown): string {
  if (!Array.isArray(value)) return String(value)
  return `{${value.map(element => (Array.isArray(element) ? writeArray(element) : writeElement(element))).join()}}`
}

function writeElement(value: unknown): string {
  if (value === null) return 'null'
  if (value === undefined) throw new TypeError('undefined in an array parameter; null is meant, or nothing')
  const text = value instanceof Date ? value.toISOString() : String(value)
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}

export const types: Record<string, PostgresType> = { ...scalars, ...Object.fromEntries(arrayTypes) }
