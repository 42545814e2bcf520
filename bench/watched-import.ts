import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '#src/lib/package-root.ts'

export interface WatchedImport {
  readonly seconds: number
  /** Until the first line of progress; null when there was none. */
  readonly firstProgressSeconds: number | null
  /** Longest time between two lines of progress, or after the last. */
  readonly longestSilenceSeconds: number
  /** The process's memory at its highest (`VmHWM`, Linux), threads included; the database's own processes are not. */
  readonly peakMegabytes: number
  /** The `totals` of `import --json`. */
  readonly totals: unknown
}

/** `import PATH` as a process of its own, in a new data folder, watched from outside until every screen is up to date. */
export async function watchedImport(data: string, path: string): Promise<WatchedImport> {
  const began = performance.now()
  const since = () => (performance.now() - began) / 1000
  const child = spawn(
    process.execPath,
    [join(packageRoot, 'bin/throughline.js'), '--data', data, 'import', path, '--json'],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk
  })
  let said = ''
  let first: number | null = null
  let last = 0
  let silence = 0
  child.stderr.on('data', (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-4000)
    first ??= since()
    silence = Math.max(silence, since() - last)
    last = since()
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
  const seconds = since()
  // 1 says that some records could not be read, and which: the rest was.
  if (status !== 0 && status !== 1) throw new Error(`the import ended with ${status}: ${said}`)
  const answer: { totals?: unknown } = JSON.parse(text)
  return {
    seconds,
    firstProgressSeconds: first,
    longestSilenceSeconds: Math.max(silence, seconds - last),
    peakMegabytes: peak,
    totals: answer.totals,
  }
}
