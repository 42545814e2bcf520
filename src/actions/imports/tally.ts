import type { ImportProgress } from '#src/domain/views/imports.ts'
import { PairTable } from '#src/lib/pair-table.ts'
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

const unchanged = 0
const changed = 1
const opened = 2

/**
 * People are counted once a file, however many rows speak of them: as what the most was done to them. Half of an id is
 * kept, which is a keyed hash: of a million people two share it once in thirty million imports.
 */
export class PeopleSeen {
  readonly #people = new PairTable()
  #done = new Uint8Array(1024)
  readonly #counts = [0, 0, 0]

  add(recorded: Pick<Recorded, 'opened' | 'changed' | 'people'>): void {
    for (const person of recorded.opened) this.#count(person, opened)
    for (const person of recorded.changed) this.#count(person, changed)
    for (const person of recorded.people) this.#count(person, unchanged)
  }

  #count(person: string, done: number): void {
    const known = this.#people.size
    const at = this.#people.number(
      Number.parseInt(person.slice(0, 8), 16) | 0,
      Number.parseInt(person.slice(-8), 16) | 0,
    )
    const before = this.#done[at] ?? unchanged
    if (at < known && before >= done) return
    if (at < known) this.#counts[before] = (this.#counts[before] ?? 0) - 1
    this.#counts[done] = (this.#counts[done] ?? 0) + 1
    if (at >= this.#done.length) {
      const wider = new Uint8Array(this.#done.length * 2)
      wider.set(this.#done)
      this.#done = wider
    }
    this.#done[at] = done
  }

  writeTo({ people }: FileTally): void {
    people.new = this.#counts[opened] ?? 0
    people.changed = this.#counts[changed] ?? 0
    people.unchanged = this.#counts[unchanged] ?? 0
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

/**
 * How far an import is that goes on: it reads its files from the beginning, and what its earlier reading brought is news
 * of this import still, not known already. Until it is past where it stopped, nothing falls back. Who had
 * news in both readings cannot be told apart: `changed` is at most everybody who was here before.
 */
export function goneOn(before: ImportProgress | null, now: ImportProgress): ImportProgress {
  if (before === null) return now
  const kinds: Record<string, number> = { ...before.entries.kinds }
  for (const [kind, count] of Object.entries(now.entries.kinds)) kinds[kind] = (kinds[kind] ?? 0) + count
  const seen = ({ people }: ImportProgress) => people.new + people.changed + people.unchanged
  const opened = before.people.new + now.people.new
  const others = Math.max(0, Math.max(seen(before), seen(now)) - opened)
  const changed = Math.min(others, before.people.changed + now.people.changed)
  return {
    ...now,
    read: Math.max(before.read, now.read),
    entries: {
      new: before.entries.new + now.entries.new,
      unchanged: Math.max(before.entries.unchanged, now.entries.unchanged - before.entries.new),
      kinds,
    },
    people: { new: opened, changed, unchanged: others - changed },
    suppressed: Math.max(before.suppressed, now.suppressed),
    unread: Math.max(before.unread, now.unread),
    account: accountOf(before.account, now.account),
  }
}

function accountOf(before: ImportProgress['account'], now: ImportProgress['account']): ImportProgress['account'] {
  if (before === null || now === null) return before ?? now
  const said = (one: NonNullable<ImportProgress['account']>) => one.onLines + one.unknown + one.leftOut
  return said(now) < said(before) ? before : now
}
