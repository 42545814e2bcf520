import { isShape, member } from '../archive/shape.ts'
import { textLines } from '../archive/whole.ts'
import type { SourceFile } from '../source.ts'
import type { BadRow, Row } from '../table/row.ts'
import { headText } from '../text.ts'
import type { RowSource, SystemTable } from './scan.ts'
import { layoutOf } from './table-role.ts'

const mostColumns = 300
const mostTypes = 60
const longestCell = 1_000_000
const longestLine = 16 * 1024 * 1024

/** What a line says that it is: `{"type": "candidate", …}`, under any of the names in use. */
function typeOf(value: unknown): string {
  for (const name of ['type', 'kind', 'entity', 'object', 'record_type', 'recordType', '_type', 'table']) {
    const found = member(value, name)
    if (typeof found === 'string' && /^[\p{L}][\p{L}\d _-]{1,40}$/u.test(found)) return found
  }
  return ''
}

/** A move between stages says where to, whatever its system calls the column. */
const moves = /^(?:candidacy |application |pipeline )?(?:stage|move|step|transition|stage change|status change)s?$/i
const movedTo = new Set(['stage', 'status', 'to'])

/** A line's members as cells: objects opened once (`job: {id}` is the column `job id`), lists of words joined. */
export function cellsOf(value: unknown, type: string): ReadonlyMap<string, string> {
  const cells = new Map<string, string>()
  const isMove = moves.test(type.replaceAll(/[_-]/g, ' '))
  const put = (name: string, inner: unknown, depth: number): void => {
    if (cells.size >= mostColumns) return
    if (isShape(inner)) {
      if (depth < 2) for (const [key, one] of Object.entries(inner)) put(`${name} ${key}`.trim(), one, depth + 1)
      return
    }
    const text = wordsOf(inner)
    if (text) cells.set(isMove && movedTo.has(name) ? 'to stage' : name, text.slice(0, longestCell))
  }
  if (isShape(value))
    for (const [name, inner] of Object.entries(value))
      if (name !== '__proto__' && !(inner === type && /type|kind|entity|object|table/i.test(name)))
        put(name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').slice(0, 100), inner, 0)
  return cells
}

function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value.replaceAll('\0', '')
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (!Array.isArray(value)) return ''
  return value
    .slice(0, 200)
    .map(one => (isShape(one) ? wordsOf(one['value'] ?? one['address'] ?? one['url'] ?? one['name']) : wordsOf(one)))
    .filter(Boolean)
    .join(', ')
}

/** JSON Lines of a system: every line an object that says what it is, some of them people or about people. */
export function isJsonLines(file: SourceFile): boolean {
  if (!/\.(?:jsonl|ndjson|json)$/i.test(file.path)) return false
  const text = headText(file.head)
    .replace(/^\ufeff/, '')
    .split(/\r?\n/, 200)
  const whole = file.head.length < 65_536 ? text : text.slice(0, -1)
  const found = whole.flatMap(line => (/^\s*\{/.test(line) ? (objectIn(line) ?? []) : []))
  const roles = found.slice(0, 100).map(value => {
    const type = typeOf(value)
    return type && layoutOf(type, [...cellsOf(value, type).keys()])?.role
  })
  return (
    roles.length > 0 &&
    roles.filter(Boolean).length * 2 > roles.length &&
    roles.some(role => role === 'person' || role === 'candidacy' || role === 'activity')
  )
}

/** A file's lines as tables, one by type; the columns of a table are all that its lines have. */
export const linesSource = (file: SourceFile): RowSource =>
  async function* (signal) {
    const tables = await tablesOf(file, signal)
    for await (const { line, value } of lines(file)) {
      signal?.throwIfAborted()
      const type = value === null ? '' : typeOf(value)
      const table = tables.get(type)
      const row: Row | BadRow =
        value === null
          ? { line, why: 'The line is no JSON object; it may be cut off.' }
          : table
            ? { line, cells: cellsIn(value, type, table) }
            : {
                line,
                why: type
                  ? `There are more than ${mostTypes} types of records.`
                  : 'It has no type that says what it is.',
              }
      yield { table: table ?? unknownTable(file), rows: [row] }
    }
  }

const cellsIn = (value: unknown, type: string, { columns }: SystemTable): string[] => {
  const cells = cellsOf(value, type)
  return columns.map(column => cells.get(column) ?? '')
}

/** Every line's object; null for one that is broken. A cut line harms no other. */
async function* lines(file: SourceFile): AsyncGenerator<{ readonly line: number; readonly value: unknown }> {
  let line = 0
  for await (const text of textLines(file, longestLine)) {
    line++
    const bare = line === 1 ? text.replace(/^\ufeff/, '') : text
    if (bare.trim() !== '') yield { line, value: objectIn(bare) }
  }
}

function objectIn(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line)
    return isShape(value) ? value : null
  } catch {
    return null
  }
}

const unknownTable = (file: SourceFile): SystemTable => ({
  name: '',
  columns: [],
  path: file.path,
  unit: 'line',
  modified: file.modified,
})

async function tablesOf(file: SourceFile, signal?: AbortSignal): Promise<ReadonlyMap<string, SystemTable>> {
  const columns = new Map<string, Set<string>>()
  for await (const { value } of lines(file)) {
    signal?.throwIfAborted()
    const type = value === null ? '' : typeOf(value)
    if (!type || (!columns.has(type) && columns.size >= mostTypes)) continue
    const known = columns.get(type) ?? new Set()
    for (const name of cellsOf(value, type).keys()) if (known.size < mostColumns) known.add(name)
    columns.set(type, known)
  }
  return new Map(
    [...columns].map(([type, names]) => [type, { ...unknownTable(file), name: type, columns: [...names] }]),
  )
}
