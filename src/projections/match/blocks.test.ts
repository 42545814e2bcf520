import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#src/db/testing.ts'
import { transact } from '#src/db/transaction.ts'
import { Blocks } from '#src/identity/match/blocks.ts'
import type { PersonRecord } from '#src/identity/match/corpus.ts'
import { corpusOf, hashedKeys } from '#src/identity/match/person-fields.ts'
import { Postings } from '#src/identity/match/postings.ts'
import { keyedId } from '#src/ledger/ids.ts'
import { createDerived } from '../fold/create.ts'
import { candidatesOf, largestBlock, watchBlocks } from './blocks.ts'

let test: TestDatabase

beforeAll(async () => {
  test = await testDatabase()
  await createDerived(test.db.app)
})
afterAll(() => test?.drop())

const words = (...list: string[]) => fc.subarray(list, { maxLength: 2 })
const someone = fc.record({
  given: words('Anna', 'Ana', 'Bob', 'Robert', 'Юлія', 'Yulia', ''),
  family: words('Müller', 'Mueller', 'Ткачук', 'Tkachuk', 'O’Neil', 'Anna'),
  email: words('a.m@one.example', 'a.m@two.example', 'info@firm.example', 'not an address'),
  phone: words('+44 20 7946 0001', '020 7946 0001', '12345', '0000000'),
  city: words('Leeds', 'leeds', 'Hull'),
  employer: words('Halvard Lifts A/S', 'Halvard Lifts', 'Acme Ltd'),
  birth: words('1980-05-17', '17.05.1980', '1980'),
})
/** Now and then a crowd that shares everything: its blocks are too large for both. */
const house = fc
  .tuple(fc.array(someone, { maxLength: 12 }), someone, fc.constantFrom(0, 0, largestBlock - 1, largestBlock + 1))
  .map(([few, one, times]) => [...few, ...Array.from({ length: times }, () => one)])

const inMemory = async (records: readonly PersonRecord[]): Promise<string[]> => {
  const pairs: string[] = []
  const limits = { pairs: Number.POSITIVE_INFINITY, whole: -1, size: largestBlock }
  const blocks = new Blocks(await Postings.of(corpusOf(records), () => Promise.resolve()), limits)
  for (let a = 0; a < records.length; a++)
    blocks.after(a, b => pairs.push([records[a]?.id, records[b]?.id].sort().join(' ')))
  return pairs.sort()
}

const inDatabase = (records: readonly PersonRecord[]): Promise<string[]> =>
  transact(test.db.app, async trx => {
    await trx`truncate trait, block, full_block`
    const keys = hashedKeys(corpusOf(records))
    for (const [at, { id }] of records.entries()) {
      const mine = keys[at] ?? []
      await trx`insert into trait values (${id}, '{}', '[]', ${mine}::int[], 0)`
      await trx`insert into block select unnest(${mine}::int[]), ${id}::uuid`
    }
    await watchBlocks(trx, keys.flat())
    const ids = records.map(({ id }) => id)
    const pairs = await candidatesOf(trx, ids)
    return [...new Set(pairs.map(pair => pair.toSorted().join(' ')))].sort()
  })

it('proposes the same pairs in the database as in memory', async () => {
  await fc.assert(
    fc.asyncProperty(house, async people => {
      const records = people.map((values, at) => ({ id: keyedId(Buffer.alloc(32), 'test', String(at)), values }))
      expect(await inDatabase(records)).toEqual(await inMemory(records))
    }),
    { numRuns: process.env['CI'] ? 200 : 60 },
  )
}, 600_000)
