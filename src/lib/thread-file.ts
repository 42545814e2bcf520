import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The file of a thread: beside its caller in the sources, or where the build put it (`scripts/build.js` lists them).
 * @param caller `import.meta.url` of who starts it
 * @param path below `src/`, without its ending: `sources/cv/thread`
 */
export function threadFile(caller: string, path: string): string {
  const here = dirname(fileURLToPath(caller))
  const beside = join(here, `${path.split('/').at(-1)}.ts`)
  for (const candidate of [beside, join(here, `${path}.js`), join(here, '..', `${path}.js`)])
    if (existsSync(candidate)) return candidate
  throw new Error(`the thread ${path} was not built`)
}
