import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import * as z from 'zod'
import type { Workspace } from '#src/access/workspace.ts'
import { transact } from '#src/db/transaction.ts'
import { directions } from '#src/domain/draft.ts'
import { identifierKinds } from '#src/domain/identifier.ts'
import { isDecision } from '#src/domain/kind.ts'
import { precisions } from '#src/domain/occurred.ts'
import { type Act, type Appendix, appendNouns, type Entry } from '#src/ledger/append.ts'
import { personaId } from '#src/ledger/ids.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { record } from '#src/projections/record.ts'
import { addUnread, type FileTally, newTally } from '../imports/tally.ts'

const id = z.guid()
const body = z.record(z.string(), z.unknown()).transform(value => value as JsonObject)
const rows = {
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

/** Whether a file begins as a full export does. */
export const isHouseExport = (head: Uint8Array): boolean =>
  /^\uFEFF?\{"type":"house","version":1\b/.test(new TextDecoder().decode(head.subarray(0, 200)))

/** The beginning of a file, unpacked where it is gzip; empty for a folder or what cannot be read. */
export async function headOf(path: string): Promise<Uint8Array> {
  const raw = createReadStream(path, { end: 4095 })
  const stream = path.endsWith('.gz') ? raw.pipe(createGunzip()) : raw
  try {
    for await (const chunk of stream) return chunk as Buffer
  } catch {
    return new Uint8Array()
  }
  return new Uint8Array()
}

/**
 * Reads a full export into this house, with the ids that it has: acts, merges, sharing and undo as they were. Originals
 * are not in it; a backup has them. Accounts are made without a password, to be invited. The same file twice adds nothing.
 */
export async function importJsonl(
  workspace: Workspace,
  path: string,
  onBatch: (tally: FileTally) => Promise<boolean>,
): Promise<{ tally: FileTally; finished: boolean }> {
  const tally = newTally(path, 'throughline')
  const reader = new Reader(workspace, tally)
  const raw = createReadStream(path)
  const lines = createInterface({
    input: path.endsWith('.gz') ? raw.pipe(createGunzip()) : raw,
    crlfDelay: Number.POSITIVE_INFINITY,
  })
  let number = 0
  for await (const line of lines) {
    number++
    if (line.trim()) reader.take(line, `line ${number}`)
    if (reader.size >= batchSize) {
      await reader.flush()
      if (!(await onBatch(tally))) return { tally, finished: false }
    }
  }
  await reader.flush()
  return { tally, finished: await onBatch(tally) }
}

type Nouns = { [K in keyof Appendix]-?: NonNullable<Appendix[K]>[number][] }

class Reader {
  readonly #workspace: Workspace
  readonly #tally: FileTally
  readonly #acts = new Map<string, Act>()
  readonly #ids = new Map<string, string>()
  #accounts: z.infer<typeof rows.account>[] = []
  #nouns: Nouns = { personas: [], companies: [], assignments: [], originals: [] }
  #entries: { act: string; entry: Entry }[] = []

  constructor(workspace: Workspace, tally: FileTally) {
    this.#workspace = workspace
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
    const type = z.object({ type: z.string() }).safeParse(row).data?.type
    const why = this.#add(type ?? '', row)
    if (why) addUnread(this.#tally, { where: place, why })
  }

  #add(type: string, row: unknown): string | null {
    if (type === 'house') return null
    if (!(type in rows)) return `There is no kind of line called "${type.slice(0, 40)}".`
    const bad = (error: z.ZodError): string =>
      `${error.issues[0]?.path.join('.') ?? 'It'}: ${error.issues[0]?.message ?? 'does not fit'}`
    if (type === 'account') {
      const parsed = rows.account.safeParse(row)
      if (!parsed.success) return bad(parsed.error)
      this.#accounts.push(parsed.data)
    } else if (type === 'act') {
      const parsed = rows.act.safeParse(row)
      if (!parsed.success) return bad(parsed.error)
      const { container, ...act } = parsed.data
      this.#acts.set(act.id, {
        ...act,
        ...(container === null ? {} : { container: { name: container, key: act.id, at: null } }),
      })
    } else if (type === 'entry') {
      const parsed = rows.entry.safeParse(row)
      if (!parsed.success) return bad(parsed.error)
      const { attestations, subjects, ...entry } = parsed.data
      const own = { ...entry, body: isDecision(entry.kind) ? this.#translated(entry.body) : entry.body }
      const about = (subjects ?? []).map(subject => ({ ...subject, id: this.#ids.get(subject.id) ?? subject.id }))
      for (const { act, place, seen_at } of attestations)
        this.#entries.push({ act, entry: { ...own, subjects: about, original_id: null, place, seen_at } })
    } else {
      const parsed =
        type === 'persona'
          ? rows.persona.safeParse(row)
          : type === 'company'
            ? rows.company.safeParse(row)
            : rows.assignment.safeParse(row)
      if (!parsed.success) return bad(parsed.error)
      if (type === 'persona') this.#addPersona(rows.persona.parse(row))
      else if (type === 'company') this.#nouns.companies.push(rows.company.parse(row))
      else this.#nouns.assignments.push(rows.assignment.parse(row))
    }
    return null
  }

  /** A persona's id is a keyed hash: under this house's key it is another, by which later imports will find it. */
  #addPersona({ id: old, kind, value }: z.infer<typeof rows.persona>): void {
    const kindKnown = identifierKinds.find(known => known === kind)
    const own = kindKnown ? personaId(this.#workspace.key, { kind: kindKnown, value }) : old
    if (own !== old) this.#ids.set(old, own)
    this.#nouns.personas.push({ id: own, kind, value })
  }

  #translated(given: JsonObject): JsonObject {
    if (this.#ids.size === 0) return given
    return body.parse(
      JSON.parse(
        JSON.stringify(given).replace(
          /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g,
          found => this.#ids.get(found) ?? found,
        ),
      ),
    )
  }

  async flush(): Promise<void> {
    const [accounts, nouns, entries] = [this.#accounts, this.#nouns, this.#entries]
    this.#accounts = []
    this.#nouns = { personas: [], companies: [], assignments: [], originals: [] }
    this.#entries = []
    const { db, key, now } = this.#workspace
    const byAct = new Map<string, Entry[]>()
    for (const { act, entry } of entries) {
      const group = byAct.get(act)
      if (group) group.push(entry)
      else byAct.set(act, [entry])
    }
    await transact(db.app, async trx => {
      for (const { id: account, name, email } of accounts)
        await trx`insert into desk.account (id, name, email, email_key, role) values (${account}, ${name}, ${email}, ${email.toLowerCase() || `first ${account}`}, 'recruiter') on conflict do nothing`
      await appendNouns(trx, nouns)
      for (const [actId, group] of byAct) {
        const act = this.#acts.get(actId)
        if (!act) continue
        const done = await record(trx, act, [], group, {
          key,
          now: now(),
          admission: { add: new Set(), leaveOut: new Set() },
          fold: false,
          colleagues: new Set(),
        })
        this.#tally.entries.unchanged += group.length - done.fresh.size
        for (const entry of group) {
          if (!done.fresh.has(entry.id) || isDecision(entry.kind)) continue
          this.#tally.entries.new++
          this.#tally.entries.kinds[entry.kind] = (this.#tally.entries.kinds[entry.kind] ?? 0) + 1
        }
        this.#tally.people.new += group.filter(
          entry => entry.kind === 'person.opened' && done.fresh.has(entry.id),
        ).length
      }
    })
    this.#workspace.wake()
  }
}
