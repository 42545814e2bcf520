import { Parser } from 'csv-parse'
import iconv from 'iconv-lite'
import { unreadable } from '../intake/unreadable.ts'
import { decodeStream, sniffEncoding } from '../text.ts'
import { type Cut, separatorLine, sniffDelimiter } from './delimiter.ts'
import type { BadRow, Row } from './row.ts'

/** A record longer than this is no record: a quotation mark that never closes, or no table at all. */
export const longestRecord = 4 * 1024 * 1024
export const mostColumns = 2_000

const longestShown = 64 * 1024

const newline = 10
const carriageReturn = 13

/** Text of the first bytes of a file, for sniffing only: a letter cut at the end does not matter. */
export const headText = (head: Uint8Array): string =>
  iconv.decode(Buffer.from(head.buffer, head.byteOffset, head.byteLength), sniffEncoding(head))

/** Rows of a CSV, TSV or semicolon file (RFC 4180 and what programs write instead), in batches, in bounded memory. */
export async function* readCsv(
  head: Uint8Array,
  open: () => AsyncIterable<Uint8Array>,
  cut?: Cut,
): AsyncGenerator<readonly (Row | BadRow)[]> {
  const text = headText(head)
  const reader = new CsvReader((cut ?? sniffDelimiter(text)).delimiter, /\n/.test(text) ? newline : carriageReturn)
  let first = true
  let torn: BadRow | null = null
  try {
    for await (const part of decodeStream(open(), sniffEncoding(head))) {
      const named = first ? separatorLine.exec(part) : null
      first = false
      if (named) reader.line = 2
      const rows = await reader.write(Buffer.from(named ? part.slice(named[0].length) : part))
      if (rows.length) yield rows
    }
  } catch (error) {
    torn = { line: reader.line, why: unreadable(error).message }
  }
  const rest = await reader.end()
  if (rest.length) yield rest
  if (torn) yield [torn]
}

/**
 * csv-parse, fed chunk by chunk. It counts lines wrongly inside quoted cells with CR LF and stops at the first damage,
 * so the bytes of the record in hand are kept: they give true line numbers, and a place to go on from.
 */
class CsvReader {
  line = 1
  #delimiter: string
  #lineEnd: number
  #parser: Parser
  #rows: (Row | BadRow)[] = []
  /** Bytes from the end of the last whole record on. */
  #held: Buffer[] = []
  #heldFrom = 0
  #width = 0
  #skipping = false

  constructor(delimiter: string, lineEnd: number) {
    this.#delimiter = delimiter
    this.#lineEnd = lineEnd
    this.#parser = this.#restart()
  }

  async write(chunk: Buffer): Promise<readonly (Row | BadRow)[]> {
    let bytes = chunk
    if (this.#skipping) {
      const end = bytes.indexOf(this.#lineEnd)
      if (end < 0) return []
      this.#skipping = false
      this.line++
      bytes = bytes.subarray(end + 1)
    }
    await this.#feed(bytes)
    return this.#take()
  }

  async end(): Promise<readonly (Row | BadRow)[]> {
    const failed = await this.#finish()
    if (failed && this.#held.length) await this.#unclosed()
    return this.#take()
  }

  /** A damaged line cut at its delimiters alone, for a person to mend. */
  #unquoted(line: Buffer): string[] {
    return line.subarray(0, longestShown).toString('utf8').replace(/\r$/, '').replaceAll('"', '').split(this.#delimiter)
  }

  #take(): (Row | BadRow)[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  #restart(): Parser {
    this.#heldFrom = 0
    const parser = new Parser({
      delimiter: this.#delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: longestRecord,
      on_record: (record: string[], info) => {
        this.#record(record, info.bytes)
        return null
      },
    })
    // Failures arrive with the call that caused them.
    parser.on('error', () => {})
    return parser
  }

  #record(cells: string[], end: number): void {
    const line = this.line
    this.#letGo(end - this.#heldFrom)
    this.#heldFrom = end
    if (cells.length > mostColumns) {
      this.#rows.push({ line, why: `The row has ${cells.length} columns; at most ${mostColumns} can be read.` })
      return
    }
    if (cells.length > 1) this.#width = cells.length
    this.#rows.push({ line, cells })
  }

  /** Counts the lines of bytes that are read and drops them. */
  #letGo(bytes: number): void {
    let left = bytes
    for (let part = this.#held[0]; part && left > 0; part = this.#held[0]) {
      this.line += count(part, left, this.#lineEnd)
      if (part.length > left) this.#held[0] = part.subarray(left)
      else this.#held.shift()
      left -= part.length
    }
  }

  async #feed(bytes: Buffer): Promise<void> {
    let next: Buffer | null = bytes
    while (next?.length) {
      this.#held.push(next)
      const failed = await settled(done => this.#parser.write(next, done))
      next = failed ? this.#afterTooLong() : null
    }
  }

  #finish(): Promise<boolean> {
    return settled(done => {
      this.#parser.end(done)
      this.#parser.resume()
    })
  }

  /** The record in hand is too long: its first line is given up; what follows is read again, or skipped to its end. */
  #afterTooLong(): Buffer | null {
    const held = Buffer.concat(this.#held)
    const end = held.indexOf(this.#lineEnd)
    const megabytes = longestRecord / 1024 / 1024
    const line = this.line
    if (end < 0) this.#rows.push({ line, why: `The line is longer than ${megabytes} MB.` })
    else {
      const why = `A quotation mark is opened on line ${line} and not closed within ${megabytes} MB.`
      this.#rows.push({ line, why, cells: this.#unquoted(held.subarray(0, end)) })
    }
    this.#held = []
    this.#parser = this.#restart()
    if (end < 0) {
      this.#skipping = true
      return null
    }
    this.line++
    return held.subarray(end + 1)
  }

  /**
   * The file ends inside a quoted cell. When the lines after the quotation mark are rows of the table's width, only the
   * first was damaged; otherwise they are the torn cell's text, and one line of complaint stands for all of it.
   */
  async #unclosed(): Promise<void> {
    const held = Buffer.concat(this.#held)
    const line = this.line
    const end = held.indexOf(this.#lineEnd)
    const rest = end < 0 ? Buffer.alloc(0) : held.subarray(end + 1)
    const again = new CsvReader(this.#delimiter, this.#lineEnd)
    again.line = line + 1
    const rows = rest.length ? [...(await again.write(rest)), ...(await again.end())] : []
    const whole = rows.filter(row => !('why' in row) && row.cells.length === this.#width).length
    const readable = this.#width > 1 && rows.length > 0 && whole >= rows.length * 0.8
    const last = line + count(held, held.length, this.#lineEnd) - (held.at(-1) === this.#lineEnd ? 1 : 0)
    const lost = readable || last <= line ? '' : ` Lines ${line} to ${last} could not be read.`
    const why = `A quotation mark is opened on line ${line} and never closed.${lost}`
    this.#rows.push({ line, why, cells: this.#unquoted(held.subarray(0, end < 0 ? held.length : end)) })
    if (readable) for (const row of rows) this.#rows.push(row)
  }
}

const count = (bytes: Buffer, length: number, byte: number): number => {
  let found = 0
  for (let at = bytes.indexOf(byte); at >= 0 && at < length; at = bytes.indexOf(byte, at + 1)) found++
  return found
}

/** Runs one call of the parser; true when the parser gave up. Its error event says the same and is taken with it. */
function settled(call: (done: (error?: Error | null) => void) => void): Promise<boolean> {
  return new Promise(resolve => call(error => resolve(Boolean(error))))
}
