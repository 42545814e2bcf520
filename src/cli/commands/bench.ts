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
    const { build } = await import('esbuild')
    const outfile = join(packageRoot, 'dist', 'bench', `${name}.${process.pid}.js`)
    await build({
      entryPoints: [join(folder, `${name}.ts`)],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      packages: 'external',
      sourcemap: 'inline',
    })
    const { run } = (await import(pathToFileURL(outfile).href)) as { run: () => Promise<object> }
    const found = await run()
    cli.answer(found)
    cli.print(JSON.stringify(found, null, 2))
  })
}
