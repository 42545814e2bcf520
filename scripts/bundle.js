import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { driverModules, patchDriver } from './driver-patch.js'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** The driver goes into the bundle, corrected; every other package stays where npm put it. */
/** @type {import('esbuild').Plugin} */
const driver = {
  name: 'driver',
  setup({ onResolve, onLoad }) {
    const commonJs = createRequire(import.meta.url).resolve('postgres')
    onResolve({ filter: /^postgres$/ }, () => ({ path: join(dirname(commonJs), '../../src/index.js') }))
    onLoad({ filter: driverModules }, async ({ path }) => ({
      contents: patchDriver(path, await readFile(path, 'utf8')),
    }))
  },
}

/**
 * Bundles server code for Node 20: one file per entry, shared chunks, source maps.
 * @param {readonly string[]} entries below the project's folder; the outputs keep their paths without `src/`
 * @param {string} outdir
 * @param {string} outbase the folder that is left out of the outputs' paths
 */
export async function bundle(entries, outdir, outbase = 'src') {
  await build({
    absWorkingDir: root,
    entryPoints: [...entries],
    outbase,
    outdir,
    bundle: true,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
    plugins: [driver],
  })
}
