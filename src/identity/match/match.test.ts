import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Corpus, type PersonRecord } from './corpus.ts'
import { explain } from './explain.ts'
import { fieldOf } from './fields.ts'
import { Finder } from './finder.ts'
import { logOdds, marks } from './marks.ts'
import { match, unhurried } from './match.ts'
import { probability } from './model.ts'
import { crowd, fixtureFields, person } from './people.fixture.ts'
import { Postings } from './postings.ts'

const fields = [...fixtureFields, 'street', 'postcode', 'national', 'middle']
const strangers = crowd(240)

function corpusOf(records: readonly PersonRecord[]): Corpus {
  const corpus = new Corpus(fields)
  for (const record of records) corpus.add(record)
  return corpus
}

/** Pairs among the records given, put among strangers, as `a~b`, with their probability. */
async function pairsAmong(records: readonly PersonRecord[], threshold: number): Promise<Map<string, number>> {
  const corpus = corpusOf([...strangers, ...records])
  const run = await match(corpus, threshold)
  const found = new Map<string, number>()
  for (const { a, b, odds } of run.pairs())
    if (a >= strangers.length || b >= strangers.length)
      found.set(`${corpus.ids[a]}~${corpus.ids[b]}`, probability(odds))
  return found
}

const together = async (
  a: Readonly<Record<string, string>>,
  b: Readonly<Record<string, string>>,
  threshold: number,
): Promise<boolean> => (await pairsAmong([person('a', a), person('b', b)], threshold)).has('a~b')

describe('learned without labels', () => {
  it('finds who was written down twice, and nobody else', async () => {
    const corpus = corpusOf(strangers)
    const found = new Set<string>()
    for (const { a, b } of (await match(corpus, marks.link)).pairs()) found.add(`${corpus.ids[a]}~${corpus.ids[b]}`)
    const truth = strangers
      .filter(record => record.id.endsWith('b'))
      .map(record => `${record.id.slice(0, -1)}~${record.id}`)
    expect(truth.filter(pair => found.has(pair)).length).toBeGreaterThan(truth.length * 0.97)
    expect([...found].filter(pair => !truth.includes(pair))).toEqual([])
  })

  it('gives the same answer twice', async () => {
    const answers = await Promise.all([1, 2].map(async () => [...(await match(corpusOf(strangers), 0.5)).pairs()]))
    expect(answers[0]).toEqual(answers[1])
  })

  it('closes over clusters, and a higher threshold only takes pairs away', async () => {
    const records = [
      ...strangers,
      person('x1', { given: 'Rosa', family: 'Testmann', email: 'rosa.testmann@mail.example' }),
    ]
    records.push(
      person('x2', { given: 'Rosa', family: 'Testmann', email: 'rosa.testmann@mail.example', birth: '1970-03-04' }),
    )
    records.push(person('x3', { given: 'Rosa', family: 'Testmann', phone: '+4915198765432', birth: '1970-03-04' }))
    const corpus = corpusOf(records)
    const at = async (threshold: number): Promise<Set<string>> =>
      new Set([...(await match(corpus, threshold)).pairs()].map(({ a, b }) => `${corpus.ids[a]}~${corpus.ids[b]}`))
    const low = await at(0.6)
    for (const pair of ['x1~x2', 'x2~x3', 'x1~x3']) expect(low.has(pair), pair).toBe(true)
    for (const pair of await at(0.97)) expect(low.has(pair), pair).toBe(true)
  })

  it('a handful of records is enough, and proves little', async () => {
    const corpus = corpusOf([
      person('a', { given: 'Robert', family: 'Ashdown', email: 'r.ashdown@mail.example' }),
      person('b', { given: 'Bob', family: 'Ashdown', email: 'r.ashdown@mail.example' }),
      person('c', { given: 'Susan', family: 'Kovacs', email: 's.kovacs@mail.example' }),
    ])
    expect([...(await match(corpus, 0.9)).pairs()].map(({ a, b }) => [a, b])).toEqual([[0, 1]])
  })
})

describe('one person, many handles', () => {
  const ana = {
    given: 'Ana',
    family: 'Kowalczyk',
    birth: '1980-05-17',
    email: 'ana.kowalczyk@mail.example',
    city: 'Dover',
  }
  it.each([
    ['a short form', { ...ana, given: 'Anna' }],
    ['names swapped', { ...ana, given: 'Kowalczyk', family: 'Ana' }],
    ['another script', { ...ana, given: 'Ана', family: 'Ковальчик', city: 'Довер' }],
    ['an initial', { ...ana, given: 'A.' }],
    ['a typing error in name and address', { ...ana, family: 'Kowalcyzk', email: 'ana.kowalczk@mail.example' }],
    ['day and month turned', { ...ana, birth: '1980-17-05' }],
  ])('is linked in spite of %s', async (_, other) => expect(await together(ana, other, marks.link)).toBe(true))
})

