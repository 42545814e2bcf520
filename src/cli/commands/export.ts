import { once } from 'node:events'
import { type FileHandle, open } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { type ExportFormat, exportAll, exportFormats } from '#src/actions/exports/export-all.ts'
import { messageOf } from '#src/db/errors.ts'
import { type Cli, UsageError } from '../cli.ts'
import { withWorkspace } from '../with-workspace.ts'

interface Options {
  readonly out?: string
  readonly format: string
}

export function define(command: Command, cli: Cli): void {
  command
    .option('--out <path>', 'file to write; stdout when missing')
    .option('--format <name>', exportFormats.join(', '), 'jsonl')
    .action(async (options: Options) => {
      if (!(exportFormats as readonly string[]).includes(options.format))
        throw new UsageError(`--format takes ${exportFormats.join(', ')}.`)
      if (!options.out && cli.json)
        throw new UsageError('With --json name a file with --out: stdout is for the answer.')
      await withWorkspace(cli, async (workspace, viewer) => {
        const out = options.out ? await fileToWrite(resolve(options.out)) : null
        let bytes = 0
        await exportAll(workspace, viewer, options.format as ExportFormat, async text => {
          bytes += Buffer.byteLength(text)
          if (out) await out.write(text)
          else if (!process.stdout.write(text)) await once(process.stdout, 'drain')
        }).finally(() => out?.close())
        if (options.out) {
          cli.answer({ out: resolve(options.out), format: options.format, bytes })
          cli.warn(`${bytes} bytes in ${options.out}`)
        }
      })
    })
}

async function fileToWrite(path: string): Promise<FileHandle> {
  return open(path, 'w').catch((error: unknown) => {
    throw new UsageError(`${path} cannot be written: ${messageOf(error)}`)
  })
}
