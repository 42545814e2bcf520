import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Fragment, Queryable } from '#src/db/pool.ts'
import { channelGroups, channels, groupOf } from '#src/domain/channel.ts'
import type { LineQuery } from '#src/domain/views/line.ts'

const list = (text: string): string[] => text.split(',').filter(Boolean).slice(0, 50)
const isGroup = (name: string): boolean => (channelGroups as readonly string[]).includes(name)

/** Channel names, or groups of them ("social"), as channels. */
export const channelsOf = (text: string): string[] =>
  list(text).flatMap(name => (isGroup(name) ? channels.filter(channel => groupOf(channel) === name) : [name]))

/** Which rows `l` of a line the viewer asks for and may know of. */
export function lineConditions(sql: Queryable, viewer: Viewer, owner: Fragment, query: LineQuery): Fragment {
  const vis = audiencesOf(sql, viewer)
  let all = sql`${owner} and l.know in ${vis}`
  if (query.channels) all = sql`${all} and l.channel = any(${channelsOf(query.channels)}::text[])`
  if (query.kinds) all = sql`${all} and l.kind = any(${list(query.kinds)}::text[])`
  if (query.colleague) all = sql`${all} and l.account = any(${list(query.colleague)}::uuid[])`
  if (query.direction) all = sql`${all} and l.direction = ${query.direction}`
  if (query.job)
    all = sql`${all} and exists (select from ledger.subject s where s.entry_id = l.entry_id and s.noun = 'assignment' and s.subject_id = any(${list(query.job)}::uuid[]))`
  if (query.find) {
    const pattern = `%${query.find.replace(/[\\%_]/g, '\\$&')}%`
    all = sql`${all} and l.read in ${vis} and (l.title ilike ${pattern} or l.snippet ilike ${pattern}
      or exists (select from ledger.payload p where p.entry_id = l.entry_id and p.text ilike ${pattern}))`
  }
  return all
}

/** Threads fold only where the filter cannot show a part of one. */
export const foldsThreads = (query: LineQuery): boolean =>
  !query.direction && !query.colleague && !query.find && !query.kinds
