import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partIn } from '#src/domain/spend.ts'
import { amountOf, readSpend } from './read-spend.ts'

const read = (text: string) => readSpend(text, 'GBP', 'GB')

describe('a file of what was spent', () => {
  it('is read as people write it: months, days, signs, thousands', async () => {
    const file = await read(
      [
        'Channel;Month;Cost;Category;Supplier',
        'Job boards;2026-03;£1,200.50;advertising;Boardwalk Jobs',
        'Events;14/04/2026;€ 2.500;events;Hall',
        'LinkedIn;2026;3600;tools;',
        'Referrals;May 2026;500;referral bonuses;',
      ].join('\r\n'),
    )
    expect(file.unread).toEqual([])
    expect(file.rows.map(row => [row.channel, row.from, row.to, row.amount, row.currency, row.sort])).toEqual([
      ['job-board', '2026-03-01', '2026-03-31', 120_050, 'GBP', 'external'],
      ['event', '2026-04-14', '2026-04-14', 250_000, 'EUR', 'external'],
      ['linkedin', '2026-01-01', '2026-12-31', 360_000, 'GBP', 'external'],
      ['referral', '2026-05-01', '2026-05-31', 50_000, 'GBP', 'internal'],
    ])
  })

  it('lists what it cannot read with line and reason, and keeps the rest', async () => {
    const file = await read(
      [
        'channel,from,to,amount,currency,colour',
        'carrier pigeon,2026-01-01,2026-01-31,100,GBP,red',
        'event,someday,,100,GBP,',
        'event,2026-03-01,2026-02-01,100,GBP,',
        'event,2026-03-01,,much,GBP,',
        'event,2026-03-01,,-5,GBP,',
        'event,2026-03-01,,5,Pounds,',
        'event,2026-03-01,,5,GBP,',
        'event,"2026-03-01,,5',
      ].join('\n'),
    )
    expect(file.rows).toHaveLength(1)
    expect(file.unused).toEqual(['colour'])
    expect(file.unread.map(one => [one.line, one.why])).toEqual([
      [2, '“carrier pigeon” is no channel here.'],
      [3, '“someday” is no day or month.'],
      [4, 'It ends before it begins.'],
      [5, '“much” is no amount.'],
      [6, 'The amount is not above nothing.'],
      [7, '“Pounds” is no currency of three letters.'],
      [9, expect.stringContaining('never closed')],
    ])
  })

  it('without a column that it needs says which', async () => {
    expect((await read('who,when\nAna,2026')).unread[0]?.why).toBe('No column says the channel: call one “channel”.')
    expect(await read('')).toMatchObject({ rows: [], unreadRows: 0 })
  })

  it('of whatever bytes neither throws nor hangs', async () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom('event', '2026-03', '"', '1.200,50', '£', '31.02.2026', 'NaN', '9'.repeat(40), '-', ',', '\0'),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 }), async rows => {
        const file = await read(['channel,from,amount', ...rows.map(row => row.join(','))].join('\n'))
        for (const row of file.rows)
          expect(Number.isSafeInteger(row.amount) && row.amount > 0 && row.to >= row.from).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

describe('an amount', () => {
  it.each([
    ['1,200.50', 2, 120_050],
    ['1.200,50', 2, 120_050],
    ['1.200', 2, 120_000],
    ['12.5', 2, 1_250],
    ['£ 99', 2, 9_900],
    ['1200 JPY', 0, 1200],
    ['12.5', 0, null],
    ['1,20,0', 2, null],
    ['', 2, null],
    ['1e9', 2, null],
  ])('“%s” with %i digits is %s', (text, digits, minor) => {
    expect(amountOf(text, digits)).toBe(minor)
  })
})

describe('the part of a period', () => {
  it('of neighbouring periods adds up to the whole', () => {
    const date = fc
      .integer({ min: 0, max: 700 })
      .map(days => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10))
    fc.assert(
      fc.property(date, date, date, fc.integer({ min: 1, max: 1e12 }), (a, b, cut, amount) => {
        const [from, to] = a < b ? [a, b] : [b, a]
        const one = { from, to, amount }
        expect(partIn(one, { before: cut }) + partIn(one, { from: cut })).toBe(amount)
        expect(partIn(one, {})).toBe(amount)
      }),
    )
  })

  it('is by days', () => {
    const quarter = { from: '2026-01-01', to: '2026-03-31', amount: 9_000 }
    expect(partIn(quarter, { from: '2026-02-01', before: '2026-03-01' })).toBe(2_800)
    expect(partIn(quarter, { from: '2026-04-01' })).toBe(0)
  })
})
