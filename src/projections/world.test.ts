import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#src/db/testing.ts'
import { transact } from '#src/db/transaction.ts'
import type { Draft } from '#src/domain/draft.ts'
import { before } from '#src/domain/occurred.ts'
import { everybody } from '#src/identity/admit.ts'
import type { Act } from '#src/ledger/append.ts'
import { decision } from '#src/ledger/decision.ts'
import { freshId, personaId } from '#src/ledger/ids.ts'
import { prepare } from '#src/ledger/prepare.ts'
import { typed } from '#src/ledger/typed.ts'
import { createDerived } from './fold/create.ts'
import { few, foldAll, foldTail } from './fold/loop.ts'
import { rebuild } from './fold/rebuild.ts'
import { derivedNames } from './fold/tables.ts'
import { record } from './record.ts'

let test: TestDatabase
const key = Buffer.alloc(32, 7)
const now = '2026-11-20T10:00:00.000Z'

beforeAll(async () => {
  test = await testDatabase()
  await createDerived(test.db.app)
})
afterAll(() => test?.drop())

const account = freshId()
const act = (visible: Act['visible'] = 'all', kind: Act['kind'] = 'import'): Act => ({
  id: freshId(),
  kind,
  account,
  actor: account,
  visible,
  since: null,
})
const mail = (id: string, from: string, at: string): Draft => ({
  kind: 'email.received',
  channel: 'email',
  direction: 'in',
  occurred: { at, precision: 'instant', offset: 0 },
  family: 'mail',
  key: [id],
  body: { subject: `Hello ${id}` },
  text: 'Can you tell me about the salary?',
  people: [{ role: 'sender', identifiers: [{ kind: 'email', value: from }], name: 'Ana Reis' }],
  place: id,
  seenAt: at,
})
const named = (email: string, full: string): Draft => ({
  kind: 'claim.name',
  channel: null,
  direction: 'none',
  occurred: before(now),
  family: 'contact',
  key: [email],
  contentInKey: true,
  body: { full },
  text: null,
  people: [{ role: 'about', identifiers: [{ kind: 'email', value: email }], name: full }],
  place: 'row 1',
  seenAt: now,
})
const doing = (one: Act, drafts: readonly Draft[], fold = false) =>
  transact(test.db.app, trx =>
    record(trx, one, prepare(key, drafts, now), [], { key, now, admission: everybody, fold, colleagues: new Set() }),
  )

const dump = async (): Promise<Record<string, unknown[]>> => {
  const tables: Record<string, unknown[]> = {}
  for (const name of derivedNames)
    tables[name] = (await test.db.app.unsafe(`select to_jsonb(t)::text as row from ${name} t order by 1`)).map(
      row => row['row'],
    )
  return tables
}

it('a typed entry is on the line at once, an import after the worker; both survive a rebuild', async () => {
  const first = await doing(
    act(),
    [named('ana@x.example', 'Ana Reis'), mail('m1', 'ana@x.example', '2026-11-01T09:00:00.000Z')],
    true,
  )
  expect(first.opened.size).toBe(1)
  const [card] = await test.db.app`select name, waiting_at, last_kind, opened from card`
  expect(card).toEqual({
    name: 'Ana Reis',
    waiting_at: '2026-11-01T09:00:00.000Z',
    last_kind: 'email.received',
    opened: true,
  })
  const second = await doing(act(), [
    mail('m1', 'ana@x.example', '2026-11-01T09:00:00.000Z'),
    mail('m2', 'bo@x.example', '2026-11-02T09:00:00.000Z'),
  ])
  expect(second.fresh.size).toBeGreaterThan(0)
  await foldAll(test.db.app)
  expect(await test.db.app`select count(*)::int as n from line`).toEqual([{ n: 2 }])
  const live = await dump()
  await rebuild(test.db)
  expect(await dump()).toEqual(live)
})

it('undoing an import leaves what another import vouches for', async () => {
  const one = act()
  await doing(one, [mail('m3', 'cy@x.example', '2026-11-03T09:00:00.000Z')])
  const two = act()
  await doing(two, [mail('m3', 'cy@x.example', '2026-11-03T09:00:00.000Z')])
  await foldAll(test.db.app)
  const retract = (id: string) =>
    decision({
      kind: 'act.retracted',
      body: { act: id },
      subjects: [{ id, noun: 'act' }],
      at: new Date().toISOString(),
    })
  const undo = (id: string) =>
    transact(test.db.app, trx =>
      record(trx, act('all', 'typed'), [], [retract(id)], {
        key,
        now,
        admission: everybody,
        fold: true,
        colleagues: new Set(),
      }),
    )
  await undo(one.id)
  await foldAll(test.db.app)
  expect(await test.db.app`select count(*)::int as n from card where name = 'cy@x.example'`).toEqual([{ n: 1 }])
  await undo(two.id)
  await foldAll(test.db.app)
  expect(await test.db.app`select count(*)::int as n from card where name = 'cy@x.example'`).toEqual([{ n: 0 }])
  const live = await dump()
  await rebuild(test.db)
  expect(await dump()).toEqual(live)
})

it('a click on somebody who is waiting to be folded whole leaves nothing of them out', async () => {
  const others = Array.from({ length: few + 1 }, (_, n) => named(`d${n}@x.example`, `Dag Number${n}`))
  const put: Draft = {
    ...named('dag@x.example', 'Dag Felthus'),
    kind: 'candidacy.opened',
    body: {},
    contentInKey: false,
    assignments: [{ role: 'about', external: 'job-1', title: 'Welder' }],
  }
  await doing(act(), [named('dag@x.example', 'Dag Felthus'), put, ...others])
  expect((await foldTail(test.db.app)).entries).toBeGreaterThan(few)
  const call = typed({
    kind: 'call.made',
    channel: 'phone',
    direction: 'out',
    at: now,
    seenAt: now,
    body: {},
    text: 'Likes the role.',
    subjects: [{ id: personaId(key, { kind: 'email', value: 'dag@x.example' }), noun: 'persona', role: 'about' }],
  })
  const asked = { key, now, admission: everybody, fold: true, colleagues: new Set<string>() }
  await transact(test.db.app, trx => record(trx, act('all', 'typed'), [], [call], asked))
  await foldAll(test.db.app)
  expect(await test.db.app`select count(*)::int as n from candidacy`).toEqual([{ n: 1 }])
  const live = await dump()
  await rebuild(test.db)
  expect(await dump()).toEqual(live)
})
