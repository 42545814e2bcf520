import { spawn } from 'node:child_process'
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { packageRoot } from '#src/lib/package-root.ts'
import { nameOf } from './population.ts'

/** Rows of a table as an old system gives them out. */
export function* csvRows(count: number): Generator<string> {
  yield 'Name,Email,Company\n'
  for (let at = 0; at < count; at++)
    yield `${nameOf(at)},${nameOf(at).toLowerCase().replaceAll(' ', '.')}.${at}@people.example,Company ${at % 5000}\n`
}

/** A table of a million rows, from a file to every screen: rows a second, and the process's memory at its highest (`VmHWM`, Linux). */
export async function run(count = Number(process.env['THROUGHLINE_BENCH_ROWS'] ?? 1_000_000)): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-rows-'))
  try {
    const file = join(folder, 'people.csv')
    await pipeline(Readable.from(csvRows(count)), createWriteStream(file))
    const began = performance.now()
    const { peak, answer } = await imported(join(folder, 'data'), file)
    const seconds = (performance.now() - began) / 1000
    return { rows: count, seconds, perSecond: Math.round(count / seconds), peakMegabytes: peak, totals: answer }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function imported(data: string, file: string): Promise<{ peak: number; answer: unknown }> {
  const child = spawn(
    process.execPath,
    [join(packageRoot, 'bin/throughline.js'), '--data', data, 'import', file, '--json'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk
  })
  let peak = 0
  const watch = setInterval(() => {
    try {
      const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]
      peak = Math.max(peak, Math.round(Number(found ?? 0) / 1024))
    } catch {
      // It ended between two looks.
    }
  }, 200)
  const status = await new Promise<number | null>(resolve => child.once('close', resolve))
  clearInterval(watch)
  if (status !== 0) throw new Error(`the import ended with ${status}`)
  const answer: { totals?: unknown } = JSON.parse(text)
  return { peak, answer: answer.totals }
}