describe('never by itself', () => {
  const home = { phone: '+4915155555555', street: '5 Oak Road', city: 'Dover', postcode: 'LS1 1AA', family: 'Ashdown' }
  it('a family with one phone and one address is not one person, not even a question', async () => {
    expect(await together({ ...home, given: 'Robert' }, { ...home, given: 'Susan' }, marks.ask)).toBe(false)
  })
  it('two people with one mailbox are not one', async () => {
    const shared = { email: 'team.north@acme.example' }
    expect(
      await together(
        { ...shared, given: 'Robert', family: 'Ashdown' },
        { ...shared, given: 'Susan', family: 'Kovacs' },
        marks.ask,
      ),
    ).toBe(false)
  })
  it.each([
    ['a mailbox', { email: 'somebody.else@acme.example' }],
    ['a role address', { email: 'info@acme.example', given: 'Robert' }],
    ['a phone', { phone: '+4915155555555' }],
    ['an address', { street: '5 Oak Road', city: 'Dover', postcode: 'LS1 1AA' }],
    ['a name', { given: 'Robert', family: 'Ashdown' }],
  ])('%s alone merges nobody', async (_, values) => expect(await together(values, values, marks.automatic)).toBe(false))
  it.each([
    ['birthdays', { birth: '1980-05-17' }, { birth: '1955-02-03' }],
    ['national ids', { national: '6988048' }, { national: '7364009' }],
  ])('two %s stop the automatic mark, however much agrees', async (_, a, b) => {
    const all = {
      given: 'Robert',
      family: 'Ashdown',
      email: 'r.ashdown@mail.example',
      phone: '+4915155555555',
      employer: 'Acme',
    }
    expect(await together({ ...all, ...a }, { ...all, ...b }, marks.ask)).toBe(true)
    expect(await together({ ...all, ...a }, { ...all, ...b }, marks.automatic)).toBe(false)
    const without = await pairsAmong(
      [person('a', { ...all, ...a }), person('m', all), person('b', { ...all, ...b })],
      marks.automatic,
    )
    expect(without.has('a~b')).toBe(false)
  })
  it('empty records are nobody', async () => {
    const empty = ['a', 'b', 'c'].map(id => person(id, { given: ' ', email: 'n/a', family: '---' }))
    expect(await pairsAmong(empty, 0.01)).toEqual(new Map())
  })
})

describe('bounds', () => {
  it('ten thousand people with one mailbox', async () => {
    const many = Array.from({ length: 10_000 }, (_, i) => {
      const stranger = strangers[i % strangers.length]?.values
      return person(`m${i}`, {
        email: 'all@acme.example',
        given: stranger?.given ?? '',
        family: `${stranger?.family?.[0]}${i.toString(36)}`,
      })
    })
    const corpus = corpusOf(many)
    const run = await match(corpus, marks.automatic)
    expect([...run.pairs()]).toEqual([])
    expect(run.compared).toBeLessThan(3_000_000)
  })
  it('a record with five thousand addresses', async () => {
    const addresses = Array.from({ length: 5_000 }, (_, i) => `box${i}@acme.example`)
    const found = await pairsAmong(
      [
        person('a', { given: 'Robert', family: 'Ashdown', email: addresses }),
        person('b', { given: 'Robert', family: 'Ashdown', email: 'box7@acme.example' }),
        person('c', { given: 'Susan', family: 'Kovacs', email: 'box8@acme.example' }),
      ],
      marks.link,
    )
    expect([...found.keys()]).toEqual(['a~b'])
  })
  it('one row pasted a thousand times is one person', async () => {
    const row = { given: 'Robert', family: 'Ashdown', email: 'r.ashdown@mail.example' }
    const found = await pairsAmong(
      Array.from({ length: 1_000 }, (_, i) => person(`r${i}`, row)),
      marks.link,
    )
    expect(found.size).toBe((1_000 * 999) / 2)
  })
})

