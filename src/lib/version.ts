import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from './package-root.ts'

/** The program's version, from its package. */
export const version: string = (() => {
  const found: unknown = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'))
  return typeof found === 'object' && found !== null && 'version' in found && typeof found.version === 'string'
    ? found.version
    : '0'
})()
