import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { type ExportFormat, exportAll, exportFormats } from '#src/actions/exports/export-all.ts'
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
        const out = options.out ? createWriteStream(resolve(options.out)) : process.stdout
        let bytes = 0
        await exportAll(workspace, viewer, options.format as ExportFormat, async text => {
          bytes += Buffer.byteLength(text)
          if (!out.write(text)) await once(out, 'drain')
        })
        if (options.out) {
          out.end()
          await once(out, 'finish')
          cli.answer({ out: resolve(options.out), format: options.format, bytes })
          cli.warn(`${bytes} bytes in ${options.out}`)
        }
      })
    })
}
