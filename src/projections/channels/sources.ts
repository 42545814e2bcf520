import type { Queryable } from '#src/db/pool.ts'
import type { Channel } from '#src/domain/channel.ts'

/** One of our own channels, by what a touch or a line of spending kept of it. */
export interface OwnSource {
  readonly source: string
  /** The name that counts now, as NFC. */
  readonly name: string
  readonly medium: Channel
}

/** Our own channels by code, address and every name that they have or had, lower case: all, or those of these sources. */
export async function sourcesOf(sql: Queryable, sources?: readonly string[]): Promise<ReadonlyMap<string, OwnSource>> {
  const rows = await sql<OwnSource[]>`
    select source, name, medium from channel_name
    ${sources === undefined ? sql`` : sql`where source = any(${[...sources]})`}`
  return new Map(rows.map(row => [row.source, { ...row, name: row.name.normalize('NFC') }]))
}
