import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { nameOf } from './population.ts'
import { watchedImport } from './watched-import.ts'

/** Rows of a table as an old system gives them out. */
export function* csvRows(count: number): Generator<string> {
  yield 'Name,Email,Company\n'
  for (let at = 0; at < count; at++)
    yield `${nameOf(at)},${nameOf(at).toLowerCase().replaceAll(' ', '.')}.${at}@people.example,Company ${at % 5000}\n`
}

/** A table of a million rows, from a file to every screen: rows a second, and the process's memory at its highest. */
export async function run(count = Number(process.env['THROUGHLINE_BENCH_ROWS'] ?? 1_000_000)): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-rows-'))
  try {
    const file = join(folder, 'people.csv')
    await pipeline(Readable.from(csvRows(count)), createWriteStream(file))
    const { seconds, ...found } = await watchedImport(join(folder, 'data'), file)
    return { rows: count, seconds, perSecond: Math.round(count / seconds), ...found }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
