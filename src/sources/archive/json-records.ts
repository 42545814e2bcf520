import { unreadable } from '../intake/unreadable.ts'
import type { SourceFile } from '../source.ts'
import { decodeStream, sniffEncoding } from '../text.ts'

/** One record of a JSON file, with where it stands. */
interface JsonRecord {
  readonly value: unknown
  /** Cut out of a page's list, beside which other objects may stand (`paging`). */
  readonly listed: boolean
  readonly place: string
}

interface BadJson {
  readonly place: string
  readonly why: string
}

const longestRecord = 16 * 1024 * 1024

/**
 * Records of a JSON file as an API gives them: an array, one object, objects line after line, or pages such as
 * `{"candidates": […], "paging": …}`. Objects are cut out by their brackets and parsed one by one, so that a file of any
 * length is read in the memory of its longest record.
 */
export async function* jsonRecords(file: SourceFile): AsyncGenerator<JsonRecord | BadJson> {
  const cutter = new Cutter()
  let count = 0
  const made = (text: string): JsonRecord | BadJson => {
    const place = `${file.path} record ${++count}`
    try {
      return { value: JSON.parse(text), listed: cutter.page, place }
    } catch (error) {
      return {
        place,
        why: `The record is no JSON: ${error instanceof Error ? error.message.slice(0, 200) : 'damaged'}.`,
      }
    }
  }
  try {
    for await (const part of decodeStream(file.open(), sniffEncoding(file.head))) {
      for (const text of cutter.write(part)) yield made(text)
      if (cutter.tooLong) {
        yield { place: file.path, why: 'A record is longer than 16 MB.' }
        return
      }
    }
  } catch (error) {
    yield { place: file.path, why: unreadable(error).message }
    return
  }
  if (cutter.open) yield { place: file.path, why: `The file is cut off: it ends inside record ${count + 1}.` }
  else if (!count) yield { place: file.path, why: 'The file holds no JSON objects.' }
}

/** `{"candidates": [`: the objects in the list are the records, not the page. */
const pageStart =
  /^\s*\{\s*"(data|candidates|applications|jobs|activities|comments|scheduled_interviews|scorecards|offers)"\s*:\s*\[/

/** Cuts the outermost objects out of JSON text, across any chunk border. */
class Cutter {
  tooLong = false
  page = false
  #begun = false
  #depth = 0
  #inString = false
  #escaped = false
  #parts: string[] = []
  #length = 0

  get open(): boolean {
    return this.#depth > 0
  }

  write(part: string): readonly string[] {
    const found: string[] = []
    const start = this.#begun ? null : pageStart.exec(part)
    this.#begun = true
    this.page ||= start !== null
    let from = 0
    for (let at = start?.[0].length ?? 0; at < part.length; at++) {
      const letter = part.charCodeAt(at)
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false
        else if (letter === 92) this.#escaped = true
        else if (letter === 34) this.#inString = false
        continue
      }
      if (letter === 34) this.#inString = true
      else if (letter === 123) {
        if (this.#depth++ === 0) from = at
      } else if (letter === 125 && this.#depth > 0 && --this.#depth === 0) {
        found.push([...this.#parts, part.slice(from, at + 1)].join(''))
        this.#parts = []
        this.#length = 0
      }
    }
    if (this.#depth > 0) {
      this.#parts.push(part.slice(from))
      this.#length += part.length - from
      this.tooLong = this.#length > longestRecord
    }
    return found
  }
}
