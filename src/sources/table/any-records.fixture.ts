import fc from 'fast-check'
import { expect } from 'vitest'
import type { Connector, SourceFile } from '../source.ts'
import { readAll } from './memory-file.fixture.ts'

/** Whatever records its files hold, and whatever stands behind them, a connector reads to the end, and twice the same. */
export const readsAnyRecords = (
  connector: Connector,
  filesOf: (records: readonly unknown[], noise: string) => readonly SourceFile[],
): Promise<void> =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.jsonValue(), { maxLength: 5 }),
      fc.string({ maxLength: 60 }),
      async (records, noise) => {
        const files = filesOf(records, noise)
        expect(await readAll(connector, files)).toEqual(await readAll(connector, files))
      },
    ),
    { numRuns: process.env['CI'] ? 200 : 50 },
  )
