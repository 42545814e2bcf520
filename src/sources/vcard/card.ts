import { byteLines, fallbackCharset } from '../archive/content-lines.ts'
import type { SourceFile } from '../source.ts'
import { isMedia, type Property, propertyOf } from './property.ts'

/** One card of a file: its properties, pictures left out. */
export interface Card {
  readonly place: string
  readonly properties: readonly Property[]
  /** What was left out or could not be read, in words for a person. */
  readonly faults: readonly string[]
}

/** A line beyond is cut: nothing that a card says of a person is that long. */
const longestLine = 64 * 1024
/** Of one name, and in all: a card has a few addresses, not thousands. */
const mostOfOne = 50
const mostProperties = 1000

/** The cards of a `.vcf` file, one after the other; memory is one card's. */
export async function* cardsOf(file: SourceFile): AsyncGenerator<Card> {
  const fallback = fallbackCharset(file.head)
  let gathering: Gathering | null = null
  let number = 0
  let depth = 0
  for await (const { bytes, cut, number: line } of byteLines(file, longestLine)) {
    if (/^begin\s*:\s*vcard\s*$/i.test(bytes)) {
      if (gathering && depth === 1 && gathering.size > 0 && !gathering.agentOpen) {
        yield gathering.done('The card has no end.')
        depth = 0
      }
      if (depth++ === 0) gathering = new Gathering(`${file.path} card ${++number} (line ${line})`)
      continue
    }
    if (!gathering) continue
    if (/^end\s*:\s*vcard\s*$/i.test(bytes)) {
      if (--depth > 0) continue
      yield gathering.done(null)
      gathering = null
      depth = 0
      continue
    }
    if (depth > 1 || bytes.trim() === '' || isMedia(bytes)) continue
    const property = propertyOf(bytes, fallback)
    gathering.add(property, cut, line)
  }
  if (gathering) yield gathering.done('The file is cut off inside the card.')
}

class Gathering {
  readonly #place: string
  readonly #properties: Property[] = []
  readonly #counts = new Map<string, number>()
  readonly #faults: string[] = []
  /** `AGENT:` announces a card inside the card (vCard 2.1, 3.0). */
  agentOpen = false
  size = 0

  constructor(place: string) {
    this.#place = place
  }

  add(property: Property | null, cut: boolean, line: number): void {
    this.size++
    if (!property) {
      // Base64 that is not folded as it should be, and blank Lotus lines, are no loss.
      return
    }
    this.agentOpen = property.name === 'AGENT' && property.text === ''
    if (cut) this.#faults.push(`${property.name} in line ${line} is longer than 64 KB: its end was left out.`)
    const count = (this.#counts.get(property.name) ?? 0) + 1
    this.#counts.set(property.name, count)
    if (count <= mostOfOne && this.#properties.length < mostProperties) this.#properties.push(property)
  }

  done(fault: string | null): Card {
    const many = [...this.#counts].filter(([, count]) => count > mostOfOne)
    return {
      place: this.#place,
      properties: this.#properties,
      faults: [
        ...(fault === null ? [] : [fault]),
        ...many.map(([name, count]) => `${name} stands there ${count} times: the first ${mostOfOne} were read.`),
        ...this.#faults,
      ],
    }
  }
}
