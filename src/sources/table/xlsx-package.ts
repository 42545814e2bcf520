import { Parser } from 'htmlparser2'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { Unreadable } from '../intake/unreadable.ts'

const mebibyte = 1024 * 1024
const xlsxLimits = {
  /** A workbook is read from memory: its table of contents lies at its end. */
  packed: 192 * mebibyte,
  /** Unpacked bytes of all parts that are read. */
  unpacked: 2048 * mebibyte,
  /** Unpacked to packed bytes, judged past `ratioFloor`. */
  ratio: 200,
  ratioFloor: 32 * mebibyte,
  parts: 5_000,
} as const

/** What a reader of one part wants to hear. */
export interface Handler {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  close?(name: string): void
  text?(text: string): void
}

/** The parts of an Office Open XML file (ECMA-376 part 2), streamed and bounded. */
export class XlsxPackage {
  #zip: ZipFile
  #parts: ReadonlyMap<string, Entry>
  #unpacked = 0

  private constructor(zip: ZipFile, parts: ReadonlyMap<string, Entry>) {
    this.#zip = zip
    this.#parts = parts
  }

  /** Throws `Unreadable` for anything that is no workbook of bearable size. */
  static async open(source: AsyncIterable<Uint8Array>, size: number | null): Promise<XlsxPackage> {
    const bytes = await collected(source, size)
    try {
      const zip = await fromBufferPromise(bytes, { autoClose: false })
      if (zip.entryCount > xlsxLimits.parts) throw new Unreadable('Refused: the workbook has too many parts.')
      const parts = new Map<string, Entry>()
      for await (const entry of zip.eachEntry()) parts.set(entry.fileName.replace(/^\//, '').toLowerCase(), entry)
      return new XlsxPackage(zip, parts)
    } catch (error) {
      if (error instanceof Unreadable) throw error
      throw new Unreadable('The workbook is damaged: it cannot be unpacked.')
    }
  }

  has(part: string): boolean {
    return this.#parts.has(part.toLowerCase())
  }

  /** Parses one part from the beginning, a piece at a time; after each piece the caller may take what the handler gathered. */
  async *parse(part: string, handler: Handler): AsyncGenerator<void> {
    const entry = this.#parts.get(part.toLowerCase())
    if (!entry) return
    const parser = new Parser(
      {
        onopentag: (name, attributes) => handler.open(local(name), attributes),
        onclosetag: name => handler.close?.(local(name)),
        ontext: text => handler.text?.(text),
      },
      { xmlMode: true, decodeEntities: true },
    )
    const decoder = new TextDecoder('utf-8')
    for await (const bytes of this.#bytes(entry)) {
      parser.write(decoder.decode(bytes, { stream: true }))
      yield
    }
    parser.end(decoder.decode())
    yield
  }

  async read(part: string, handler: Handler): Promise<void> {
    for await (const _ of this.parse(part, handler));
  }

  async *#bytes(entry: Entry): AsyncGenerator<Uint8Array> {
    const stream = await this.#zip.openReadStreamPromise(entry)
    let size = 0
    for await (const bytes of stream as AsyncIterable<Buffer>) {
      size += bytes.length
      this.#unpacked += bytes.length
      if (size > xlsxLimits.ratioFloor && size > entry.compressedSize * xlsxLimits.ratio)
        throw new Unreadable(`Refused: it unpacks to more than ${xlsxLimits.ratio} times its size.`)
      if (this.#unpacked > xlsxLimits.unpacked)
        throw new Unreadable('Refused: it unpacks to more than 2 GB. Save it as CSV.')
      yield bytes
    }
  }
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/** All bytes of a file, in one buffer from the start where its size is known. */
async function collected(source: AsyncIterable<Uint8Array>, expected: number | null): Promise<Buffer> {
  let bytes = Buffer.allocUnsafe(Math.min(expected ?? mebibyte, xlsxLimits.packed))
  let size = 0
  for await (const piece of source) {
    if (size + piece.length > xlsxLimits.packed)
      throw new Unreadable('The workbook is larger than 192 MB. Save its sheets as CSV.')
    if (size + piece.length > bytes.length) bytes = Buffer.concat([bytes.subarray(0, size)], (size + piece.length) * 2)
    bytes.set(piece, size)
    size += piece.length
  }
  return bytes.subarray(0, size)
}
