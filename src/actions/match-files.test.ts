import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { afterAll, describe, expect, it } from 'vitest'
import { marks } from '#src/identity/match/marks.ts'
import { crowd } from '#src/identity/match/people.fixture.ts'
import { matchFiles } from './match-files.ts'
import { NoPeople } from './matching/people-table.ts'

const folder = mkdtempSync(join(tmpdir(), 'match-'))
afterAll(() => rmSync(folder, { recursive: true }))
const out = join(folder, 'pairs.csv')
let written = 0

function file(content: string | Uint8Array, name = 'people.csv'): string {
  const path = join(folder, `${written++}-${name}`)
  writeFileSync(path, content)
  return path
}

const records = crowd(160)
const cells = ['given', 'family', 'birth', 'email', 'phone', 'city', 'employer']
const table = (rows: typeof records, id = 'id'): string =>
  [
    [id, 'first name', 'last name', 'date of birth', 'e-mail', 'mobile', 'town', 'company'].join(','),
    ...rows.map(row => [row.id, ...cells.map(field => row.values[field]?.[0] ?? '')].join(',')),
  ].join('\n')
const pairs = (path = out): string[][] => {
  const bytes = readFileSync(path)
  const rows: string[][] = parse(path.endsWith('.gz') ? gunzipSync(bytes) : bytes)
  return rows
}
const truth = records.filter(row => row.id.endsWith('b')).map(row => row.id.slice(0, -1))

describe('match of files', () => {
  it('writes the duplicates of one file', async () => {
    const result = await matchFiles([file(table(records))], { out })
    const [header, ...rows] = pairs()
    expect(header).toEqual(['id_a', 'id_b', 'probability'])
    expect(rows.length).toBe(result.pairs)
    expect(rows.map(([a, b]) => `${a}~${b}`).sort()).toEqual(truth.map(id => `${id}~${id}b`).sort())
    for (const [, , probability] of rows) expect(Number(probability)).toBeGreaterThanOrEqual(0.9)
    expect(result).toMatchObject({ records: [records.length], threshold: 0.9, unread: [], unreadRows: 0 })
  })

  it('links two files one to one, packed or not, whatever the columns are called', async () => {
    const left = records.filter(row => !row.id.endsWith('b'))
    const right = records.filter(row => row.id.endsWith('b'))
    const lines = right.map(row => [
      row.id,
      `${row.values.family?.[0]}; ${row.values.given?.[0]}`,
      ...cells.slice(2).map(field => row.values[field]?.[0] ?? ''),
    ])
    const other = [
      'rec_id\tName\tGeburtsdatum\tMail\tTelefon\tOrt\tFirma',
      ...lines.map(line => line.join('\t').replace('; ', ', ')),
    ].join('\n')
    const packed = join(folder, 'pairs.csv.gz')
    const result = await matchFiles([file(gzipSync(table(left)), 'left.csv.gz'), file(other)], { out: packed })
    expect(result.records).toEqual([left.length, right.length])
    const [, ...rows] = pairs(packed)
    expect(rows.length).toBeGreaterThan(truth.length * 0.9)
    for (const [a, b] of rows) expect(`${a}b`).toBe(b)
  })

  it('numbers rows from 1 without an id, bad rows included, and lists what cannot be read', async () => {
    const [header = '', first = '', ...rest] = table(records.slice(0, 40), 'serial').split('\n')
    const cut = (line: string): string => line.slice(line.indexOf(',') + 1)
    const lines = [header, first, `${first},too,many`, first, ...rest].map(cut)
    const result = await matchFiles([file(lines.join('\n'))], { out })
    expect(result.unread).toEqual([
      { where: expect.stringMatching(/line 3$/), why: 'The line has 9 cells, the table 7 columns.' },
    ])
    expect(pairs()).toContainEqual(['1', '3', expect.any(String)])
  })

  it.each([
    ['an empty file', ''],
    ['a header alone', 'id,name\n'],
    ['nothing that can be compared', 'id,cluster\n1,2\n2,3\n'],
  ])('%s is refused in words', async (_, content) => {
    await expect(matchFiles([file(content)], { out })).rejects.toThrow(NoPeople)
  })

  it('stops when asked, and leaves no half of a file', async () => {
    const stopped = join(folder, 'stopped.csv')
    const signal = AbortSignal.abort()
    await expect(matchFiles([file(table(records))], { out: stopped, signal })).rejects.toThrow()
    expect(readdirSync(folder).filter(name => name.startsWith('stopped'))).toEqual([])
  })
})

const data = '../shared/data/people-matching'
const present = existsSync(data)
if (!present) process.stderr.write(`Skipped: published record-linkage sets, because ${data} is absent.\n`)

/** Pair F1 of what was written, and the pairs that are false. */
function scored(
  entityOf: (id: string) => string,
  ids: readonly string[],
): { f1: number; recall: number; wrong: number } {
  const sizes = new Map<string, number>()
  for (const id of ids) sizes.set(entityOf(id), (sizes.get(entityOf(id)) ?? 0) + 1)
  const all = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
  const [, ...rows] = pairs()
  const right = rows.filter(([a = '', b = '']) => entityOf(a) === entityOf(b)).length
  return { f1: (2 * right) / (rows.length + all), recall: right / all, wrong: rows.length - right }
}

describe.skipIf(!present)('published sets', () => {
  it('Febrl dataset1: F1 of 0.995, no false merge at the automatic mark', async () => {
    const path = join(data, 'febrl/dataset1.csv')
    const ids = readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map(line => line.split(',')[0] ?? '')
    const entity = (id: string): string => id.split('-')[1] ?? ''
    await matchFiles([path], { out })
    expect(scored(entity, ids).f1).toBeGreaterThanOrEqual(0.995)
    await matchFiles([path], { out, threshold: marks.automatic })
    expect(scored(entity, ids).wrong).toBe(0)
    expect(scored(entity, ids).recall).toBeGreaterThan(0.8)
  })

  it('Splink fake_1000: F1 of 0.97, no false merge at the automatic mark', async () => {
    const path = join(data, 'splink/fake_1000.csv')
    const rows = readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map(line => line.trim().split(','))
    const entities = new Map(rows.map(row => [row[0] ?? '', row.at(-1) ?? '']))
    const entity = (id: string): string => entities.get(id) ?? ''
    await matchFiles([path], { out })
    expect(scored(entity, [...entities.keys()]).f1).toBeGreaterThanOrEqual(0.97)
    await matchFiles([path], { out, threshold: marks.automatic })
    expect(scored(entity, [...entities.keys()]).wrong).toBe(0)
  })
})
