import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { attributeFile } from './attribute-file.ts'
import { NoJourneys, readJourneys } from './attribution/read-journeys.ts'

const folder = mkdtempSync(join(tmpdir(), 'journeys-'))
afterAll(() => rmSync(folder, { recursive: true }))
let written = 0

function file(content: string | Uint8Array, name = 'journeys.csv'): string {
  const path = join(folder, `${written++}-${name}`)
  writeFileSync(path, content)
  return path
}

const model = async (content: string, name: string) => {
  const result = await attributeFile(file(content))
  return result.models.find(each => each.name === name)
}
const whys = async (content: string) => {
  const { unread } = await readJourneys(file(content))
  return unread.map(({ where, why }) => `${where.replace(/^.* line/, 'line')}: ${why}`)
}

describe('attribution of a file', () => {
  it('gives the documented document', async () => {
    const result = await attributeFile(file('path,conversions,null,value\na > b,1,0,10\nb,1,3,20\n'))
    expect(result.conversions).toBe(2)
    expect(result.models.map(each => each.name)).toEqual([
      'first',
      'last',
      'linear',
      'u',
      'markov',
      'markov-null',
      'shapley',
    ])
    expect(result.skipped).toEqual([
      { name: 'time-decay', why: 'needs the days from each touch to the conversion (a column `days`)' },
      { name: 'w', why: 'needs the positions of key touches (a column `keys`)' },
    ])
    expect(result.models[0]).toEqual({ name: 'first', credits: { a: 1, b: 1 }, values: { a: 10, b: 20 } })
    const markov = result.models.find(each => each.name === 'markov')
    expect(markov).toMatchObject({ order: 1, removalEffects: { a: 0.5, b: 1 } })
    expect(result.unread).toEqual([])
  })

  it('knows columns by the names that other tools give them, in any order', async () => {
    const { journeys, unused } = await readJourneys(
      file('id,Total Null,TOTAL_CONVERSION_VALUE,total_conversions,Channel Path\n7,2,9.5,1,a > b\n'),
    )
    expect([...journeys.conversions]).toEqual([1])
    expect([...(journeys.nulls ?? [])]).toEqual([2])
    expect([...(journeys.values ?? [])]).toEqual([9.5])
    expect(unused).toEqual(['id'])
  })

  it('reads days and keys, counted from 1', async () => {
    const text = 'path,conversions,days,keys\na > b > c > d,1,60 > 30 > 10 > 1,2 > 4\n'
    expect((await model(text, 'time-decay'))?.credits.d).toBeCloseTo(0.38763, 4)
    expect((await model(text, 'w'))?.credits).toEqual({ a: 0.3, b: 0.3, c: 0.1, d: 0.3 })
    expect((await model(text.replace('2 > 4', ' > 4'), 'w'))?.credits.d).toBeCloseTo(0.3 / 0.7, 12)
  })

  it('reads a byte-order mark, CR LF, semicolons with decimal commas, UTF-16 and gzip alike', async () => {
    const text = 'path,conversions,value\nCafé > mail,1,2.5\n'
    const forms: (string | Uint8Array)[] = [
      text,
      `\ufeff${text}`,
      text.replaceAll('\n', '\r\n'),
      text.replaceAll('\n', '\r'),
      'path;conversions;value\nCafé > mail;1;2,5\n',
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      Buffer.from(text, 'latin1'),
      gzipSync(text),
      text.trimEnd(),
      text.replace('Café', 'Cafe\u0301'),
      '"path","conversions","value"\n"Café > mail",1,"2.5"\n',
    ]
    for (const form of forms) {
      const { journeys } = await readJourneys(file(form))
      expect(journeys.channels).toEqual(['Café', 'mail'])
      expect([...(journeys.values ?? [])]).toEqual([2.5])
    }
  })

  it('takes fractional conversions', async () => {
    expect((await model('path,conversions\na > b,0.5\nb,1.25\n', 'linear'))?.credits).toEqual({ a: 0.25, b: 1.5 })
  })

  it('lists what it cannot read, line by line, and reads the rest', async () => {
    const text = `path,conversions,null,value,days,keys
a > b,1,0,5,2 > 1,1
a > > b,1,0,5,3 > 2 > 1,
a >,1,0,5,2 > 1,
,1,0,5,1,
a,-1,0,5,1,
a,1,-2,5,1,
a,1,0,-5,1,
a,many,0,5,1,
a,1e999,0,5,1,
a,0x10,0,5,1,
a,0,1,5,1,
a > b,1,0,5,1,
a,1,0,5,-1,
a,1,0,5,soon,
a,1,0,5,1,2
a,1,0,5,1,0
a,1,0,5,1,1.5
a,1,0
a,1,0,5,1,1,extra

"a ""quoted""",1,0,5,1,1
`
    expect(await whys(text)).toEqual([
      'line 3: a step of the path has no name',
      'line 4: a step of the path has no name',
      'line 5: the path is empty',
      'line 6: conversions is below zero: -1',
      'line 7: null is below zero: -2',
      'line 8: value is below zero: -5',
      'line 9: conversions is no number: many',
      'line 10: conversions is no number: 1e999',
      'line 11: conversions is no number: 0x10',
      'line 12: a value without a conversion',
      'line 13: 1 days for 2 steps',
      'line 14: days is below zero: -1',
      'line 15: days is no number: soon',
      'line 16: keys must be positions from 1 to 1',
      'line 17: keys must be positions from 1 to 1',
      'line 18: keys must be positions from 1 to 1',
      'line 19: 3 columns where the header has 6',
      'line 20: 7 columns where the header has 6',
    ])
    const { journeys, rows } = await readJourneys(file(text))
    expect(rows).toBe(2)
    expect(journeys.channels).toEqual(['a', 'b', 'a "quoted"'])
  })

  it('lists a thousand rows and counts the others', async () => {
    const { unread, unreadRows } = await readJourneys(file(`path,conversions\na,1\n${'b,x\n'.repeat(3_000)}`))
    expect([unread.length, unreadRows]).toEqual([1_000, 3_000])
  })

  it('keeps the rows of a file that is cut off', async () => {
    const whole = gzipSync(
      `path,conversions\n${Array.from({ length: 20_000 }, (_, at) => `a > c${at % 977},1\n`).join('')}`,
    )
    const { rows, unread } = await readJourneys(file(whole.subarray(0, whole.length / 2), 'cut.csv.gz'))
    expect(rows).toBeGreaterThan(100)
    expect(unread.at(-1)?.why).toContain('cut off')
  })

  it('takes a row per journey: 0 is one that did not convert', async () => {
    const each = await attributeFile(file('path,converted\na > b,1\na,0\nb,True\nb,FALSE\n'))
    expect(each.models.map(found => found.name)).toContain('markov-null')
    const counts = await attributeFile(file('path,conversions\na > b,5\na,0\n'))
    expect(counts.models.map(found => found.name)).not.toContain('markov-null')
    const paths = await attributeFile(file('path\na > b\nb\n'))
    expect(paths.conversions).toBe(2)
    const split = await attributeFile(file('path,null\na > b,0\nb,1\n'))
    expect(split.conversions).toBe(1)
  })

  it.each([
    ['', 'holds no journeys'],
    ['path,conversions\n', 'holds no journeys'],
    ['path,conversions\na,x\n', 'Nothing could be read'],
    ['who,conversions\na,1\n', 'has no column `path`; the columns are who, conversions'],
    ['path,budget\na,1\n', 'has no column `conversions`; the columns are path, budget'],
  ])('does nothing with %j and says why', async (content, why) => {
    await expect(attributeFile(file(content))).rejects.toThrow(why)
    await expect(attributeFile(file(content))).rejects.toBeInstanceOf(NoJourneys)
  })

  it('does nothing with a file that is not there', async () => {
    await expect(attributeFile(join(folder, 'absent.csv'))).rejects.toThrow('There is no such file')
  })
})

