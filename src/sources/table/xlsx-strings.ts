import { Unreadable } from '../intake/unreadable.ts'
import type { XlsxPackage } from './xlsx-package.ts'

const pageSize = 1024 * 1024
const mostPages = 384
const longest = 32_767 * 4

/** A workbook's shared strings, packed as UTF-8 pages: a million texts as objects would not fit beside everything else. */
export class SharedStrings {
  #pages: Buffer[] = []
  /** Bytes used of each page. */
  #used: number[] = []
  #starts = new Uint32Array(1024)
  #count = 0

  add(text: string): void {
    const bytes = Buffer.from(text).subarray(0, longest)
    let page = this.#pages.length - 1
    if (page < 0 || (this.#used[page] ?? 0) + Math.max(1, bytes.length) > pageSize) {
      if (++page >= mostPages) throw new Unreadable('The workbook holds too much text. Save its sheets as CSV.')
      this.#pages.push(Buffer.allocUnsafe(pageSize))
      this.#used.push(0)
    }
    const at = this.#used[page] ?? 0
    this.#pages[page]?.set(bytes, at)
    this.#used[page] = at + bytes.length
    if (this.#count === this.#starts.length) {
      const wider = new Uint32Array(this.#starts.length * 2)
      wider.set(this.#starts)
      this.#starts = wider
    }
    this.#starts[this.#count++] = page * pageSize + at
  }

  at(index: number): string {
    const start = index < this.#count ? this.#starts[index] : undefined
    if (start === undefined) return ''
    const page = Math.floor(start / pageSize)
    const next = index + 1 < this.#count ? (this.#starts[index + 1] ?? 0) : Number.POSITIVE_INFINITY
    const end = next < (page + 1) * pageSize ? next - page * pageSize : this.#used[page]
    return this.#pages[page]?.toString('utf8', start - page * pageSize, end) ?? ''
  }
}

/** Reads `sharedStrings.xml`: rich text runs joined, phonetic guides left out. */
export async function sharedStrings(book: XlsxPackage, part: string): Promise<SharedStrings> {
  const strings = new SharedStrings()
  let text = ''
  let inText = false
  let phonetic = false
  await book.read(part, {
    open: name => {
      if (name === 'si') text = ''
      else if (name === 't') inText = !phonetic
      else if (name === 'rPh') phonetic = true
    },
    close: name => {
      if (name === 'si') strings.add(text)
      else if (name === 't') inText = false
      else if (name === 'rPh') phonetic = false
    },
    text: piece => {
      if (inText && text.length < longest) text += piece
    },
  })
  return strings
}
