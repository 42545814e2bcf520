import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import * as z from 'zod'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Trx } from '#src/db/pool.ts'
import { transact } from '#src/db/transaction.ts'
import { directions } from '#src/domain/draft.ts'
import { identifierKinds } from '#src/domain/identifier.ts'
import { isDecision } from '#src/domain/kind.ts'
import { precisions } from '#src/domain/occurred.ts'
import { type Act, type Appendix, appendNouns, type Entry } from '#src/ledger/append.ts'
import { personaId } from '#src/ledger/ids.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { type Recorded, record } from '#src/projections/record.ts'
import { addUnread, type FileTally, newTally } from '../imports/tally.ts'
import { BrokenOff, linesOf } from './lines-of.ts'
import { type AccountRow, settleAccounts } from './settle-accounts.ts'

const id = z.guid()
const body = z.record(z.string(), z.unknown()).transform(value => value as JsonObject)
const rows = {
  house: z.object({ by: id.nullable().optional() }),
  account: z.object({ id, name: z.string(), email: z.string() }),
  act: z.object({
    id,
    kind: z.enum(['import', 'sync', 'typed', 'rule', 'api']),
    account: id.nullable(),
    actor: id.nullable(),
    visible: z.enum(['me', 'touch', 'all']),
    since: z.string().nullable(),
    container: z.string().nullable(),
  }),
  persona: z.object({ id, kind: z.string(), value: z.string() }),
  company: z.object({ id, name: z.string(), domain: z.string().nullable() }),
  assignment: z.object({ id, external: z.string(), title: z.string().nullable() }),
  entry: z.object({
    id,
    kind: z.string(),
    channel: z.string().nullable(),
    direction: z.enum(directions),
    occurred_at: z.string().nullable(),
    precision: z.enum(precisions),
    utc_offset: z.number().nullable(),
    family: z.string(),
    body_version: z.number(),
    body,
    text: z.string().nullable(),
    subjects: z
      .array(
        z.object({
          id,
          noun: z.enum(['persona', 'company', 'assignment', 'act', 'entry', 'account', 'identity']),
          role: z.string(),
        }),
      )
      .nullable(),
    attestations: z.array(z.object({ act: id, place: z.string(), seen_at: z.string() })),
  }),
}
const batchSize = 2000

/** Full exports of a house are no outside format: they are read as they were written. */
export async function houseExports(paths: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const path of paths) if (isHouseExport(await headOf(path))) found.add(path)
  return found
}

