import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '#src/db/connect.ts'
import type { Sql } from '#src/db/pool.ts'
import type { TestDatabase } from '#src/db/testing.ts'
import { transact } from '#src/db/transaction.ts'
import type { Draft } from '#src/domain/draft.ts'
import type { Identifier } from '#src/domain/identifier.ts'
import { type Admission, everybody } from '#src/identity/admit.ts'
import type { Act, Entry } from '#src/ledger/append.ts'
import { decision } from '#src/ledger/decision.ts'
import { keyedId } from '#src/ledger/ids.ts'
import { prepare } from '#src/ledger/prepare.ts'
import { type Cursor, readerLag } from '#src/ledger/read.ts'
import { createDerived } from '#src/projections/fold/create.ts'
import { foldAll } from '#src/projections/fold/loop.ts'
import { derivedNames } from '#src/projections/fold/tables.ts'
import { type Recorded, record } from '#src/projections/record.ts'

/** A small house on a database of its own: what the tests of the invariants write through the one door. */
export class World {
  readonly key = Buffer.alloc(32, 7)
  readonly accounts = ['aaaaaaaa-0000-4000-8000-000000000001', 'aaaaaaaa-0000-4000-8000-000000000002'] as const
  /** The world's clock, ISO instant; moved by `later`. */
  now = '2026-11-20T10:00:00.000Z'
  private count = 0
  private cleared = 0
  readonly test: Pick<TestDatabase, 'db' | 'drop'>

  private constructor(test: Pick<TestDatabase, 'db' | 'drop'>) {
    this.test = test
  }

  static async open(): Promise<World> {
    // Loaded here: what measures outside of a test run has a database of its own.
    const { testDatabase } = await import('#src/db/testing.ts')
    const world = new World(await testDatabase())
    await createDerived(world.sql)
    return world
  }

  /** On a house that is open already, and empty. */
  static over(db: Database): World {
    return new World({ db, drop: () => db.close() })
  }

  get sql(): Sql {
    return this.test.db.app
  }

  drop(): Promise<void> {
    return this.test.drop()
  }

  /**
   * Empties the house: another history begins. The few rows of one are deleted, which is faster than truncating a hundred
   * tables; what that leaves of them goes with a truncation now and then.
   */
  async clear(): Promise<void> {
    const owner = this.test.db.owner
    await owner.begin(async trx => {
      const tables = await trx<{ name: string }[]>`
        select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'ledger' order by 1`
      const names = [
        ...tables.map(row => row.name),
        ...derivedNames,
        ...['dirty_act', 'dirty_entry', 'dirty_person', 'dirty_day', 'dirty_pair', 'dirty_block'],
      ]
      const isTruncated = this.cleared++ % 20 === 0
      await trx.unsafe(
        isTruncated ? `truncate ${names.join(', ')}` : names.map(name => `delete from ${name}`).join(';'),
      )
      await trx`insert into audience values (0, '{}') on conflict do nothing`
      await trx`update cursor set xid = '0', position = 0`
    })
    this.now = '2026-11-20T10:00:00.000Z'
    this.count = 0
  }

  later(minutes = 1): void {
    this.now = new Date(Date.parse(this.now) + minutes * 60_000).toISOString()
  }

  /** Where clock and ids stand, so that two histories can go on alike. */
  mark(): { readonly now: string; readonly count: number } {
    return { now: this.now, count: this.count }
  }

  moveTo({ now, count }: { readonly now: string; readonly count: number }): void {
    this.now = now
    this.count = count
  }

  /** The same in every run: a history that fails is shrunk and fails again. */
  id(): string {
    return keyedId(this.key, 'test', String(this.count++))
  }

  act(options: Partial<Act> = {}): Act {
    const account = options.account === undefined ? this.accounts[0] : options.account
    return { id: this.id(), kind: 'import', account, actor: account, visible: 'all', since: null, ...options }
  }

