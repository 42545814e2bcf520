import type { Viewer } from '#src/access/viewer.ts'
import type { Sql } from '#src/db/pool.ts'
import { conversions } from '#src/domain/conversion.ts'
import { wholeOf } from '../companies/family.ts'
import { type Knowable, knowable, mayKnow } from '../job/visible-job.ts'
import { noAssignment } from './paths.ts'
import { stepSize } from './steps.ts'

/** One block's journeys, column by column; touches as channel numbers, days and flags beside them. */
export interface Chunk {
  readonly size: number
  readonly conversion: Uint8Array
  readonly converted: Uint8Array
  /** Milliseconds since 1970. */
  readonly at: Float64Array
  /** Numbers of `Columns.assignments`; 0 is none. */
  readonly assignment: Int32Array
  readonly offsets: Int32Array
  readonly channel: Uint8Array
  readonly key: Uint8Array
  readonly days: Float32Array
}

export interface Assignment extends Knowable {
  readonly id: string
  readonly title: string
  /** The organisation that the client is part of, since two were said to be one. */
  readonly client_id: string | null
  readonly work: string | null
}

interface Loaded {
  readonly block: number
  readonly conversion: string
  readonly assignment_id: string
  readonly converted: boolean
  readonly at: string
  readonly steps: Buffer
}

const toAll: Knowable = { confidential: false, owner: null, team: [], known_to: null }
const none: Assignment = { id: '', title: '', client_id: null, work: null, ...toAll }

/**
 * The journeys of a house in the memory of one process, so that a report over a million of them takes tenths of a second.
 * Filled from the projection's rows, a block at a time, and dropped at will: `refresh` reads the blocks that changed
 * since. 6 bytes a touch and some 20 a journey.
 */
export class Columns {
  chunks: readonly Chunk[] = []
  assignments: readonly Assignment[] = [none]
  /** Changes with the rows: what was computed from them before is old. */
  version = 0
  #seen = new Map<number, string>()
  #numbers = new Map<string, number>([[noAssignment, 0]])
  readonly #blocks = new Map<number, Chunk>()
  #pulse = -1
  #running: Promise<void> | null = null

  /** Brings the columns up to date; at once when nothing was committed since (`pulse` is the same). */
  async refresh(sql: Sql, pulse: number): Promise<void> {
    while (this.#pulse < pulse) {
      this.#running ??= this.#read(sql)
        .then(() => {
          this.#pulse = Math.max(this.#pulse, pulse)
        })
        .finally(() => {
          this.#running = null
        })
      await this.#running
    }
  }

  /** Numbers of the assignments that the viewer may not know of. */
  hiddenFrom(viewer: Viewer): ReadonlySet<number> {
    return new Set(this.assignments.flatMap((one, number) => (mayKnow(one, viewer) ? [] : [number])))
  }

  async #read(sql: Sql): Promise<void> {
    const [news, assignments] = await Promise.all([
      sql<
        { block: number; stamp: string }[]
      >`select block, max(stamp::text::numeric)::text as stamp from journey_news group by block`,
      sql<Assignment[]>`
        select assignment_id as id, title, ${wholeOf(sql, sql`client_id`)} as client_id, work, ${knowable(sql)} from job j order by assignment_id`,
    ])
    const all = [none, ...assignments]
    const numbers = new Map(all.map((one, at) => [one.id, at]))
    numbers.set(noAssignment, 0)
    // The numbers of assignments moved when one came or went: every block names them.
    const moved = numbers.size !== this.#numbers.size || [...numbers].some(([id, at]) => this.#numbers.get(id) !== at)
    this.#numbers = numbers
    const changed = news
      .filter(({ block, stamp }) => moved || this.#seen.get(block) !== stamp)
      .map(({ block }) => block)
    for (let from = 0; from < changed.length; from += 16) await this.#load(sql, changed.slice(from, from + 16))
    for (const { block, stamp } of news) this.#seen.set(block, stamp)
    // At once: whoever counts meanwhile counts what was there before, by its own numbers.
    this.chunks = [...this.#blocks.values()]
    this.assignments = all
    this.version++
  }

  async #load(sql: Sql, blocks: readonly number[]): Promise<void> {
    const rows = await sql<Loaded[]>`
      select block, conversion, assignment_id, converted, at, steps from journey where block = any(${[...blocks]}::smallint[])`
    for (const block of blocks) this.#blocks.delete(block)
    const by = new Map<number, Loaded[]>()
    for (const row of rows) {
      const mine = by.get(row.block)
      if (mine) mine.push(row)
      else by.set(row.block, [row])
    }
    for (const [block, mine] of by) this.#blocks.set(block, this.#chunk(mine))
  }

  #chunk(rows: readonly Loaded[]): Chunk {
    const touches = rows.reduce((sum, row) => sum + row.steps.length / stepSize, 0)
    const chunk = {
      size: rows.length,
      conversion: new Uint8Array(rows.length),
      converted: new Uint8Array(rows.length),
      at: new Float64Array(rows.length),
      assignment: new Int32Array(rows.length),
      offsets: new Int32Array(rows.length + 1),
      channel: new Uint8Array(touches),
      key: new Uint8Array(touches),
      days: new Float32Array(touches),
    }
    let next = 0
    rows.forEach((row, at) => {
      chunk.conversion[at] = conversions.findIndex(one => one === row.conversion)
      chunk.converted[at] = row.converted ? 1 : 0
      chunk.at[at] = Date.parse(row.at)
      chunk.assignment[at] = this.#numbers.get(row.assignment_id) ?? 0
      for (let byte = 0; byte < row.steps.length; byte += stepSize) {
        chunk.channel[next] = row.steps[byte] ?? 0
        chunk.key[next] = row.steps[byte + 1] ?? 0
        chunk.days[next] = row.steps.readFloatLE(byte + 2)
        next++
      }
      chunk.offsets[at + 1] = next
    })
    return chunk
  }
}

const houses = new WeakMap<Sql, Columns>()

/** The columns of a house, up to date with its `pulse`. */
export async function columnsOf(sql: Sql, pulse: number): Promise<Columns> {
  const columns = houses.get(sql) ?? new Columns()
  houses.set(sql, columns)
  await columns.refresh(sql, pulse)
  return columns
}
