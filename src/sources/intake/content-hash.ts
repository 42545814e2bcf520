import { createHash } from 'node:crypto'
import { lstat, stat } from 'node:fs/promises'
import { stream } from './bytes.ts'
import { walk } from './walk.ts'

/** SHA-256 of a file's bytes, hex; of a folder, over the names and hashes of its files in order. Throws `Unreadable`. */
export async function contentHash(path: string): Promise<string> {
  const hash = createHash('sha256')
  if (!(await stat(path)).isDirectory()) {
    for await (const bytes of stream(path)) hash.update(bytes)
    return hash.digest('hex')
  }
  for await (const found of walk(path)) {
    if ('unread' in found) continue
    if ((await lstat(found.file)).isFile()) hash.update(`${found.path}\0${await contentHash(found.file)}\n`)
  }
  return hash.digest('hex')
}
