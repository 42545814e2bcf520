import type { Queryable } from '#src/db/pool.ts'
import { Frequencies } from '#src/identity/match/frequencies.ts'
import { engineVersion, type HouseModel, usual } from '#src/identity/match/house-model.ts'
import type { Model } from '#src/identity/match/model.ts'

interface Row {
  readonly version: number
  readonly people: number
  readonly model: Model
  readonly present: Readonly<Record<string, number>>
  readonly counts: Buffer
}

/** The last ones read, by house: a model never changes, only the next one comes. */
const held = new Map<string, HouseModel>()
const mostHeld = 8

/**
 * The model in force: the newest that this version of the product learned, else the usual one. A house restored from a
 * backup keeps its own.
 */
export async function modelInForce(sql: Queryable): Promise<HouseModel> {
  const [newest] = await sql<{ version: number; key: string }[]>`
    select version, version || ' ' || learned_at || ' ' || current_database() as key from desk.match_model
    where engine = ${engineVersion} order by version desc limit 1`
  if (!newest) return usual
  const known = held.get(newest.key)
  if (known) return known
  const [row] = await sql<Row[]>`
    select version, people, model, present, counts from desk.match_model where version = ${newest.version}`
  if (!row) return usual
  const { version, people, model } = row
  const read = { version, people, model, frequencies: Frequencies.unpacked(row.counts, row.present) }
  if (held.size >= mostHeld) held.clear()
  held.set(newest.key, read)
  return read
}
