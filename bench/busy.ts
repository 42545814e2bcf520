import { spawn } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { packageRoot } from '#src/lib/package-root.ts'
import { ensureHouse, serveHouse } from './house.ts'
import { type Load, openLoop } from './http.ts'
import { csvRows } from './rows.ts'

const shape = { people: 10_000, interactions: 50_000, seed: 3, until: '2026-11-20T00:00:00.000Z' }

/** Clicks of somebody who works on while a table comes in through a second command: notes at a fixed rate, alone and then beside it. */
export async function run(perSecond = 10, seconds = 20): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-busy-'))
  const data = join(folder, 'data')
  try {
    await ensureHouse(data, shape)
    const file = join(folder, 'people.csv')
    await pipeline(Readable.from(csvRows(300_000)), createWriteStream(file))
    const served = await serveHouse(data)
    try {
      const found = await fetch(new URL('/api/people?limit=500&sort=name', served.base), {
        headers: { cookie: served.cookie },
      })
      const { rows }: { rows: { id: string }[] } = await found.json()
      const note = (index: number) => ({
        path: '/api/log',
        body: { person: rows[(index * 7919) % rows.length]?.id, kind: 'note.written', text: 'Spoke about the role.' },
      })
      const load = (): Promise<Load> => openLoop(served.base, served.cookie, perSecond, seconds, note)
      await openLoop(served.base, served.cookie, perSecond, 2, note)
      const alone = await load()
      const bulk = spawn(
        process.execPath,
        [join(packageRoot, 'bin/throughline.js'), '--data', data, 'import', file, '--json'],
        { stdio: 'ignore' },
      )
      await new Promise(resolve => setTimeout(resolve, 4000))
      const beside = await load()
      const stillRunning = bulk.exitCode === null
      bulk.kill('SIGTERM')
      await new Promise(resolve => bulk.once('close', resolve))
      return { perSecond, seconds, alone, beside, stillRunning }
    } finally {
      await served.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
