import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { stream } from './bytes.ts'
import { unreadable } from './unreadable.ts'
import { walk } from './walk.ts'

/** SHA-256 of a file's bytes, hex; of a folder, over the names and hashes of its files in order. Throws `Unreadable`. */
export async function contentHash(path: string): Promise<string> {
  const folder = await stat(path).then(
    found => found.isDirectory(),
    error => {
      throw unreadable(error)
    },
  )
  const hash = createHash('sha256')
  if (folder) {
    for await (const found of walk(path))
      if (!('unread' in found)) hash.update(`${found.path}\0${await contentHash(found.file)}\n`)
  } else for await (const bytes of stream(path)) hash.update(bytes)
  return hash.digest('hex')
}
