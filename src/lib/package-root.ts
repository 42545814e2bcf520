import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of this package: holds `migrations/`, and is found alike from `src/` and from the built bundle. */
export const packageRoot: string = find(dirname(fileURLToPath(import.meta.url)))

function find(folder: string): string {
  const file = join(folder, 'package.json')
  if (existsSync(file) && /"name":\s*"throughline"/.test(readFileSync(file, 'utf8'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('the folder of the package was not found above this file')
  return find(parent)
}
