import { type ChannelGroup, channelGroups } from '#src/domain/channel.ts'
import { directions } from '#src/domain/draft.ts'
import type { LineQuery } from '#src/domain/views/line.ts'

export interface LineSearch {
  readonly channels?: string | undefined
  readonly colleague?: string | undefined
  readonly direction?: string | undefined
  readonly job?: string | undefined
  readonly find?: string | undefined
}

/** The channel groups of an address; null when it names none. */
export function groupsOf(text: string | undefined): ReadonlySet<ChannelGroup> | null {
  const found = channelGroups.filter(group => (text ?? '').split(',').includes(group))
  return found.length === 0 ? null : new Set(found)
}

/** What the server is asked. */
export function lineQuery(search: LineSearch): LineQuery {
  const groups = groupsOf(search.channels)
  const direction = directions.find(one => one === search.direction)
  return {
    ...(groups === null ? {} : { channels: [...groups].join(',') }),
    ...(search.colleague === undefined ? {} : { colleague: search.colleague }),
    ...(search.job === undefined ? {} : { job: search.job }),
    ...(search.find === undefined ? {} : { find: search.find }),
    ...(direction === undefined ? {} : { direction }),
  }
}
