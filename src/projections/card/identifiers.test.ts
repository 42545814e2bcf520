import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#src/db/testing.ts'
import { transact } from '#src/db/transaction.ts'
import { freshId } from '#src/ledger/ids.ts'
import { createDerived } from '../fold/create.ts'
import { valuesKept } from '../match/record-of.ts'
import { allIdentifiers, knownIdentifiers } from './identifiers.ts'

let test: TestDatabase
const person = freshId()
const many = 3000

beforeAll(async () => {
  test = await testDatabase()
  const { app } = test.db
  await createDerived(app)
  for (const [kind, count] of [
    ['record', many],
    ['email', many],
    ['linkedin', 20],
  ] as const)
    await app`
      with made as (select gen_random_uuid() as id, n from generate_series(1, ${count}::int) n),
        said as (insert into ledger.persona (id, kind) select id, ${kind} from made),
        valued as (insert into ledger.persona_payload (persona_id, value) select id, ${kind} || n from made)
      insert into persona (persona_id, person_id) select id, ${person}::uuid from made`
})
afterAll(() => test?.drop())

const counted = (rows: readonly { readonly kind: string }[]): object =>
  Object.fromEntries(['record', 'email', 'linkedin'].map(kind => [kind, rows.filter(row => row.kind === kind).length]))

it('of somebody with thousands of identifiers as many are read as decide anything, the first of each kind', async () => {
  const bounded = { record: valuesKept, email: valuesKept, linkedin: 20 }
  const level = (know: number) => ({ person_id: person, know })
  const [all, known, [first]] = await transact(test.db.app, async trx => {
    const rows = await allIdentifiers(trx, [person])
    return Promise.all([
      rows,
      knownIdentifiers(trx, rows, [], [level(0), level(1)]),
      trx<{ value: string }[]>`
        select v.value from ledger.persona i join ledger.persona_payload v on v.persona_id = i.id where i.kind = 'email' order by i.id limit 1`,
    ])
  })
  expect([counted(all), counted(known)]).toEqual([bounded, bounded])
  expect(all.find(row => row.kind === 'email')?.value).toBe(first?.value)
})
