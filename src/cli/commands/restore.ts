import { createReadStream, existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { type Restored, restore } from '#src/actions/backup/restore.ts'
import type { KeyOrigin } from '#src/actions/backup/restore-keys.ts'
import { openDatabase } from '#src/db/connect.ts'
import { configuredStore } from '#src/originals/configure.ts'
import { type Cli, Stopped, UsageError } from '../cli.ts'

/** `restore IN [--new-keys]`: a backup into an empty system. */
export function define(command: Command, cli: Cli): void {
  command
    .argument('<in>', 'file that backup wrote')
    .option('--new-keys', 'go on with new keys when the right ones are lost')
    .action((path: string, options: { newKeys?: boolean }) => run(resolve(path), options.newKeys ?? false, cli))
}

async function run(path: string, acceptNewKeys: boolean, cli: Cli): Promise<void> {
  if (!existsSync(path)) throw new UsageError(`There is no file ${path}.`)
  const db = await openDatabase({ dataDir: cli.dataDir, ...(cli.url ? { url: cli.url } : {}) })
  try {
    const restored = await restore({
      db,
      store: configuredStore(cli.dataDir),
      dataDir: cli.dataDir,
      input: createReadStream(path),
      acceptNewKeys,
      environment: process.env,
      signal: cli.signal,
      onProgress: text => cli.progress(text),
    })
    tell(cli, restored)
  } catch (error) {
    if (cli.signal.aborted) throw new Stopped('Stopped. Nothing was restored; the same command begins again.')
    throw error
  } finally {
    await db.close()
  }
}

const keyWords: Readonly<Record<KeyOrigin, string>> = {
  backup: 'The keys came with the backup.',
  here: 'The keys that were here fit.',
  new: 'The keys are new: files imported before come in a second time, erased people are not recognised, stored passwords have to be entered again.',
}

function tell(cli: Cli, restored: Restored): void {
  const { rows, originals, madeAt, keys, erasures, handedOverSince } = restored
  const count = Object.values(rows).reduce((sum, n) => sum + n, 0)
  cli.print(`Restored the system of ${madeAt}: ${count} rows, ${originals} originals.`)
  cli.print(keyWords[keys])
  if (erasures > 0) cli.print(`Erasures carried out again: ${erasures}.`)
  if (handedOverSince.length > 0)
    cli.print(`Messages that left after this backup was made: ${handedOverSince.length}. They are not sent again.`)
  cli.print('Nothing is sent until an admin releases it in Settings.')
  cli.answer({ ...restored })
}
