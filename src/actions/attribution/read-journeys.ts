import { JourneyBuilder } from '#src/projections/attribution/journey-builder.ts'
import { type JourneyColumns, journeyColumns } from '#src/projections/attribution/journey-columns.ts'
import { journeyRow, type RowReading } from '#src/projections/attribution/journey-row.ts'
import type { Journey, Journeys } from '#src/projections/attribution/journeys.ts'
import { openPaths } from '#src/sources/intake/open.ts'
import { Unreadable } from '#src/sources/intake/unreadable.ts'
import type { SourceFile } from '#src/sources/source.ts'
import { isBad, isBlank } from '#src/sources/table/row.ts'
import { quickRows } from './quick-rows.ts'

/** Not one journey could be read; the message says why, to a person. */
export class NoJourneys extends Error {
  override readonly name = 'NoJourneys'
}

/** A type, not an interface, so that it counts as JSON. */
export type UnreadRow = {
  readonly where: string
  readonly why: string
}

interface JourneyFile {
  readonly journeys: Journeys
  /** Rows that were read. */
  readonly rows: number
  /** The first thousand rows that could not be read. */
  readonly unread: readonly UnreadRow[]
  readonly unreadRows: number
  /** Columns that mean nothing here. */
  readonly unused: readonly string[]
}

/** Reads a CSV file of journeys (may be `.gz`), held in memory by distinct journey. Throws `NoJourneys`. */
export async function readJourneys(path: string): Promise<JourneyFile> {
  const opened = await openPaths([path])
  try {
    const [file, ...others] = opened.files
    if (!file) throw new NoJourneys(`${path}: ${opened.refused[0]?.why ?? 'It holds no file.'}`)
    if (others.length > 0) throw new NoJourneys(`${path} holds ${others.length + 1} files; name one.`)
    return await new JourneyReader(file).read()
  } finally {
    await opened.close()
  }
}

const mostListed = 1_000

class JourneyReader {
  readonly #file: SourceFile
  readonly #unread: UnreadRow[] = []
  #unreadRows = 0
  #rows = 0
  #columns: JourneyColumns | null = null
  #builder = new JourneyBuilder()
  /** Rows count journeys rather than being one each: a count was met that is neither 0 nor 1. */
  #counted = false
  #withoutConversion = 0

  constructor(file: SourceFile) {
    this.#file = file
  }

  async read(): Promise<JourneyFile> {
    try {
      const { cut, rows } = await quickRows(this.#file)
      const reading = { decimalComma: cut.delimiter !== ',' }
      for await (const batch of rows()) {
        for (const row of batch) {
          if (isBad(row)) this.#refuse(row.line, row.why)
          else if (!isBlank(row.cells)) this.#row(row.line, row.cells, reading)
        }
      }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      this.#list(this.#file.path, error.message)
    }
    if (!this.#columns || this.#rows === 0) throw new NoJourneys(this.#nothing())
    const journeys = this.#builder.build()
    const nullsKnown = this.#columns.at.null !== undefined || (!this.#counted && this.#withoutConversion > 0)
    return {
      journeys: nullsKnown ? journeys : { ...journeys, nulls: null },
      rows: this.#rows,
      unread: this.#unread,
      unreadRows: this.#unreadRows,
      unused: this.#columns.unused,
    }
  }

  #row(line: number, cells: readonly string[], reading: RowReading): void {
    if (!this.#columns) {
      this.#begin(cells)
      return
    }
    const journey = journeyRow(cells, this.#columns, reading)
    if (typeof journey === 'string') {
      this.#refuse(line, journey)
      return
    }
    this.#rows++
    this.#builder.add(this.#columns.at.null === undefined ? this.#withNull(journey) : journey)
  }

  /** In a table of one row per journey, a row without conversion is a journey that did not convert. */
  #withNull(journey: Journey): Journey {
    if (journey.conversions !== 0 && journey.conversions !== 1) this.#counted = true
    if (journey.conversions !== 0) return journey
    this.#withoutConversion++
    return { ...journey, nulls: 1 }
  }

  #begin(header: readonly string[]): void {
    const columns = journeyColumns(header)
    const { at, unused } = columns
    const found = `; the columns are ${header.join(', ').slice(0, 400)}`
    if (at.path === undefined) throw new NoJourneys(`${this.#file.path} has no column \`path\`${found}.`)
    if (at.conversions === undefined && unused.length > 0) {
      throw new NoJourneys(`${this.#file.path} has no column \`conversions\`${found}.`)
    }
    this.#columns = columns
    this.#builder = new JourneyBuilder({
      nulls: true,
      values: at.value !== undefined,
      days: at.days !== undefined,
      keys: at.keys !== undefined,
    })
  }

  #refuse(line: number, why: string): void {
    this.#list(`${this.#file.path} line ${line}`, why)
  }

  #list(where: string, why: string): void {
    this.#unreadRows++
    if (this.#unread.length < mostListed) this.#unread.push({ where, why })
  }

  #nothing(): string {
    const [first] = this.#unread
    const rest = this.#unreadRows > 1 ? ` (and ${this.#unreadRows - 1} more)` : ''
    return first
      ? `Nothing could be read. ${first.where}: ${first.why}${rest}`
      : `${this.#file.path} holds no journeys.`
  }
}
