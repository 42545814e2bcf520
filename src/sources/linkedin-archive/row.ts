import type { OriginalDraft, Unread } from '#src/domain/draft.ts'
import { baseName } from '../intake/path.ts'
import { placeOf } from '../table/row.ts'
import { lineOf, textOf } from './cell.ts'
import type { Header } from './header.ts'

/** One row of a CSV in the archive. Columns are asked for by name, in any order and vintage. */
export class Row {
  readonly place: string
  readonly #file: string
  readonly #header: Header
  readonly #cells: readonly string[]
  #original: OriginalDraft | null = null

  constructor(path: string, line: number, header: Header, cells: readonly string[]) {
    this.place = placeOf({ path, unit: 'line' }, line)
    this.#file = baseName(path)
    this.#header = header
    this.#cells = cells
  }

  /** The first filled cell among columns of these names, as one line; empty when there is none. */
  cell(...names: readonly string[]): string {
    return lineOf(this.#raw(names))
  }

  /** The same with its lines kept, HTML as text. */
  text(...names: readonly string[]): string {
    return textOf(this.#raw(names))
  }

  #raw(names: readonly string[]): string {
    for (const name of names)
      for (const at of this.#header.at.get(name) ?? []) {
        const cell = this.#cells[at]
        if (cell?.trim()) return cell
      }
    return ''
  }

  /** True when a column of this name exists, filled or not. */
  has(name: string): boolean {
    return this.#header.at.has(name)
  }

  unread(why: string): Unread {
    const cells = this.#header.names.map((name, at) => [name, this.#cells[at] ?? ''] as const)
    return { unread: true, place: this.place, why, row: Object.fromEntries(cells) }
  }

  /** The row as it stood, under its header: what every value read from it can show. */
  original(): OriginalDraft {
    this.#original ??= {
      bytes: Buffer.from(`${written(this.#header.names)}${written(this.#cells)}`),
      mediaType: 'text/csv',
      name: this.#file,
    }
    return this.#original
  }
}

const written = (cells: readonly string[]): string =>
  `${cells.map(cell => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`
