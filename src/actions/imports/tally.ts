import type { ImportProgress } from '#src/domain/views/imports.ts'
import type { Recorded } from '#src/projections/record.ts'

interface UnreadPlace {
  readonly where: string
  readonly why: string
}

/** What came of one file, archive or folder: the `files` of `import --json`. */
export interface FileTally {
  readonly path: string
  readonly kind: string | null
  readonly people: { new: number; changed: number; unchanged: number }
  readonly entries: { new: number; unchanged: number; kinds: Record<string, number> }
  suppressed: number
  readonly unread: UnreadPlace[]
  /** Unread rows beyond those listed. */
  unreadCount: number
  readonly account: { onLines: number; unknown: number; leftOut: number }
}

const listed = 1000

export const newTally = (path: string, kind: string | null): FileTally => ({
  path,
  kind,
  people: { new: 0, changed: 0, unchanged: 0 },
  entries: { new: 0, unchanged: 0, kinds: {} },
  suppressed: 0,
  unread: [],
  unreadCount: 0,
  account: { onLines: 0, unknown: 0, leftOut: 0 },
})

/** People are counted once a file, however many rows speak of them. */
export class PeopleSeen {
  readonly opened = new Set<string>()
  readonly changed = new Set<string>()
  readonly all = new Set<string>()

  add({ opened, changed, people }: Recorded): void {
    for (const person of opened) this.opened.add(person)
    for (const person of changed) this.changed.add(person)
    for (const person of people) this.all.add(person)
  }

  writeTo({ people }: FileTally): void {
    people.new = this.opened.size
    people.changed = [...this.changed].filter(person => !this.opened.has(person)).length
    people.unchanged = [...this.all].filter(person => !this.opened.has(person) && !this.changed.has(person)).length
  }
}

export function addBatch(tally: FileTally, recorded: Recorded): void {
  tally.entries.unchanged += recorded.unchanged
  for (const [kind, count] of recorded.kinds) {
    tally.entries.new += count
    tally.entries.kinds[kind] = (tally.entries.kinds[kind] ?? 0) + count
  }
  tally.suppressed += recorded.suppressed
  tally.account.onLines += recorded.onLines
  tally.account.unknown += recorded.unknown
  tally.account.leftOut += recorded.leftOut
}

export function addUnread(tally: FileTally, place: UnreadPlace): void {
  tally.unreadCount++
  if (tally.unread.length < listed) tally.unread.push(place)
}

/** All files together; `path` and `kind` are gone. */
export function totalOf(
  tallies: readonly FileTally[],
): Omit<FileTally, 'path' | 'kind' | 'unread'> & { readonly unread: number } {
  const total = newTally('', null)
  for (const one of tallies) {
    for (const key of ['new', 'changed', 'unchanged'] as const) total.people[key] += one.people[key]
    for (const key of ['new', 'unchanged'] as const) total.entries[key] += one.entries[key]
    for (const [kind, count] of Object.entries(one.entries.kinds))
      total.entries.kinds[kind] = (total.entries.kinds[kind] ?? 0) + count
    for (const key of ['onLines', 'unknown', 'leftOut'] as const) total.account[key] += one.account[key]
    total.suppressed += one.suppressed
    total.unreadCount += one.unreadCount
  }
  const { path: _path, kind: _kind, unread: _unread, unreadCount, ...rest } = total
  return { ...rest, unreadCount, unread: unreadCount }
}

export function progressOf(
  tallies: readonly FileTally[],
  pace: Pick<ImportProgress, 'read' | 'share' | 'perSecond' | 'secondsLeft'>,
): ImportProgress {
  const { people, entries, suppressed, unread, account } = totalOf(tallies)
  return { ...pace, people, entries, suppressed, unread, account }
}