describe('two files', () => {
  it('link one to one', async () => {
    const left = strangers.filter(record => !record.id.endsWith('b'))
    const right = strangers.filter(record => record.id.endsWith('b'))
    const corpus = corpusOf([...left, ...right, ...right.slice(0, 3)])
    const pairs = [...(await match(corpus, marks.link, left.length)).pairs()]
    expect(new Set(pairs.map(({ a }) => a)).size).toBe(pairs.length)
    expect(new Set(pairs.map(({ b }) => b)).size).toBe(pairs.length)
    expect(pairs.length).toBeGreaterThan(right.length * 0.95)
    for (const { a, b } of pairs) expect(`${corpus.ids[a]}b`).toBe(corpus.ids[b])
  })
})

describe('every pair explains itself', () => {
  it('terms, prior and relatives add up to the probability', async () => {
    const corpus = corpusOf(strangers)
    const { model } = await match(corpus, marks.link)
    const at = corpus.ids.indexOf('p8b')
    const why = explain(corpus, model, corpus.ids.indexOf('p8'), at)
    const sum = why.prior + why.relatives + why.terms.reduce((total, term) => total + term.bits, 0)
    expect(sum).toBeCloseTo(why.bits, 6)
    expect(why.held).toBeNull()
    expect(why.probability).toBeCloseTo(probability(why.bits * Math.LN2), 9)
    expect(why.terms.find(term => term.field === 'given')).toMatchObject({
      level: 'the same',
      left: why.terms.find(term => term.field === 'given')?.right,
    })
    expect(why.terms.some(term => term.field === 'email')).toBe(false)
    for (const term of why.terms) expect(term.bits).toBeCloseTo(Math.log2(term.m / term.u), 6)
    expect(explain(corpus, model, at, corpus.ids.indexOf('p8')).probability).toBe(why.probability)
  })
  it('says why a pair is held back', async () => {
    const both = { given: 'Robert', family: 'Ashdown', email: 'r.ashdown@mail.example', phone: '+4915155555555' }
    const corpus = corpusOf([
      ...strangers,
      person('a', { ...both, birth: '1980-05-17' }),
      person('b', { ...both, birth: '1955-02-03' }),
    ])
    const { model } = await match(corpus, marks.link)
    const why = explain(corpus, model, corpus.size - 2, corpus.size - 1)
    expect(why.held).toBe('conflict')
    expect(logOdds(why.probability)).toBeLessThan(logOdds(marks.automatic))
  })
})

describe('one new person', () => {
  it('is found among all, and leaves no trace', async () => {
    const corpus = corpusOf(strangers)
    const { model } = await match(corpus, marks.link)
    const finder = new Finder(corpus, model, await Postings.of(corpus, unhurried))
    const known = strangers.find(record => record.id === 'p16')
    const before = {
      size: corpus.size,
      values: corpus.columns.map(column => [column.pool.size, column.present, [...column.counts]]),
    }
    const found = finder.find(
      { id: 'new', values: { ...known?.values, phone: ['+33612345678'], employer: ['Another One'] } },
      0.5,
      5,
    )
    expect(found.map(({ id }) => id)).toContain('p16')
    expect(found[0]?.probability).toBeGreaterThan(marks.link)
    expect(finder.find(person('nobody', { given: 'Zebedee', family: 'Quux' }), 0.5, 5)).toEqual([])
    expect({
      size: corpus.size,
      values: corpus.columns.map(column => [column.pool.size, column.present, [...column.counts]]),
    }).toEqual(before)
  })
})

describe('any records at all', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom('', 'ann', 'ann@x.example', '1980-01-01', '+4915155555555', 'n/a'),
  )
  const record = fc.dictionary(
    fc.constantFrom(...fields, 'other:team', 'list:tags', 'code:ref', '__proto__'),
    fc.array(value, { maxLength: 3 }),
    { maxKeys: 6 },
  )
  it('give pairs of two records with probabilities, and no error', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { maxLength: 12 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        async (records, threshold) => {
          const corpus = new Corpus([...fields, 'other:team', 'list:tags', 'code:ref'])
          for (const [i, values] of records.entries()) corpus.add({ id: String(i), values })
          for (const { a, b, odds } of (await match(corpus, threshold)).pairs()) {
            expect(a).toBeLessThan(b)
            expect(b).toBeLessThan(records.length)
            expect(probability(odds)).toBeGreaterThanOrEqual(threshold - 1e-6)
          }
        },
      ),
      { numRuns: 200 },
    )
  })
  it('a field without a meaning of its own is compared all the same', () =>
    expect(fieldOf('other:team').group).toBe('other'))
})
