import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Command } from 'commander'
import { packageRoot } from '#src/lib/package-root.ts'
import { type Cli, UsageError } from '../cli.ts'

const folder = join(packageRoot, 'bench')

const isMeasurement = (file: string): boolean =>
  file.endsWith('.ts') && readFileSync(join(folder, file), 'utf8').includes('export async function run(')

/** Measurements are programs of their own beside the product; they are built when they are called. */
export function define(command: Command, cli: Cli): void {
  command.argument('[name]', 'which measurement; all names when missing').action(async (name: string | undefined) => {
    const names = existsSync(folder)
      ? readdirSync(folder)
          .filter(isMeasurement)
          .map(file => file.replace('.ts', ''))
      : []
    if (!name || !names.includes(name)) throw new UsageError(`The measurements are ${names.join(', ')}.`)
    const outdir = join(packageRoot, 'dist', 'bench', String(process.pid))
    const { bundle } = (await import(
      pathToFileURL(join(packageRoot, 'scripts', 'bundle.js')).href
    )) as typeof import('../../../scripts/bundle.js')
    // As the product is built, so that the corrected driver is what is measured.
    await bundle([join('bench', `${name}.ts`)], outdir, '.')
    const outfile = join(outdir, 'bench', `${name}.js`)
    const { run } = (await import(pathToFileURL(outfile).href)) as { run: () => Promise<object> }
    const found = await run()
    cli.answer(found)
    cli.print(JSON.stringify(found, null, 2))
  })
}
