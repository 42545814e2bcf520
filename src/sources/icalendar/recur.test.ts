import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { recurrences } from './recur.ts'
import { ruleOf } from './rule.ts'
import { wallOf } from './wall.ts'

const ruleIn = (text: string) => {
  const [, , , parts] = ICAL.parse.property(`RRULE:${text}`) as unknown[]
  const rule = ruleOf(parts)
  if (!rule) throw new Error(text)
  return rule
}
const written = (ms: number, like: string): string => {
  const text = new Date(ms).toISOString().replace(/[-:]|\.000/g, '')
  return like.length === 8 ? text.slice(0, 8) : like.endsWith('Z') ? text : text.slice(0, -1)
}
const wall = (text: string): number => wallOf(text)?.ms ?? Number.NaN

function instances(rrule: string, start: string, most: number, from = start): string[] {
  const rule = ruleIn(rrule)
  const until = rule.until === null ? null : wall(rule.until)
  const found: string[] = []
  for (const ms of recurrences(rule, wall(start), until, { left: 2_000_000 })) {
    if (ms >= wall(from)) found.push(written(ms, start))
    if (found.length >= most) break
  }
  return found
}

describe('recurrence rules', () => {
  it('of RFC 5545 3.8.5.3', () => {
    expect(instances('FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', '19970902T090000', 3)).toEqual([
      '19980213T090000',
      '19980313T090000',
      '19981113T090000',
    ])
    expect(
      instances('FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8', '19961105T090000', 3),
    ).toEqual(['19961105T090000', '20001107T090000', '20041102T090000'])
    expect(instances('FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2', '19970929T090000', 2)).toEqual([
      '19970929T090000',
      '19971030T090000',
    ])
    expect(instances('FREQ=MINUTELY;INTERVAL=90;COUNT=3', '19970902T090000', 9)).toEqual([
      '19970902T090000',
      '19970902T103000',
      '19970902T120000',
    ])
  })

  it('that can never be met, or never end, come to an end', () => {
    expect(instances('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '20200101T000000', 5)).toEqual([])
    expect(instances('FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30', '20200101T000000', 5)).toEqual([])
    expect(instances('FREQ=SECONDLY', '20200101T000000', 100_000)).toHaveLength(100_000)
    const budget = { left: 100_000 }
    expect([...recurrences(ruleIn('FREQ=SECONDLY'), 0, null, budget)].length).toBeLessThanOrEqual(100_000)
  })

  it('of any kind give rising times within the budget', () => {
    const numbers = (from: number, to: number) => fc.array(fc.integer({ min: from, max: to }), { maxLength: 3 })
    const parts = fc.record({
      freq: fc.constantFrom('SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
      interval: fc.integer({ min: 0, max: 1e9 }),
      byday: fc.array(fc.constantFrom('MO', '-1SU', '5FR', '53TU', 'x'), { maxLength: 2 }),
      bymonth: numbers(0, 13),
      bymonthday: numbers(-32, 32),
      byyearday: numbers(-367, 367),
      byweekno: numbers(-54, 54),
      byhour: numbers(-1, 24),
      byminute: numbers(0, 60),
      bysetpos: numbers(-3, 3),
      wkst: fc.constantFrom('SU', 'MO', 'XX', ''),
    })
    fc.assert(
      fc.property(
        parts,
        fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
        (given, date) => {
          const rule = ruleOf(given)
          const start = Math.floor(date.getTime() / 1000) * 1000
          if (!rule) return
          let before = start - 1
          let count = 0
          for (const ms of recurrences(rule, start, null, { left: 20_000 })) {
            expect(ms).toBeGreaterThan(before)
            before = ms
            if (++count > 200) break
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})

const file = '../shared/data/calendar-contacts/libical/icalrecur_cases.txt'
const absent = !existsSync(file)
it.skipIf(absent)(`equal the instances of ${file}${absent ? ' (the file is absent)' : ''}`, () => {
  const cases = readFileSync(file, 'utf8')
    .split(/\n\s*\n/)
    .map(block =>
      Object.fromEntries([...block.matchAll(/^([A-Z-]+):(.*)$/gm)].map(([, key, value]) => [key, value?.trim()])),
    )
    .filter(({ RRULE, INSTANCES }) => RRULE && INSTANCES && !INSTANCES.startsWith('***'))
  const wrong = cases.flatMap(({ RRULE = '', DTSTART = '', INSTANCES = '', 'START-AT': after = DTSTART }) => {
    const wanted = INSTANCES.split(',')
    // Two of the cases ask for a later start and list the whole series all the same.
    const from = (wanted[0] ?? '') < after ? DTSTART : after
    const got = instances(RRULE, DTSTART, RRULE.includes('UNTIL') ? wanted.length + 1 : wanted.length, from)
    return got.join() === wanted.join() ? [] : [{ RRULE, DTSTART, from, wanted, got }]
  })
  expect(wrong).toEqual([])
  expect(cases).toHaveLength(74)
})
