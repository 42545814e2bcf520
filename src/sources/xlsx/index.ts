import type { Unread } from '#src/domain/draft.ts'
import { baseName } from '../intake/path.ts'
import { unreadable } from '../intake/unreadable.ts'
import { readTables, surveyTables } from '../old-system/read-tables.ts'
import { type RowSource, tableSource } from '../old-system/scan.ts'
import { joins, layoutOf } from '../old-system/table-role.ts'
import type { Connector, Group, ReadContext, SourceFile, Survey } from '../source.ts'
import { countRows } from '../table/count.ts'
import { type OpenTable, openTable, readTable, surveyTable } from '../table/table.ts'
import { openWorkbook, type Workbook } from '../table/xlsx.ts'

const packed = (head: Uint8Array): boolean => head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4
const compound = (head: Uint8Array): boolean =>
  head[0] === 0xd0 && head[1] === 0xcf && head[2] === 0x11 && head[3] === 0xe0

/** A ZIP that holds a workbook, by its parts' names where the head shows them, else by the file's name. */
const isWorkbook = ({ path, head }: SourceFile): boolean =>
  packed(head)
    ? /\.(xlsx|xlsm|xltx|ods)$/i.test(path) || Buffer.from(head.subarray(0, 4096)).includes('xl/workbook.xml')
    : compound(head) && /\.xls[xm]?$/i.test(path)

/** Why a spreadsheet cannot be read as it is; null when it can. */
function refusal({ path, head }: SourceFile): string | null {
  if (compound(head))
    return 'It is a workbook of the old kind (.xls) or locked with a password. Save it as .xlsx without a password.'
  if (/\.ods$/i.test(path)) return 'OpenDocument sheets are not read. Save it as .xlsx or CSV.'
  return packed(head) ? null : 'It is no workbook.'
}

const open = async (file: SourceFile): Promise<Workbook | Unread> => {
  const why = refusal(file)
  if (why) return { unread: true, place: file.path, why }
  try {
    return await openWorkbook(file)
  } catch (error) {
    return { unread: true, place: file.path, why: unreadable(error).message }
  }
}

/** Tables of people in a workbook; every visible sheet is a table of its own. */
export const xlsx: Connector = {
  name: 'xlsx',
  label: 'Excel workbook',
  reads: 'Tables of people in .xlsx workbooks, every visible sheet a table of its own.',
  recognise: files =>
    files.flatMap((file): Group[] => (isWorkbook(file) ? [{ name: baseName(file.path), files: [file] }] : [])),
  async survey(group: Group, context: ReadContext): Promise<Survey> {
    const filled: Sheet[] = []
    for (const file of group.files) {
      const book = await open(file)
      if ('unread' in book) continue
      const sheets = await filledSheets(book, context)
      if (belongTogether(sheets)) return surveyTables(sheets.map(sourceOf), context)
      filled.push(...sheets)
    }
    const opened = filled.map(sheet => sheet.opened)
    const count = await countRows(opened, context.signal)
    const tables = opened.map(table => surveyTable(table.table, table))
    return { counts: [{ noun: 'rows', count }], from: null, to: null, me: [], visible: 'all', tables }
  },
  async *read(group, context) {
    for (const file of group.files) yield* readFile(file, context)
  },
}

interface Sheet {
  readonly name: string
  readonly opened: OpenTable
}

async function filledSheets(book: Workbook, context: ReadContext): Promise<Sheet[]> {
  const sheets: Sheet[] = []
  for (const { name, table } of book.sheets) {
    const opened = await openTable(table, context)
    if (opened.sample.length) sheets.push({ name, opened })
  }
  return sheets
}

const layouts = (sheets: readonly Sheet[]) =>
  sheets.flatMap(
    ({ name, opened }) =>
      layoutOf(
        name,
        opened.columns.list.map(column => column.name),
      ) ?? [],
  )

/** Sheets of people, notes and jobs that point at each other by ids are one old system, not tables side by side. */
const belongTogether = (sheets: readonly Sheet[]): boolean => {
  const known = layouts(sheets)
  return known.length > 1 && known.length === sheets.length && joins(known)
}

const sourceOf = ({ name, opened }: Sheet): RowSource => tableSource(opened.table, name)

async function* readFile(file: SourceFile, context: ReadContext): ReturnType<Connector['read']> {
  const book = await open(file)
  if ('unread' in book) {
    yield book
    return
  }
  const sheets = await filledSheets(book, context)
  if (belongTogether(sheets)) yield* readTables(sheets.map(sourceOf), context)
  else if (sheets.length) for (const { opened } of sheets) yield* readTable(opened.table, context)
  else if (book.sheets[0]) yield* readTable(book.sheets[0].table, context)
  else yield { unread: true, place: file.path, why: 'The workbook has no visible sheet.' }
  for (const name of book.hidden)
    yield {
      unread: true,
      place: `${file.path}, sheet ${name}`,
      why: 'The sheet is hidden. Show it in the workbook to import it.',
    }
}
