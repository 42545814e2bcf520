import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SourceFile } from '#src/sources/source.ts'
import { readCsv } from '#src/sources/table/csv.ts'
import { type BadRow, isBad, isBlank, type Row } from '#src/sources/table/row.ts'
import { quickRows } from './quick-rows.ts'

function inMemory(bytes: Uint8Array, piece: number): SourceFile {
  return {
    path: 'journeys.csv',
    size: bytes.length,
    modified: null,
    head: bytes.subarray(0, 65_536),
    async *open() {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
    },
  }
}

const collected = async (rows: AsyncIterable<readonly (Row | BadRow)[]>): Promise<(Row | BadRow)[]> => {
  const all: (Row | BadRow)[] = []
  for await (const batch of rows) all.push(...batch.filter(row => isBad(row) || !isBlank(row.cells)))
  return all
}

const line = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('a > b,1,0', 'c,2,', ',,', '"a > b",1,"0"', '"é",,"x"', '') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('"a ""b""",1,1', '"torn', 'in"side,1,1', '"two\nlines",3,3', '"a"b,1,1', '"",""'),
  },
)

describe('quick rows', () => {
  it('are the rows of the general reader', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 2, maxLength: 12 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.boolean(),
        fc.constantFrom('', '\ufeff'),
        fc.integer({ min: 1, max: 40 }),
        async (lines, end, closed, mark, piece) => {
          const text = `${mark}path,conversions,null${end}${lines.join(end)}${closed ? end : ''}`
          const file = inMemory(new TextEncoder().encode(text), piece)
          const { cut, rows } = await quickRows(file)
          expect(await collected(rows())).toEqual(await collected(readCsv(file.head, file.open, cut)))
        },
      ),
      { numRuns: 200 },
    )
  })

  it('cut cells that are quoted whole', async () => {
    const text = 'path,"conversions"\n"a > b","1"\n"c, d",2\n"",\n'
    const { rows } = await quickRows(inMemory(new TextEncoder().encode(text), 7))
    expect(await collected(rows())).toEqual([
      { line: 1, cells: ['path', 'conversions'] },
      { line: 2, cells: ['a > b', '1'] },
      { line: 3, cells: ['c, d', '2'] },
    ])
  })
})
