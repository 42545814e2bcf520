import { unreadable } from '../intake/unreadable.ts'
import type { SourceFile } from '../source.ts'
import { decodeStream, sniffEncoding } from '../text.ts'
import { type Shape, shapeOf } from './shape.ts'

/** One element of a list in a JSON file, with the members of the object around the list that stand before it. */
export interface JsonItem {
  readonly value: unknown
  readonly around: Shape
  /** From 1, in the file. */
  readonly number: number
}

interface JsonFault {
  readonly fault: string
}

const longest = 16 * 1024 * 1024

/**
 * Elements of the lists named in `lists` (`''` for a list that is the whole file), one by one: a file of any length is
 * read in the memory of its longest element. Text before the first bracket (`window.YTD.tweets.part0 =`) is passed over;
 * what follows the end is a fault and is not looked at. Nothing of the file is ever run.
 */
export async function* jsonItems(file: SourceFile, lists: ReadonlySet<string>): AsyncGenerator<JsonItem | JsonFault> {
  const cutter = new ItemCutter(lists)
  let number = 0
  try {
    for await (const part of decodeStream(file.open(), sniffEncoding(file.head))) {
      for (const { text, around } of cutter.write(part)) {
        number++
        try {
          yield { value: JSON.parse(text), around, number }
        } catch (error) {
          yield { fault: `Record ${number} is no JSON: ${error instanceof Error ? error.message.slice(0, 200) : ''}` }
        }
      }
      if (cutter.fault) break
    }
  } catch (error) {
    return yield { fault: unreadable(error).message }
  }
  const fault = cutter.fault ?? cutter.unfinished
  if (fault) yield { fault }
}

interface Cut {
  readonly text: string
  readonly around: Shape
}

const quote = 34
const backslash = 92
const comma = 44
const isSpace = (letter: number): boolean => letter === 32 || (letter >= 9 && letter <= 13)

/** Follows the brackets of a JSON text over any chunk border. What is around the lists is kept, each element cut out. */
class ItemCutter {
  fault: string | null = null
  readonly #lists: ReadonlySet<string>
  /** Text of what is open around the lists; finished lists and objects in it are emptied. */
  #frame = ''
  /** Where in the frame every open bracket stands. */
  #open: number[] = []
  #around: Shape = {}
  /** Depth of brackets within the element; -1 outside of any list that is read. */
  #inside = -1
  #item: string[] = []
  #itemLength = 0
  #inString = false
  #escaped = false
  #begun = false
  #ended = false

  constructor(lists: ReadonlySet<string>) {
    this.#lists = lists
  }

  get unfinished(): string | null {
    if (!this.#begun) return 'It holds no JSON.'
    return this.#ended ? null : 'The file is cut off: it ends inside a record.'
  }

  write(part: string): readonly Cut[] {
    const found: Cut[] = []
    let from = 0
    for (let at = 0; at < part.length; at++) {
      const letter = part.charCodeAt(at)
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false
        else if (letter === backslash) this.#escaped = true
        else if (letter === quote) this.#inString = false
        continue
      }
      if (letter === quote) {
        if (this.#begun) this.#inString = true
        continue
      }
      const opens = letter === 123 || letter === 91
      const closes = letter === 125 || letter === 93
      if (this.#ended) {
        if (!isSpace(letter) && letter !== 59) {
          this.fault = 'There is more after the end of the data; it was not read and not run.'
          return found
        }
        continue
      }
      if (!opens && !closes && !(letter === comma && this.#inside === 0)) continue
      if (!this.#begun) {
        if (closes) continue
        this.#begun = true
        from = at
      }
      if (this.#inside >= 0) {
        if (opens) this.#inside++
        else if (closes && this.#inside > 0) this.#inside--
        else {
          // A comma or the end of the list: the element before it is complete.
          this.#keep(part.slice(from, at))
          this.#take(found)
          from = at + 1
          if (closes) {
            this.#inside = -1
            this.#close(part, at, at)
          }
        }
      } else if (opens) {
        this.#frame += part.slice(from, at + 1)
        from = at + 1
        this.#open.push(this.#frame.length - 1)
        if (letter === 91 && this.#lists.has(this.#nameOfList())) {
          this.#around = this.#membersAround()
          this.#inside = 0
        }
      } else {
        this.#close(part, at, from)
        from = at + 1
      }
    }
    if (this.#begun && !this.#ended) {
      if (this.#inside >= 0) this.#keep(part.slice(from))
      else this.#frame += part.slice(from)
      if (this.#itemLength > longest || this.#frame.length > longest) this.fault = 'A record is longer than 16 MB.'
    }
    return found
  }

  #keep(text: string): void {
    if (text) this.#item.push(text)
    this.#itemLength += text.length
  }

  #take(found: Cut[]): void {
    const text = this.#item.join('')
    this.#item = []
    this.#itemLength = 0
    if (text.trim() !== '') found.push({ text, around: this.#around })
  }

  #close(part: string, at: number, from: number): void {
    this.#frame += part.slice(from, at + 1)
    this.#open.pop()
    if (this.#open.length === 0) this.#ended = true
    // What a list around has held so far may still be asked for (participants), but not without end.
    const list = this.#open.at(-1)
    if (list !== undefined && this.#frame[list] === '[' && this.#frame.length > 65_536)
      this.#frame = `${this.#frame.slice(0, list + 1)}0`
  }

  #nameOfList(): string {
    if (this.#open.length === 1) return ''
    return /"([^"\\]{1,60})"\s*:\s*\[$/.exec(this.#frame.slice(-90))?.[1] ?? ' '
  }

  #membersAround(): Shape {
    const start = this.#open.at(-2)
    if (start === undefined || this.#frame[start] !== '{') return {}
    try {
      return shapeOf(JSON.parse(`${this.#frame.slice(start)}]}`))
    } catch {
      return {}
    }
  }
}
