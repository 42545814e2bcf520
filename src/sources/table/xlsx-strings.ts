import { Unreadable } from '../intake/unreadable.ts'
import type { XlsxPackage } from './xlsx-package.ts'

const pageSize = 1024 * 1024
const mostPages = 384
const longest = 32_767 * 4

/** A workbook's shared strings, packed as UTF-8 pages: a million texts as objects would not fit beside everything else. */
export class SharedStrings {
  #pages: Buffer[] = []
  #used = pageSize
  #starts: number[] = []
  #lengths: number[] = []

  add(text: string): void {
    const bytes = Buffer.from(text).subarray(0, longest)
    if (this.#used + bytes.length > pageSize) {
      if (this.#pages.length >= mostPages)
        throw new Unreadable('The workbook holds too much text. Save its sheets as CSV.')
      this.#pages.push(Buffer.allocUnsafe(pageSize))
      this.#used = 0
    }
    this.#pages.at(-1)?.set(bytes, this.#used)
    this.#starts.push((this.#pages.length - 1) * pageSize + this.#used)
    this.#lengths.push(bytes.length)
    this.#used += bytes.length
  }

  at(index: number): string {
    const start = this.#starts[index]
    if (start === undefined) return ''
    const from = start % pageSize
    return this.#pages[Math.floor(start / pageSize)]?.toString('utf8', from, from + (this.#lengths[index] ?? 0)) ?? ''
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
