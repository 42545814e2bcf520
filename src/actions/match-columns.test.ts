import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, expect, it } from 'vitest'
import type { PersonRecord } from '#src/identity/match/corpus.ts'
import { crowd } from '#src/identity/match/people.fixture.ts'
import { matchFiles } from './match-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'match-columns-'))
afterAll(() => rmSync(folder, { recursive: true }))

const records = crowd(240)
const truth = new Set(records.filter(row => row.id.endsWith('b')).map(row => `${row.id.slice(0, -1)}~${row.id}`))

/** Matches a table and answers how many of the duplicates were found, and how many pairs are wrong. */
async function matched(header: readonly string[], row: (one: PersonRecord, at: number) => readonly string[]) {
  const [path, out] = [join(folder, 'people.csv'), join(folder, 'pairs.csv')]
  const line = (cells: readonly string[]): string => cells.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')
  writeFileSync(path, [header, ...records.map((one, at) => row(one, at))].map(line).join('\n'))
  await matchFiles([path], { out })
  const rows: string[][] = parse(readFileSync(out)).slice(1)
  const found = rows.map(([a, b]) => `${a}~${b}`)
  return {
    found: found.filter(pair => truth.has(pair)).length / truth.size,
    wrong: found.filter(pair => !truth.has(pair)),
  }
}
const of = (one: PersonRecord, field: string): string => one.values[field]?.[0] ?? ''
const contact = (one: PersonRecord): string[] =>
  ['birth', 'email', 'phone', 'city', 'employer'].map(field => of(one, field))
const usual = ['date of birth', 'e-mail', 'mobile', 'town', 'company']

it('columns that mean something else than their names say are read by what is in them', async () => {
  const header = ['id', 'Email', 'Phone', 'Company', 'Name', 'Mobile', 'Birthday', 'Notes']
  const { found, wrong } = await matched(header, one => {
    const [birth = '', email = '', phone = '', city = '', employer = ''] = contact(one)
    return [one.id, phone, email, birth, `${of(one, 'given')} ${of(one, 'family')}`, city, employer, '']
  })
  expect(wrong).toEqual([])
  expect(found).toBeGreaterThan(0.9)
})

it('given and family name in one field, turned round in every other row, are the same name', async () => {
  const { found, wrong } = await matched(['id', 'Name', ...usual], (one, at) => [
    one.id,
    at % 2 === 0 ? `${of(one, 'given')} ${of(one, 'family')}` : `${of(one, 'family')}, ${of(one, 'given')}`,
    ...contact(one),
  ])
  expect(wrong).toEqual([])
  expect(found).toBeGreaterThan(0.9)
})

it('given and family name swapped in every third row, and in the header, part nobody and join nobody', async () => {
  const { found, wrong } = await matched(['id', 'last name', 'first name', ...usual], (one, at) => {
    const names = [of(one, 'given'), of(one, 'family')]
    return [one.id, ...(at % 3 === 0 ? names.reverse() : names), ...contact(one)]
  })
  expect(wrong).toEqual([])
  expect(found).toBeGreaterThan(0.9)
})

const cyrillic: Readonly<Record<string, string>> = Object.fromEntries(
  [...'abcdefghijklmnopqrstuvwxyz'].map((letter, at) => [letter, [...'абкдефгхийклмнопкрстуввксиз'][at] ?? letter]),
)
it('names in two scripts are held against each other by their sound', async () => {
  const { found, wrong } = await matched(['id', 'first name', 'last name', ...usual], one => [
    one.id,
    ...['given', 'family'].map(field =>
      [...of(one, field)].map(letter => (one.id.endsWith('b') ? (cyrillic[letter] ?? letter) : letter)).join(''),
    ),
    ...contact(one),
  ])
  expect(wrong).toEqual([])
  expect(found).toBeGreaterThan(0.8)
})

it('rows of which nothing is known, or only a town, join nobody', async () => {
  const { found, wrong } = await matched(['id', 'first name', 'last name', ...usual], (one, at) =>
    at % 4 === 0 && !one.id.endsWith('b')
      ? [one.id, '', '', '', '', '', '', '']
      : at % 4 === 1 && !one.id.endsWith('b')
        ? [one.id, '', '', '', '', '', of(one, 'city'), '']
        : [one.id, of(one, 'given'), of(one, 'family'), ...contact(one)],
  )
  expect(wrong).toEqual([])
  expect(found).toBeGreaterThan(0.3)
})

it('placeholders in every field but the name are no evidence', async () => {
  const { found, wrong } = await matched(['id', 'first name', 'last name', ...usual], (one, at) => [
    one.id,
    of(one, 'given'),
    of(one, 'family'),
    ...(at % 5 === 0 && !one.id.endsWith('b')
      ? ['1900-01-01', 'none@none.example', '0000000000', 'unknown', '-']
      : contact(one)),
  ])
  expect(wrong).toEqual([])
  expect(found).toBeGreaterThan(0.5)
})
