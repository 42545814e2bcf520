import { mostColumns } from './csv.ts'
import type { BadRow, Row } from './row.ts'
import type { Show } from './xlsx-formats.ts'
import type { Handler } from './xlsx-package.ts'
import type { SharedStrings } from './xlsx-strings.ts'

const longestCell = 32_767 * 4

/** Column from 0 of a cell's address: `B7` is 1. */
function columnOf(address: string): number {
  let column = 0
  for (let at = 0; at < Math.min(address.length, 4); at++) {
    const letter = address.charCodeAt(at) & 0xdf
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return column - 1
}

/** Gathers the rows of one worksheet part (ECMA-376 part 1, 18.3) as it is parsed. */
export class SheetRows implements Handler {
  #rows: (Row | BadRow)[] = []
  #strings: SharedStrings
  #formats: (style: number) => Show
  #row: string[] = []
  #line = 0
  #column = -1
  #type = 'n'
  #style = 0
  #value = ''
  #formula = ''
  #into: 'value' | 'formula' | null = null

  constructor(strings: SharedStrings, formats: (style: number) => Show) {
    this.#strings = strings
    this.#formats = formats
  }

  take(): readonly (Row | BadRow)[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'c') {
      this.#column = attributes.r ? columnOf(attributes.r) : this.#column + 1
      this.#type = attributes.t ?? 'n'
      this.#style = Number(attributes.s ?? 0)
      this.#value = ''
      this.#formula = ''
    } else if (name === 'v' || name === 't') this.#into = 'value'
    else if (name === 'f') this.#into = 'formula'
    else if (name === 'row') {
      this.#line = Number(attributes.r) || this.#line + 1
      this.#row = []
      this.#column = -1
    }
  }

  text(piece: string): void {
    if (this.#into === 'value' && this.#value.length < longestCell) this.#value += piece
    else if (this.#into === 'formula' && this.#formula.length < longestCell) this.#formula += piece
  }

  close(name: string): void {
    if (name === 'v' || name === 't' || name === 'f') this.#into = null
    else if (name === 'c') this.#cell()
    else if (name === 'row') this.#end()
  }

  #cell(): void {
    const text = this.#shown()
    if (text === '' || this.#column < 0) return
    if (this.#column < mostColumns) {
      while (this.#row.length < this.#column) this.#row.push('')
      this.#row[this.#column] = text
    } else this.#row.length = mostColumns + 1
  }

  /** What the cell shows. An error (`#REF!`) shows nothing; a formula that was never calculated shows itself. */
  #shown(): string {
    const value = this.#value
    if (this.#type === 's') return this.#strings.at(Number(value))
    if (this.#type === 'b') return value === '1' || value === 'true' ? 'TRUE' : value === '' ? '' : 'FALSE'
    if (this.#type === 'e') return ''
    if (this.#type === 'inlineStr' || this.#type === 'str') return value
    if (this.#type === 'd') return value.replace(/T00:00(:00(\.0+)?)?Z?$/, '')
    if (value === '') return this.#formula ? `=${this.#formula}` : ''
    const number = Number(value)
    return Number.isFinite(number) ? this.#formats(this.#style)(number) : value
  }

  #end(): void {
    const line = this.#line
    if (this.#row.length > mostColumns) this.#rows.push({ line, why: `The row has more than ${mostColumns} columns.` })
    else this.#rows.push({ line, cells: this.#row })
    this.#row = []
  }
}
