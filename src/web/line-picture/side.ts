import type { Mark } from '#src/domain/views/line.ts'

/** Where an act stands: they above the hairline, we below it, both on it. */
export type Side = 'they' | 'we' | 'both'

const mutual: ReadonlySet<string> = new Set([
  'call.made',
  'call.received',
  'meeting.held',
  'meeting.planned',
  'event.attended',
  'connection.made',
])

/** A call that was answered and a meeting belong to both; a note is ours. */
export function sideOf({ kind, direction, sure }: Pick<Mark, 'kind' | 'direction' | 'sure'>): Side {
  if (direction === 'between') return 'both'
  if (mutual.has(kind) && sure) return 'both'
  return direction === 'in' ? 'they' : 'we'
}

export const sideWords: Readonly<Record<Side, string>> = { they: 'from them', we: 'from us', both: 'both' }
