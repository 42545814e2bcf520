import { carriers, conversions } from '#src/domain/conversion.ts'
import type { WorksFilter } from '#src/domain/views/works.ts'
import type { Journeys } from '../attribution/journeys.ts'
import type { Assignment, Chunk, Columns } from './columns.ts'
import { channelNames } from './steps.ts'

/** What of a journey a model asks for; the rest is left out, as ten million touches are copied. */
export interface Needs {
  readonly days: boolean
  readonly keys: boolean
  /** Journeys that did not convert too. */
  readonly missed: boolean
}

export interface Selected {
  readonly journeys: Journeys
  readonly blocks: number
  readonly conversions: number
  readonly missed: number
  /** Conversions without a touch inside the look-back. */
  readonly unattributed: number
  /** All that lie on the journeys, those by carriers too. */
  readonly touches: number
  readonly read: number
}

/** More assignments than this are drawn by blocks of many. */
const exactBlocks = 5_000

interface Row {
  readonly chunk: Chunk
  readonly at: number
  /** First touch inside the look-back. */
  readonly from: number
}

const time = (date: string | undefined, otherwise: number): number =>
  date === undefined ? otherwise : Date.parse(date)

/** By number, whether an assignment is asked for and may be known; null when all are. */
function wanted(
  filter: WorksFilter,
  assignments: readonly Assignment[],
  hidden: ReadonlySet<number>,
): Uint8Array | null {
  const { client, owner, work } = filter
  if (client === undefined && owner === undefined && work === undefined && hidden.size === 0) return null
  return Uint8Array.from(assignments, (one, number) =>
    Number(
      !hidden.has(number) &&
        (client === undefined || one.client_id === client) &&
        (owner === undefined || one.owner === owner) &&
        (work === undefined || (one.work ?? 'permanent') === work),
    ),
  )
}

/**
 * The journeys that a filter asks for, as the models take them. One pass over all that are there.
 * @param hidden numbers of assignments that the viewer may not know of
 */
export function select(
  columns: Columns,
  filter: WorksFilter,
  needs: Needs,
  hidden: ReadonlySet<number> = new Set(),
): Selected {
  const conversion = conversions.indexOf(filter.conversion ?? 'placed')
  const [from, before] = [time(filter.from, Number.NEGATIVE_INFINITY), time(filter.before, Number.POSITIVE_INFINITY)]
  const jobs = wanted(filter, columns.assignments, hidden)
  const most = filter.lookBack ?? Number.POSITIVE_INFINITY
  const rows: Row[] = []
  let touches = 0
  let read = 0
  let unattributed = 0
  let converted = 0
  for (const chunk of columns.chunks)
    for (let at = 0; at < chunk.size; at++) {
      read++
      if (chunk.conversion[at] !== conversion) continue
      const won = chunk.converted[at] === 1
      if (!won && !needs.missed) continue
      const when = chunk.at[at] ?? 0
      if (when < from || when >= before) continue
      if (jobs !== null && jobs[chunk.assignment[at] ?? 0] !== 1) continue
      let first = chunk.offsets[at] ?? 0
      const end = chunk.offsets[at + 1] ?? 0
      // Touches are in order of time: what is too old stands in front.
      while (first < end && (chunk.days[first] ?? 0) > most) first++
      if (won) converted++
      if (first === end) {
        if (won) unattributed++
        continue
      }
      touches += end - first
      rows.push({ chunk, at, from: first })
    }
  const sources = filter.by !== 'channel'
  return { ...gather(rows, touches, needs, sources), conversions: converted, unattributed, touches, read }
}

const carries = Uint8Array.from(channelNames, name => Number(carriers.has(name)))

/** With `sources`, touches by carriers are passed over; a journey of nothing else is one touch of an unknown source. */
function gather(
  rows: readonly Row[],
  touches: number,
  needs: Needs,
  sources: boolean,
): Pick<Selected, 'journeys' | 'blocks' | 'missed'> {
  const journeys = {
    channels: channelNames,
    size: rows.length,
    offsets: new Int32Array(rows.length + 1),
    touches: new Int32Array(touches),
    conversions: new Float64Array(rows.length),
    nulls: needs.missed ? new Float64Array(rows.length) : null,
    values: null,
    days: needs.days ? new Float64Array(touches) : null,
    keys: null,
    blocks: new Int32Array(rows.length),
  }
  const keyOffsets = new Int32Array(rows.length + 1)
  const keys: number[] = []
  const blocks = new Map<number, number>()
  let next = 0
  let missed = 0
  rows.forEach(({ chunk, at, from }, row) => {
    const end = chunk.offsets[at + 1] ?? 0
    const won = chunk.converted[at] === 1
    journeys.conversions[row] = won ? 1 : 0
    if (!won) missed++
    if (journeys.nulls && !won) journeys.nulls[row] = 1
    const begun = next
    for (let touch = from; touch < end; touch++) {
      const channel = chunk.channel[touch] ?? 0
      if (sources && carries[channel] === 1) continue
      journeys.touches[next] = channel
      if (journeys.days) journeys.days[next] = chunk.days[touch] ?? 0
      if (needs.keys && chunk.key[touch] === 1) keys.push(next - begun)
      next++
    }
    if (next === begun) journeys.touches[next++] = 0
    journeys.offsets[row + 1] = next
    keyOffsets[row + 1] = keys.length
    const assignment = chunk.assignment[at] ?? 0
    // Without an assignment everybody stands for themselves.
    const own = assignment === 0 ? -1 - row : assignment
    const known = blocks.get(own)
    if (known === undefined) blocks.set(own, blocks.size)
    journeys.blocks[row] = known ?? blocks.size - 1
  })
  const many = blocks.size > exactBlocks
  if (many) for (let row = 0; row < rows.length; row++) journeys.blocks[row] = (journeys.blocks[row] ?? 0) % 256
  return {
    journeys: needs.keys ? { ...journeys, keys: { offsets: keyOffsets, positions: Int32Array.from(keys) } } : journeys,
    blocks: many ? 256 : blocks.size,
    missed,
  }
}