  decide(
    kind: string,
    body: Entry['body'],
    subjects: Parameters<typeof decision>[0]['subjects'],
    text?: string,
  ): Entry {
    const same = { key: this.key, by: [this.id()] }
    return decision({ kind, body, subjects, at: this.now, same, ...(text === undefined ? {} : { text }) })
  }

  /** Through the one door. `fold` as when a person waits for it. */
  record(
    act: Act,
    { drafts = [], decisions = [], fold = false, admission = everybody }: Doing,
  ): Promise<Recorded & { readonly act: string }> {
    const prepared = prepare(this.key, drafts, this.now)
    return transact(this.sql, async trx => {
      const rows = await trx<{ persona_id: string }[]>`select persona_id from colleague`
      const colleagues = new Set(rows.map(row => row.persona_id))
      const recorded = await record(trx, act, prepared, decisions, {
        key: this.key,
        now: this.now,
        admission,
        fold,
        colleagues,
      })
      return { ...recorded, act: act.id }
    })
  }

  undo(act: string, kind: 'act.retracted' | 'act.restored' = 'act.retracted', fold = true): Promise<{ act: string }> {
    this.later()
    const decisions = [this.decide(kind, { act }, [{ id: act, noun: 'act' }])]
    return this.record(this.act({ kind: 'typed' }), { decisions, fold })
  }

  /** Who a persona's person is; null when nobody opened one. */
  async personOf(identifier: Identifier): Promise<string | null> {
    const id = keyedId(this.key, 'persona', `${identifier.kind}\0${identifier.value}`)
    const [row] = await this.sql<{ id: string }[]>`
      select o.person_id as id from persona p join person o on o.person_id = p.person_id where p.persona_id = ${id}`
    return row?.id ?? null
  }

  async founderOf(person: string): Promise<string> {
    const [row] = await this.sql<{ founder: string }[]>`select founder from person where person_id = ${person}`
    if (!row) throw new Error(`nobody is open as ${person}`)
    return row.founder
  }

  settle(sql: Sql = this.sql): Promise<void> {
    return settle(sql)
  }

  /**
   * What is shown: but for the books of what was taken back, and for what the queue remembers of it, that it was decided once.
   */
  async shown(): Promise<Record<string, string[]>> {
    await this.settle()
    const { retracted_act: _, retracted_entry: __, ...tables } = await this.derived()
    const plain = (row: string): string =>
      row.replace(/"parted": true/, '"parted": false').replace(/"decided": \d+/, '"decided": 0')
    return { ...tables, pair: (tables['pair'] ?? []).map(plain), trait: (tables['trait'] ?? []).map(plain) }
  }

  /** What the derived tables hold, by table, each row as text, sorted. */
  async derived(sql: Sql = this.sql): Promise<Record<string, string[]>> {
    const tables: Record<string, string[]> = {}
    for (const name of derivedNames) {
      const rows = await sql.unsafe<{ row: string }[]>(
        `select to_jsonb(t)::text as row from ${name} t ${meant[name] ?? ''}`,
      )
      tables[name] = rows.map(({ row }) => row).sort()
    }
    return tables
  }
}

/**
 * Not counted: a persona that was locked and then named by no entry stands for itself, as it would without a row; a set
 * of accounts stays interned when nothing has it any more.
 */
const meant: Readonly<Record<string, string>> = {
  persona: 'where person_id <> persona_id or exists (select from ledger.subject s where s.subject_id = persona_id)',
  audience: 'where id = 0 or exists (select from standing_entry v where id in (v.know, v.read))',
}

interface Doing {
  readonly drafts?: readonly Draft[]
  readonly decisions?: readonly Entry[]
  readonly fold?: boolean
  readonly admission?: Admission
}

/**
 * Folds until the log is read to its end. The ordered reader waits for transactions that are open anywhere on the
 * server, and other test files have some.
 */
export async function settle(sql: Sql): Promise<void> {
  for (;;) {
    await foldAll(sql)
    const [cursor] = await sql<Cursor[]>`select xid::text as xid, position from cursor where name = 'fold'`
    if (!cursor || (await readerLag(sql, cursor)).waiting === 0) return
    await sleep(20)
  }
}
