import { type Field, fieldOf } from './fields.ts'
import type { Values } from './pool.ts'

/** One person in one record: raw values by field name, several where there are several. */
export interface PersonRecord {
  readonly id: string
  readonly values: Readonly<Record<string, readonly string[]>>
}

/** Values of one field that are read of one record; more are left out, so that no record costs without bound. */
const valuesRead = 64

export class Column {
  readonly field: Field
  readonly pool: Values
  /** First value of each record, 0 where missing. */
  first: Uint32Array
  /** All values of the records that have several. */
  readonly several = new Map<number, readonly number[]>()
  /** Records by value. */
  counts = new Uint32Array(1024)
  present = 0

  constructor(field: Field, pool: Values) {
    this.field = field
    this.pool = pool
    this.first = new Uint32Array(1024)
  }

  put(record: number, raw: readonly string[]): void {
    if (record >= this.first.length) this.first = doubled(this.first)
    let ids: number[] | null = null
    let first = 0
    const end = Math.min(raw.length, valuesRead)
    for (let i = 0; i < end; i++) {
      const id = this.pool.intern(raw[i] ?? '')
      if (id === 0 || id === first || ids?.includes(id)) continue
      if (first === 0) first = id
      else if (ids) ids.push(id)
      else ids = [first, id]
    }
    this.first[record] = first
    if (first === 0) return
    this.present++
    this.#count(first)
    if (!ids) return
    this.several.set(record, ids)
    for (let i = 1; i < ids.length; i++) this.#count(ids[i] ?? 0)
  }

  /** Takes back the last `put`. */
  take(record: number): void {
    this.uncount(record)
    this.first[record] = 0
    this.several.delete(record)
  }

  /** Leaves a record's values out of the counts. */
  uncount(record: number): void {
    for (const id of this.values(record)) this.counts[id] = Math.max(0, (this.counts[id] ?? 0) - 1)
    if ((this.first[record] ?? 0) !== 0) this.present--
  }

  /** Counts of a larger body in the place of its own. */
  impose(count: (key: string) => number, present: number): void {
    while (this.pool.size > this.counts.length) this.counts = doubled(this.counts)
    for (let id = 1; id < this.pool.size; id++) this.counts[id] = count(this.pool.key(id))
    this.present = present
  }

  #count(id: number): void {
    while (id >= this.counts.length) this.counts = doubled(this.counts)
    this.counts[id] = (this.counts[id] ?? 0) + 1
  }

  values(record: number): readonly number[] {
    const all = this.several.get(record)
    if (all) return all
    const first = this.first[record] ?? 0
    return first === 0 ? none : [first]
  }
}

const none: readonly number[] = []

function doubled(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2)
  larger.set(array)
  return larger
}

/** Records by column, every value a number: a million people in a few hundred megabytes. */
export class Corpus {
  readonly columns: readonly Column[]
  readonly ids: string[] = []
  readonly #byName: ReadonlyMap<string, Column>

  constructor(fieldNames: readonly string[]) {
    const pools = new Map<string, Values>()
    this.columns = fieldNames.map(fieldName => {
      const field = fieldOf(fieldName)
      const pool = (field.place && pools.get(field.place)) || field.makePool()
      if (field.place) pools.set(field.place, pool)
      return new Column(field, pool)
    })
    this.#byName = new Map(this.columns.map(column => [column.field.name, column]))
  }

  get size(): number {
    return this.ids.length
  }

  column(fieldName: string): Column | undefined {
    return this.#byName.get(fieldName)
  }

  /** Adds a record and answers its number. Fields that the corpus has no column for are left out. */
  add(record: PersonRecord): number {
    const at = this.ids.length
    this.ids.push(record.id)
    for (const column of this.columns) column.put(at, record.values[column.field.name] ?? [])
    return at
  }

  /** Adds a record for as long as `use` runs. */
  probe<T>(record: PersonRecord, use: (at: number) => T): T {
    const sizes = this.columns.map(column => column.pool.size)
    const at = this.add(record)
    try {
      return use(at)
    } finally {
      for (const column of this.columns) column.take(at)
      for (const [i, column] of this.columns.entries()) column.pool.forget(sizes[i] ?? 0)
      this.ids.pop()
    }
  }
}
