import type { SourceFile } from '../source.ts'
import { headText, readCsv } from '../table/csv.ts'
import { firstRows, sniffDelimiter } from '../table/delimiter.ts'
import { findHeader, type Header } from '../table/header.ts'
import { nameSays } from '../table/header-name.ts'
import { isBlank, type Row, type Table } from '../table/row.ts'

/** A CSV file as a table. */
export const csvTable = (file: SourceFile): Table => ({
  path: file.path,
  unit: 'line',
  short: false,
  modified: file.modified,
  rows: () => readCsv(file.head, () => file.open()),
})

const named = /\.(csv|tsv|tab)$/i
const maybe = /\.(txt|dat|asc)$/i
const otherwise = /\.[a-z][a-z0-9]{0,9}$/i

const binary = (head: Uint8Array): boolean => {
  const [a, b, c, d] = head
  if (
    (a === 0x50 && b === 0x4b) ||
    (a === 0xd0 && b === 0xcf) ||
    (a === 0x25 && b === 0x50 && c === 0x44 && d === 0x46)
  )
    return true
  return head.subarray(0, 1024).filter(byte => byte < 9).length > 0 && !wide(head)
}

const wide = (head: Uint8Array): boolean =>
  (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff) || head[1] === 0 || head[0] === 0

/** A file's header, read from its first bytes; null when the file is no text table. */
export function headerOf(file: SourceFile): { readonly header: Header; readonly rows: readonly Row[] } | null {
  if (!named.test(file.path) && !maybe.test(file.path) && otherwise.test(file.path)) return null
  if (!file.head.length || binary(file.head)) return null
  const text = headText(file.head)
  const cut = sniffDelimiter(text)
  if (!named.test(file.path) && (cut.width < 2 || cut.agreement < 0.8)) return null
  const rows = firstRows(text, cut.delimiter, 60).map((cells, at): Row => ({ line: at + 1, cells }))
  if (rows.every(row => isBlank(row.cells)))
    return named.test(file.path) ? { header: { names: [], skip: 0, width: 0 }, rows } : null
  const header = findHeader(rows)
  const known = header.names.filter(name => nameSays(name).field !== null).length
  return named.test(file.path) || known >= 2 ? { header, rows } : null
}
