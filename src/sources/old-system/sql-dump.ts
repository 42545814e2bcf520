import type { BadRow, Row } from '../table/row.ts'
import { type Piece, SqlPieces } from './sql-pieces.ts'

/** Rows of one table, in a batch. */
interface DumpRows {
  readonly table: string
  /** Null when neither the INSERT nor a CREATE TABLE before it names the columns. */
  readonly columns: readonly string[] | null
  readonly rows: readonly (Row | BadRow)[]
}

const constraints = /^(primary|key|unique|constraint|index|fulltext|foreign|check|spatial|exclude|period)$/i
const batchSize = 500
const mostCells = 2_000

/**
 * Rows of the INSERT statements of a SQL dump (MySQL, MariaDB; what SQLite and PostgreSQL write with `--inserts`),
 * read as data: no statement is ever run. Everything else in the dump is passed over. Bounded memory.
 */
export async function* readDump(text: AsyncIterable<string>): AsyncGenerator<DumpRows> {
  const columns = new Map<string, readonly string[]>()
  const pieces = new SqlPieces()
  const reader = new Statements(columns)
  for await (const part of text) {
    for (const piece of pieces.write(part)) reader.take(piece)
    yield* reader.ready(batchSize)
  }
  for (const piece of pieces.end()) reader.take(piece)
  reader.finish(pieces.line)
  yield* reader.ready(1)
}

type State = 'start' | 'skip' | 'table' | 'columns' | 'values' | 'tuple' | 'create' | 'definition'

/** One statement at a time, told apart by its first words. */
class Statements {
  #columns: Map<string, readonly string[]>
  #state: State = 'start'
  #words: string[] = []
  #table = ''
  #names: string[] = []
  #named = false
  #depth = 0
  #fresh = true
  #cells: string[] = []
  #cell: string | null = null
  #line = 1
  #why: string | null = null
  #batches: { table: string; columns: readonly string[] | null; rows: (Row | BadRow)[] }[] = []

  constructor(columns: Map<string, readonly string[]>) {
    this.#columns = columns
  }

