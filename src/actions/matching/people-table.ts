import { type MappedColumn, mapColumns } from '#src/identity/match/columns.ts'
import type { PersonRecord } from '#src/identity/match/corpus.ts'
import { RowReader } from '#src/identity/match/row.ts'
import { openPaths } from '#src/sources/intake/open.ts'
import { Unreadable } from '#src/sources/intake/unreadable.ts'
import type { SourceFile } from '#src/sources/source.ts'
import { findHeader } from '#src/sources/table/header.ts'
import { type BadRow, isBad, isBlank, type Row } from '#src/sources/table/row.ts'
import { quickRows } from '../attribution/quick-rows.ts'

/** No record could be read from a file; the message says why, to a person. */
export class NoPeople extends Error {
  override readonly name = 'NoPeople'
}

export interface UnreadRow {
  readonly where: string
  readonly why: string
}

const sampled = 2_000
const mostListed = 1_000

/** A CSV file of people: its columns are known after `open`, its records come in the order of the file. */
export class PeopleTable {
  readonly columns: readonly MappedColumn[]
  readonly unread: UnreadRow[] = []
  unreadRows = 0
  readonly #path: string
  readonly #batches: AsyncGenerator<readonly (Row | BadRow)[]>
  readonly #sample: readonly (Row | BadRow)[]
  readonly #reader: RowReader
  readonly #width: number

  private constructor(
    path: string,
    header: readonly string[],
    width: number,
    sample: readonly (Row | BadRow)[],
    rest: AsyncGenerator<readonly (Row | BadRow)[]>,
  ) {
    this.#path = path
    this.#sample = sample
    this.#batches = rest
    this.#width = width
    const names = Array.from({ length: width }, (_, at) => header[at] ?? '')
    this.columns = mapColumns(
      names,
      sample.flatMap(row => (isBad(row) ? [] : [row.cells])),
    )
    this.#reader = new RowReader(this.columns)
  }

  /** Reads a file's beginning and hands the open table to `use`; closes it afterwards. Throws `NoPeople`. */
  static async open<T>(path: string, use: (table: PeopleTable) => Promise<T>): Promise<T> {
    const opened = await openPaths([path])
    try {
      const [file, ...others] = opened.files
      if (!file) throw new NoPeople(`${path}: ${opened.refused[0]?.why ?? 'It holds no file.'}`)
      if (others.length > 0) throw new NoPeople(`${path} holds ${others.length + 1} files; name one.`)
      return await use(await PeopleTable.#begin(file))
    } finally {
      await opened.close()
    }
  }

  static async #begin(file: SourceFile): Promise<PeopleTable> {
    const rows: (Row | BadRow)[] = []
    const { rows: read } = await quickRows(file)
    const batches = read()
    try {
      while (rows.length < sampled) {
        const next = await batches.next()
        if (next.done) break
        for (const row of next.value) rows.push(row)
      }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      rows.push({ line: rows.length + 1, why: error.message })
    }
    const good = rows.filter((row): row is Row => !isBad(row))
    const header = findHeader(good)
    const last = header.skip > 0 ? good[header.skip - 1] : undefined
    const data = last ? rows.slice(rows.indexOf(last) + 1) : rows
    return new PeopleTable(file.path, header.names, header.width, data, batches)
  }

  /** Every record; rows that cannot be read are listed in `unread`, and count in the numbering. */
  async *records(): AsyncGenerator<readonly PersonRecord[]> {
    let number = 0
    const read = (rows: readonly (Row | BadRow)[]): PersonRecord[] => {
      const records: PersonRecord[] = []
      for (const row of rows) {
        if (!isBad(row) && isBlank(row.cells)) continue
        number++
        const why = isBad(row) ? row.why : this.#tooWide(row.cells)
        if (why) this.#refuse(row.line, why)
        else if (!isBad(row)) records.push(this.#reader.read(row.cells, number))
      }
      return records
    }
    yield read(this.#sample)
    try {
      for await (const batch of this.#batches) yield read(batch)
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      this.#refuse(null, error.message)
    }
  }

  #tooWide(cells: readonly string[]): string | null {
    if (cells.length <= this.#width || isBlank(cells.slice(this.#width))) return null
    return `The line has ${cells.length} cells, the table ${this.#width} columns.`
  }

  #refuse(line: number | null, why: string): void {
    this.unreadRows++
    if (this.unread.length < mostListed)
      this.unread.push({ where: line === null ? this.#path : `${this.#path} line ${line}`, why })
  }
}
