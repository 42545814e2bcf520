import { posix } from 'node:path'
import { unreadable } from '../intake/unreadable.ts'
import type { SourceFile } from '../source.ts'
import type { Table } from './row.ts'
import { cellFormats, type Show } from './xlsx-formats.ts'
import { XlsxPackage } from './xlsx-package.ts'
import { SheetRows } from './xlsx-sheet.ts'
import { type SharedStrings, sharedStrings } from './xlsx-strings.ts'

/**
 * XLSX (ECMA-376, transitional and strict) read part by part with yauzl and htmlparser2. Libraries for whole workbooks
 * were not taken: exceljs has had no release since 2023, its streaming reader keeps all texts as objects, writes
 * temporary files and gives numbers without their formats; the others hold every sheet in memory.
 */
export interface Workbook {
  /** Visible sheets, in the workbook's order. */
  readonly sheets: readonly { readonly name: string; readonly table: Table }[]
  /** Names of sheets that are hidden, and so not read. */
  readonly hidden: readonly string[]
}

interface Sheet {
  readonly name: string
  readonly part: string
}

/** Opens a workbook; rows are parsed when they are asked for. Throws `Unreadable`. */
export async function openWorkbook(file: SourceFile): Promise<Workbook> {
  const book = await XlsxPackage.open(file.open(), file.size)
  const root = await relations(book, '_rels/.rels', '')
  const main = [...root.values()].find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml'
  const related = await relations(book, relationsOf(main), posix.dirname(main))
  const { sheets, hidden, from1904 } = await contents(book, main, related)
  const part = (kind: string) => [...related.values()].find(({ type }) => type.endsWith(`/${kind}`))?.target
  const strings = await sharedStrings(book, part('sharedStrings') ?? 'xl/sharedStrings.xml')
  const formats = await cellFormats(book, part('styles') ?? 'xl/styles.xml', from1904)
  const only = sheets.length === 1
  const tables = sheets.map(sheet => ({
    name: sheet.name,
    table: sheetTable(file, book, sheet, only, strings, formats),
  }))
  return { sheets: tables, hidden }
}

function sheetTable(
  file: SourceFile,
  book: XlsxPackage,
  sheet: Sheet,
  only: boolean,
  strings: SharedStrings,
  formats: (style: number) => Show,
): Table {
  return {
    path: only ? file.path : `${file.path}, sheet ${sheet.name}`,
    unit: 'row',
    short: true,
    modified: file.modified,
    async *rows() {
      const rows = new SheetRows(strings, formats)
      try {
        for await (const _ of book.parse(sheet.part, rows)) {
          const batch = rows.take()
          if (batch.length) yield batch
        }
      } catch (error) {
        yield [...rows.take(), { line: 0, why: unreadable(error).message }]
      }
    },
  }
}

const relationsOf = (part: string): string =>
  `${posix.dirname(part)}/_rels/${posix.basename(part)}.rels`.replace(/^\.\//, '')

async function relations(
  book: XlsxPackage,
  part: string,
  folder: string,
): Promise<ReadonlyMap<string, { readonly type: string; readonly target: string }>> {
  const found = new Map<string, { type: string; target: string }>()
  await book.read(part, {
    open: (name, { Id = '', Type = '', Target = '', TargetMode = '' }) => {
      if (name !== 'Relationship' || TargetMode === 'External') return
      found.set(Id, { type: Type, target: posix.join('/', Target.startsWith('/') ? '' : folder, Target).slice(1) })
    },
  })
  return found
}

async function contents(
  book: XlsxPackage,
  main: string,
  related: ReadonlyMap<string, { readonly target: string }>,
): Promise<{ sheets: Sheet[]; hidden: string[]; from1904: boolean }> {
  const sheets: Sheet[] = []
  const hidden: string[] = []
  let from1904 = false
  await book.read(main, {
    open: (tag, attributes) => {
      if (tag === 'workbookPr') from1904 = attributes.date1904 === '1' || attributes.date1904 === 'true'
      if (tag !== 'sheet') return
      const name = (attributes.name ?? '').slice(0, 100)
      const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key) && key !== 'sheetId')?.[1]
      const part = related.get(id ?? '')?.target
      if (attributes.state === 'hidden' || attributes.state === 'veryHidden') hidden.push(name)
      else if (part) sheets.push({ name, part })
    },
  })
  return { sheets, hidden, from1904 }
}