  *ready(least: number): Generator<DumpRows> {
    if (this.#batches.reduce((sum, batch) => sum + batch.rows.length, 0) < least) return
    const batches = this.#batches
    this.#batches = []
    yield* batches
  }

  take(piece: Piece): void {
    if (piece.kind === 'mark' && piece.text === ';') {
      if (this.#state === 'tuple') this.#push({ line: this.#line, why: 'The statement ends inside a row.' })
      this.#reset()
      return
    }
    if (this.#state === 'start') this.#first(piece)
    else if (this.#state === 'table') this.#afterInto(piece)
    else if (this.#state === 'columns') this.#column(piece)
    else if (this.#state === 'values') this.#betweenTuples(piece)
    else if (this.#state === 'tuple') this.#inTuple(piece)
    else if (this.#state === 'create') this.#afterCreate(piece)
    else if (this.#state === 'definition') this.#definition(piece)
  }

  finish(line: number): void {
    if (this.#state === 'tuple')
      this.#push({
        line: this.#line,
        why: `The dump is cut off: a row begins on line ${this.#line} and does not end by line ${line}.`,
      })
  }

  #reset(): void {
    this.#state = 'start'
    this.#words = []
  }

  #first(piece: Piece): void {
    if (piece.kind !== 'word') {
      this.#state = 'skip'
      return
    }
    const word = piece.text.toLowerCase()
    this.#words.push(word)
    const [verb] = this.#words
    if (verb === 'insert' || verb === 'replace') {
      if (word === 'into') this.#begin('table')
      else if (this.#words.length > 5) this.#state = 'skip'
    } else if (verb === 'create') {
      if (word === 'table') this.#begin('create')
      else if (this.#words.length > 3) this.#state = 'skip'
    } else this.#state = 'skip'
  }

  #begin(state: State): void {
    this.#state = state
    this.#table = ''
    this.#names = []
    this.#named = false
  }

  #afterInto(piece: Piece): void {
    if (piece.kind === 'mark') {
      if (piece.text === '(') this.#state = 'columns'
      return
    }
    if (piece.kind === 'word' && /^values?$/i.test(piece.text)) this.#state = 'values'
    else if (piece.kind === 'word' && /^(select|set)$/i.test(piece.text)) this.#state = 'skip'
    else this.#table = bare(piece.text)
  }

  #column(piece: Piece): void {
    if (piece.kind === 'mark') {
      if (piece.text !== ')') return
      this.#named = true
      this.#state = 'values'
    } else if (this.#names.length < mostCells) this.#names.push(piece.text)
  }

  #betweenTuples(piece: Piece): void {
    if (piece.kind === 'word' && /^(select|on)$/i.test(piece.text)) this.#state = 'skip'
    if (piece.kind !== 'mark' || piece.text !== '(') return
    this.#state = 'tuple'
    this.#cells = []
    this.#cell = null
    this.#depth = 0
    this.#why = null
    this.#line = piece.line
  }

  #inTuple(piece: Piece): void {
    if (piece.kind === 'mark') {
      if (piece.text === '(') this.#depth++
      else if (piece.text === ')' && this.#depth > 0) this.#depth--
      else if (piece.text === ')') this.#endTuple()
      else if (piece.text === ',' && this.#depth === 0) this.#endCell()
      return
    }
    if (piece.cut) this.#why = 'A value is longer than 4 MB.'
    if (piece.kind === 'word') {
      if (/^(null|default)$/i.test(piece.text) || /^_(binary|utf8\w*|latin1)$/i.test(piece.text)) return
    }
    this.#cell = (this.#cell ?? '') + piece.text
  }

  #endCell(): void {
    if (this.#cells.length < mostCells) this.#cells.push(this.#cell ?? '')
    this.#cell = null
  }

  #endTuple(): void {
    this.#endCell()
    this.#state = 'values'
    const known = this.#named ? this.#names : this.#columns.get(this.#table)
    const cells = this.#cells
    const line = this.#line
    if (this.#why) this.#push({ line, why: this.#why })
    else if (known && cells.length !== known.length)
      this.#push({ line, why: `The row has ${cells.length} values, the table ${known.length} columns.`, cells })
    else this.#push({ line, cells })
  }

  #push(row: Row | BadRow): void {
    const columns = this.#named ? this.#names : (this.#columns.get(this.#table) ?? null)
    const last = this.#batches.at(-1)
    if (last && last.table === this.#table && last.rows.length < batchSize && same(last.columns, columns))
      last.rows.push(row)
    else this.#batches.push({ table: this.#table, columns, rows: [row] })
  }

  #afterCreate(piece: Piece): void {
    if (piece.kind !== 'mark') {
      if (piece.kind === 'name' || !/^(if|not|exists)$/i.test(piece.text)) this.#table = bare(piece.text)
    } else if (piece.text === '(') {
      this.#state = 'definition'
      this.#depth = 0
      this.#fresh = true
    }
  }

  #definition(piece: Piece): void {
    if (piece.kind === 'mark') {
      if (piece.text === '(') this.#depth++
      else if (piece.text === ')') {
        if (this.#depth-- > 0) return
        if (this.#columns.size < 10_000) this.#columns.set(this.#table, this.#names)
        this.#state = 'skip'
      } else if (piece.text === ',' && this.#depth === 0) this.#fresh = true
      return
    }
    if (!this.#fresh || this.#depth > 0) return
    this.#fresh = false
    if ((piece.kind === 'name' || !constraints.test(piece.text)) && this.#names.length < mostCells)
      this.#names.push(piece.text)
  }
}

/** A table's name without its database's. */
const bare = (name: string): string => name.slice(name.lastIndexOf('.') + 1).slice(0, 200)

const same = (a: readonly string[] | null, b: readonly string[] | null): boolean =>
  a === b || (a !== null && b !== null && a.length === b.length && a.every((name, at) => name === b[at]))
