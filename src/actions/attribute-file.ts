import { type AttributeOptions, type Attribution, attribute } from '#src/projections/attribution/attribute.ts'
import { readJourneys, type UnreadRow } from './attribution/read-journeys.ts'

export interface FileAttribution extends Attribution {
  /** The first thousand rows that could not be read, with place and reason. */
  readonly unread: readonly UnreadRow[]
  /** How many could not be read, listed or not. */
  readonly unreadRows: number
  /** Columns that mean nothing here. */
  readonly unused: readonly string[]
}

/** Credit from a CSV file of journeys (may be `.gz`). Throws `NoJourneys` when not one row can be read. */
export async function attributeFile(path: string, options: AttributeOptions = {}): Promise<FileAttribution> {
  const { journeys, unread, unreadRows, unused } = await readJourneys(path)
  return { ...attribute(journeys, options), unread, unreadRows, unused }
}
