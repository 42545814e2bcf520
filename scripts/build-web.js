// Builds the web app into the folder that is named, in a process of its own: what building takes in memory ends with it.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Ends with this where the tools of the build are not installed. */
const toolsAreMissing = 9

// Under a test runner it would be `test`, and the libraries their development versions, half as large again.
process.env.NODE_ENV = 'production'

try {
  const { build } = await import('vite')
  await build({
    root: join(root, 'src/web'),
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: process.argv[2] ?? '', emptyOutDir: true },
  })
} catch (error) {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code !== 'ERR_MODULE_NOT_FOUND') throw error
  process.exitCode = toolsAreMissing
}
