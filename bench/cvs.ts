import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Hand, makeSet } from '../fixtures/cv/make.ts'
import { browserPath } from '../fixtures/cv/print.ts'
import { watchedImport } from './watched-import.ts'

/** In turn, so that every layout and language is among them. */
const hands: readonly Hand[] = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth']

/** A folder of so many CVs of people who do not exist, printed once and kept for the next measurement. */
async function folderOf(count: number): Promise<string> {
  const folder = join(tmpdir(), `throughline-cvs-${count}`)
  if (existsSync(folder) && readdirSync(folder).length === count) return folder
  const making = mkdtempSync(join(tmpdir(), 'throughline-making-cvs-'))
  try {
    mkdirSync(join(making, 'cvs'))
    let made = 0
    for (let set = 200; made < count; set++)
      for (const { file, bytes } of await makeSet(set, hands[set % hands.length])) {
        if (made >= count) break
        writeFileSync(join(making, 'cvs', `${set}-${file}`), bytes)
        made++
      }
    rmSync(folder, { recursive: true, force: true })
    renameSync(join(making, 'cvs'), folder)
    return folder
  } finally {
    rmSync(making, { recursive: true, force: true })
  }
}

/**
 * A folder of CVs through the import command, from nothing to every screen: seconds, when it first says how far it is,
 * and memory at its highest. Wanted: 1,000 in three minutes on two cores in 400 MB.
 */
export async function run(count = Number(process.env['THROUGHLINE_BENCH_CVS'] ?? 1000)): Promise<object> {
  if (!browserPath()) return { skipped: 'there is no Chromium to print with' }
  const cvs = await folderOf(count)
  const data = mkdtempSync(join(tmpdir(), 'throughline-cvs-data-'))
  try {
    const { seconds, ...found } = await watchedImport(data, cvs)
    return { cvs: count, seconds, perMinute: Math.round((count / seconds) * 60), ...found }
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}
