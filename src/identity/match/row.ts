import { foldName, tidyName } from '#src/lib/normalise/name.ts'
import type { MappedColumn } from './columns.ts'
import type { PersonRecord } from './corpus.ts'
import { inOrder } from './fields.ts'
import { isTitle } from './text/titles.ts'

const particles = new Set(
  'de da di do dos das del della der den van von vom zu zur la le du ten ter bin ibn al el af av'.split(' '),
)

export interface NameParts {
  readonly given: string
  readonly middle: string
  readonly family: string
}

/** A whole name in parts: first word, last word with its particles, and what stands between. Titles are left out. */
export function splitName(full: string): NameParts {
  const words = tidyName(full)
    .split(/[ ,]+/)
    .filter(word => {
      const folded = foldName(word)
      return folded !== '' && !isTitle(folded)
    })
  if (words.length < 2) return { given: '', middle: '', family: words.join(' ') }
  let start = words.length - 1
  while (start > 1 && particles.has(foldName(words[start - 1] ?? ''))) start--
  return { given: words[0] ?? '', middle: words.slice(1, start).join(' '), family: words.slice(start).join(' ') }
}

/** Words of a whole name that its parts do not hold. */
function remainder(full: string, parts: readonly string[]): string {
  const held = new Set(parts.flatMap(part => foldName(part).split(' ')))
  return foldName(full)
    .split(' ')
    .filter(word => word && !held.has(word))
    .join(' ')
}

const lists = new Set(['email', 'phone', 'profile', 'employer'])
const separator: Readonly<Record<string, RegExp>> = {
  email: /[;,|\s]+|\*\*/,
  phone: /[;|]+|\*\*/,
  profile: /[;|\s]+/,
  employer: /[;|]+|\*\*/,
}

/** Fields that a mapping gives records of: the columns of their corpus. */
export function fieldsOf(mapping: readonly MappedColumn[]): string[] {
  const fields = new Set<string>()
  for (const { meaning } of mapping) {
    if (meaning === 'given' || meaning === 'family' || meaning === 'full')
      for (const part of ['given', 'family']) fields.add(part)
    if (meaning === 'full') fields.add('middle')
    else if (meaning !== 'id' && meaning !== 'ignored') fields.add(meaning)
  }
  return inOrder([...fields])
}

/** Reads the rows of one table as people. */
export class RowReader {
  readonly #mapping: readonly MappedColumn[]
  readonly #id: number
  readonly #split: boolean

  constructor(mapping: readonly MappedColumn[]) {
    this.#mapping = mapping
    this.#id = mapping.findIndex(column => column.meaning === 'id')
    this.#split = !mapping.some(column => column.meaning === 'given' || column.meaning === 'family')
  }

  /** `number` counts rows from 1 and is the id of a table without one. */
  read(row: readonly string[], number: number): PersonRecord {
    const values: Record<string, string[]> = Object.create(null)
    const full: string[] = []
    for (let at = 0; at < this.#mapping.length; at++) {
      const meaning = this.#mapping[at]?.meaning ?? 'ignored'
      const cell = row[at]?.trim() ?? ''
      if (!cell || meaning === 'id' || meaning === 'ignored') continue
      if (meaning === 'full') {
        full.push(cell)
        continue
      }
      const held = values[meaning] ?? []
      values[meaning] = held
      if (lists.has(meaning)) for (const part of cell.split(separator[meaning] ?? ';', 5000)) held.push(part)
      else held.push(cell)
    }
    if (full.length > 0) this.#names(full, values)
    return { id: (this.#id >= 0 ? row[this.#id]?.trim() : '') || String(number), values }
  }

  #names(full: readonly string[], values: Record<string, string[]>): void {
    if (this.#split) {
      const parts = full.map(splitName)
      for (const part of ['given', 'middle', 'family'] as const)
        values[part] = [...(values[part] ?? []), ...parts.map(name => name[part]).filter(Boolean)]
      return
    }
    const known = [...(values.given ?? []), ...(values.family ?? []), ...(values.middle ?? [])]
    const rest = [...new Set(full.map(name => remainder(name, known)).filter(Boolean))]
    if (known.length === 0) {
      const parts = splitName(full[0] ?? '')
      values.given = parts.given ? [parts.given] : []
      values.family = parts.family ? [parts.family] : []
    } else if (rest.length > 0) values.middle = [...(values.middle ?? []), rest[0] ?? '']
  }
}