describe('sizes', () => {
  it('a journey of ten thousand touches', async () => {
    const path = Array.from({ length: 10_000 }, (_, at) => `c${at % 3}`).join(' > ')
    const { models, conversions } = await attributeFile(file(`path,conversions,null\n${path},2,1\nc0,1,0\n`), {
      order: 3,
    })
    for (const { name, credits } of models) {
      const sum = Object.values(credits).reduce((total, each) => total + each)
      expect(Math.abs(sum - conversions), name).toBeLessThan(1e-9)
    }
  })

  it('a journey of ten thousand channels has no Markov credit, and says so', async () => {
    const path = Array.from({ length: 10_000 }, (_, at) => `c${at}`).join(' > ')
    const { models, skipped } = await attributeFile(file(`path,conversions\n${path},1\n`))
    expect(models.map(each => each.name)).toEqual(['first', 'last', 'linear', 'u', 'shapley'])
    expect(skipped.find(each => each.name === 'markov')?.why).toBe(
      'too many channels (10000) with too many transitions (10000)',
    )
  })

  it('a hundred thousand journeys that are all different', async () => {
    const step = (at: number) => 'abcdefghij'[at % 10]
    const lines = Array.from(
      { length: 100_000 },
      (_, at) => `${[at, at / 10, at / 100, at / 1e3, at / 1e4].map(each => step(Math.floor(each))).join(' > ')},1,1`,
    )
    const { journeys } = await readJourneys(file(`path,conversions,null\n${lines.join('\n')}\n`))
    expect(journeys.size).toBe(100_000)
    const twice = await readJourneys(file(`path,conversions,null\n${lines.join('\n')}\n${lines.join('\n')}\n`))
    expect(twice.journeys.size).toBe(100_000)
    expect(twice.journeys.conversions.every(count => count === 2)).toBe(true)
  })
})

it('reads any bytes without failing otherwise than by saying that there is nothing', async () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom('a > b', '1', '0', '"', '1.5', ' > ', '-1', '\u0000', 'é'),
  )
  const text = fc
    .tuple(
      fc.constantFrom('path,conversions', 'path;null;value', 'path\tconversions\tdays\tkeys', ''),
      fc.array(fc.array(cell, { maxLength: 5 })),
    )
    .map(([header, rows]) => [header, ...rows.map(row => row.join(header.includes(';') ? ';' : ','))].join('\n'))
  const content = fc.oneof(text, fc.uint8Array({ maxLength: 300 }))
  await fc.assert(
    fc.asyncProperty(content, async bytes => {
      try {
        const { conversions, models } = await attributeFile(file(bytes, 'fuzz.csv'))
        for (const { credits } of models) {
          const sum = Object.values(credits).reduce((total, each) => total + each, 0)
          expect(Math.abs(sum - conversions)).toBeLessThanOrEqual(1e-9 * Math.max(1, conversions))
        }
      } catch (error) {
        expect(error).toBeInstanceOf(NoJourneys)
      }
    }),
    { numRuns: 200 },
  )
})