/** Whether a file begins as a full export does. */
const isHouseExport = (head: Uint8Array): boolean =>
  /^\uFEFF?\{"type":"house","version":1\b/.test(new TextDecoder().decode(head.subarray(0, 200)))

/** The beginning of a file, unpacked where it is gzip; empty for a folder or what cannot be read. */
async function headOf(path: string): Promise<Uint8Array> {
  const raw = createReadStream(path, { end: 4095 })
  try {
    for await (const chunk of path.endsWith('.gz') ? pipeline(raw, createGunzip(), () => {}) : raw)
      return chunk as Buffer
  } catch {
    return new Uint8Array()
  }
  return new Uint8Array()
}

/**
 * Reads a full export into this house, with the ids that it has: acts, merges, sharing and undo as they were. Originals
 * are not in it; a backup has them. Accounts are those of the same address here; others are made without a password, to
 * be invited. Whoever was erased here is left out and counted. The same file twice adds nothing.
 */
export async function importJsonl(
  workspace: Workspace,
  path: string,
  viewer: Viewer,
  onBatch: (tally: FileTally) => Promise<boolean>,
): Promise<{ tally: FileTally; finished: boolean }> {
  const tally = newTally(path, 'throughline')
  const reader = new Reader(workspace, viewer, tally)
  let number = 0
  try {
    for await (const line of linesOf(path)) {
      number++
      if (line.trim()) reader.take(line, `line ${number}`)
      if (reader.size >= batchSize) {
        await reader.flush()
        if (!(await onBatch(tally))) return { tally, finished: false }
      }
    }
  } catch (error) {
    if (!(error instanceof BrokenOff)) throw error
    addUnread(tally, { where: `line ${number + 1}`, why: error.message })
  }
  await reader.flush()
  return { tally, finished: await onBatch(tally) }
}

type Nouns = { [K in keyof Appendix]-?: NonNullable<Appendix[K]>[number][] }
const noNouns = (): Nouns => ({ personas: [], companies: [], assignments: [], originals: [] })
type EntryRow = z.infer<typeof rows.entry>
const anyId = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

class Reader {
  readonly #workspace: Workspace
  readonly #viewer: Viewer
  readonly #tally: FileTally
  readonly #acts = new Map<string, Act>()
  /** Ids there to ids here: of personas, whose hashes have another key, and of accounts. */
  readonly #ids = new Map<string, string>()
  #exporter: string | null = null
  #accounts: AccountRow[] = []
  #nouns = noNouns()
  #entries: EntryRow[] = []

  constructor(workspace: Workspace, viewer: Viewer, tally: FileTally) {
    this.#workspace = workspace
    this.#viewer = viewer
    this.#tally = tally
  }

  get size(): number {
    return this.#entries.length + this.#nouns.personas.length
  }

  take(line: string, place: string): void {
    let row: unknown
    try {
      row = JSON.parse(line)
    } catch {
      addUnread(this.#tally, { where: place, why: 'This line is no JSON.' })
      return
    }
    const type = z.object({ type: z.string() }).safeParse(row).data?.type ?? ''
    const why = Object.hasOwn(rows, type)
      ? this.#add(type as keyof typeof rows, row)
      : `There is no kind of line called "${type.slice(0, 40)}".`
    if (why) addUnread(this.#tally, { where: place, why })
  }

  #add(type: keyof typeof rows, row: unknown): string | null {
    const parsed = rows[type].safeParse(row)
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      return `${issue?.path.join('.') ?? 'It'}: ${issue?.message ?? 'does not fit'}`
    }
    if (type === 'house') this.#exporter = rows.house.parse(row).by ?? null
    else if (type === 'account') this.#accounts.push(rows.account.parse(row))
    else if (type === 'act') this.#addAct(rows.act.parse(row))
    else if (type === 'entry') this.#entries.push(rows.entry.parse(row))
    else if (type === 'persona') this.#addPersona(rows.persona.parse(row))
    else if (type === 'company') this.#nouns.companies.push(rows.company.parse(row))
    else this.#nouns.assignments.push(rows.assignment.parse(row))
    return null
  }

  #addAct({ container, ...act }: z.infer<typeof rows.act>): void {
    const named = container === null ? {} : { container: { name: container, key: act.id, at: null } }
    this.#acts.set(act.id, { ...act, ...named })
  }

  /** A persona's id is a keyed hash: under this house's key it is another, by which later imports will find it. */
  #addPersona({ id: old, kind, value }: z.infer<typeof rows.persona>): void {
    const kindKnown = identifierKinds.find(known => known === kind)
    const own = kindKnown ? personaId(this.#workspace.key, { kind: kindKnown, value }) : old
    if (own !== old) this.#ids.set(old, own)
    this.#nouns.personas.push({ id: own, kind, value })
  }

  #here(old: string): string {
    return this.#ids.get(old) ?? old
  }

  #translated(given: JsonObject): JsonObject {
    if (this.#ids.size === 0) return given
    return body.parse(JSON.parse(JSON.stringify(given).replace(anyId, found => this.#here(found))))
  }

  #entryOf({ attestations, subjects, ...entry }: EntryRow): {
    readonly entry: Entry
    readonly acts: typeof attestations
  } {
    const about = (subjects ?? []).map(subject => ({ ...subject, id: this.#here(subject.id) }))
    const own = isDecision(entry.kind) ? this.#translated(entry.body) : entry.body
    return {
      entry: { ...entry, body: own, subjects: about, original_id: null, place: '', seen_at: '' },
      acts: attestations,
    }
  }

  async flush(): Promise<void> {
    const [accounts, nouns, entries] = [this.#accounts, this.#nouns, this.#entries]
    this.#accounts = []
    this.#nouns = noNouns()
    this.#entries = []
    const { db, key, now } = this.#workspace
    await transact(db.app, async trx => {
      for (const [old, here] of await settleAccounts(trx, accounts, this.#exporter, this.#viewer))
        this.#ids.set(old, here)
      const all = entries.map(row => this.#entryOf(row))
      const erased = await erasedAmong(trx, [
        ...nouns.personas.map(persona => persona.id),
        ...all.flatMap(({ entry }) => entry.subjects.map(subject => subject.id)),
      ])
      await appendNouns(trx, { ...nouns, personas: nouns.personas.filter(persona => !erased.has(persona.id)) })
      const kept = all.filter(
        ({ entry }) => entry.kind === 'person.erased' || !entry.subjects.some(subject => erased.has(subject.id)),
      )
      this.#tally.suppressed += all.length - kept.length
      for (const [actId, group] of byAct(kept)) {
        const act = this.#acts.get(actId)
        if (!act) continue
        const own = {
          ...act,
          account: act.account && this.#here(act.account),
          actor: act.actor && this.#here(act.actor),
        }
        const options = {
          key,
          now: now(),
          admission: { add: new Set<never>(), leaveOut: new Set<string>() },
          fold: false,
          colleagues: new Set<string>(),
        }
        this.#count(group, await record(trx, own, [], group, options))
      }
    })
    this.#workspace.wake()
  }

  #count(group: readonly Entry[], { fresh }: Recorded): void {
    const { entries, people } = this.#tally
    entries.unchanged += group.length - fresh.size
    for (const { id: entry, kind } of group) {
      if (!fresh.has(entry)) continue
      if (kind === 'person.opened') people.new++
      if (isDecision(kind)) continue
      entries.new++
      entries.kinds[kind] = (entries.kinds[kind] ?? 0) + 1
    }
  }
}

/** Entries under each act that vouches for them, with where it found them. */
function byAct(
  entries: readonly { readonly entry: Entry; readonly acts: EntryRow['attestations'] }[],
): ReadonlyMap<string, Entry[]> {
  const groups = new Map<string, Entry[]>()
  for (const { entry, acts } of entries)
    for (const { act, place, seen_at } of acts) {
      const one = { ...entry, place, seen_at }
      const group = groups.get(act)
      if (group) group.push(one)
      else groups.set(act, [one])
    }
  return groups
}

async function erasedAmong(trx: Trx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await trx<
    { id: string }[]
  >`select persona_id as id from erased_persona where persona_id = any(${[...new Set(ids)]}::uuid[])`
  return new Set(found.map(row => row.id))
}
