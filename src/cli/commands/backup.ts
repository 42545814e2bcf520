import { createWriteStream, existsSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Command } from 'commander'
import { backup } from '#src/actions/backup/backup.ts'
import { openDatabase } from '#src/db/connect.ts'
import { openKeys } from '#src/db/keys.ts'
import { migrate } from '#src/db/migrate.ts'
import { configuredStore } from '#src/originals/configure.ts'
import { type Cli, Stopped, UsageError } from '../cli.ts'

/** `backup OUT [--with-keys]`: the whole system as of one moment, in one file. */
export function define(command: Command, cli: Cli): void {
  command
    .argument('<out>', 'file to write, usually NAME.tar.gz')
    .option('--with-keys', 'put the keys into it: whoever has the file then has everything')
    .action((out: string, options: { withKeys?: boolean }) => run(resolve(out), options.withKeys ?? false, cli))
}

async function run(out: string, withKeys: boolean, cli: Cli): Promise<void> {
  if (existsSync(out)) throw new UsageError(`${out} exists already. A backup is never written over another file.`)
  if (!existsSync(dirname(out))) throw new UsageError(`There is no folder ${dirname(out)}.`)
  const part = `${out}.part`
  const db = await openDatabase({ dataDir: cli.dataDir, ...(cli.url ? { url: cli.url } : {}) })
  try {
    await migrate(db)
    const keys = await openKeys(db.owner, cli.dataDir)
    const end = await backup({
      db,
      store: configuredStore(cli.dataDir),
      dataDir: cli.dataDir,
      keys: withKeys ? keys : null,
      // Opened at once: a stream that opened it later could make it anew after it was removed.
      out: createWriteStream(part, { fd: openSync(part, 'w', 0o600) }),
      now: () => new Date().toISOString(),
      signal: cli.signal,
      onProgress: text => cli.progress(text),
    })
    await flush(part)
    renameSync(part, out)
    tell(cli, out, withKeys, end)
  } catch (error) {
    rmSync(part, { force: true })
    if (cli.signal.aborted) throw new Stopped('Stopped. No backup was written.')
    throw error
  } finally {
    await db.close()
  }
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r')
  await file.sync()
  await file.close()
}

function tell(cli: Cli, out: string, withKeys: boolean, { rows, originals }: Awaited<ReturnType<typeof backup>>): void {
  const bytes = statSync(out).size
  const count = Object.values(rows).reduce((sum, n) => sum + n, 0)
  cli.print(`${out}: ${count} rows, ${originals} originals, ${Math.ceil(bytes / 1024)} KiB.`)
  cli.print(
    withKeys
      ? 'The keys are in it. Keep the file as safe as the system itself.'
      : 'The keys are not in it. Keep keys.json (or THROUGHLINE_KEYS) in another safe place: a restore needs it.',
  )
  cli.answer({ path: out, bytes, keys: withKeys, rows, originals })
}
