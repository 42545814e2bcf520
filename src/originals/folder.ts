import { execFile } from 'node:child_process'
import { renameSync, statSync, writeFileSync } from 'node:fs'
import { mkdir, opendir, readdir, readFile, rename, rm, stat, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from '#src/db/errors.ts'
import { type ObjectStore, type StoredObject, StoreError } from './store.ts'

/**
 * Bytes up to which a file is written on the spot: a mail takes 20 µs so, and 100 µs of processor time when each of its
 * four calls is handed to another thread and back.
 */
const small = 64 * 1024
const asNew = { flag: 'wx', mode: 0o600 } as const

/** Objects as files in 256 folders named by the first two digits. */
export function folderStore(root: string): ObjectStore {
  const made = new Map<string, Promise<unknown>>()
  const folderOf = (name: string) => join(root, name.slice(0, 2))
  const pathOf = (name: string) => join(folderOf(name), name)
  const makeFolder = (folder: string) => {
    const known = made.get(folder) ?? mkdir(folder, { recursive: true, mode: 0o700 })
    made.set(folder, known)
    return known
  }
  const failed = (name: string, error: unknown) => {
    made.clear()
    const code = codeOf(error)
    if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return new StoreError('full', name, error)
    return new StoreError(code === 'ENOENT' ? 'missing' : 'unreachable', name, error)
  }
  let written = 0

  return {
    place: root,
    async write(name, bytes) {
      const path = pathOf(name)
      written += 1
      const temporary = `${path}.${process.pid}-${written}.part`
      try {
        await makeFolder(folderOf(name))
        // One of another size was cut short by a crash, and is written again.
        if (statSync(path, { throwIfNoEntry: false })?.size === bytes.length) return
        if (bytes.length <= small) {
          writeFileSync(temporary, bytes, asNew)
          renameSync(temporary, path)
        } else {
          await writeFile(temporary, bytes, asNew)
          await rename(temporary, path)
        }
      } catch (error) {
        await rm(temporary, { force: true }).catch(() => {})
        throw failed(name, error)
      }
    },
    read: name =>
      readFile(pathOf(name)).catch(error => {
        throw failed(name, error)
      }),
    async stat(name) {
      try {
        return { name, size: (await stat(pathOf(name))).size }
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return null
        throw failed(name, error)
      }
    },
    async remove(name) {
      try {
        await unlink(pathOf(name))
        return true
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return false
        throw failed(name, error)
      }
    },
    list: () => listFolder(root),
    settle: () => syncFileSystem(root),
  }
}

async function* listFolder(root: string): AsyncGenerator<StoredObject> {
  let folders: string[]
  try {
    folders = (await readdir(root, { withFileTypes: true }))
      .filter(entry => entry.isDirectory())
      .map(entry => entry.name)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw new StoreError('unreachable', root, error)
  }
  for (const folder of folders.sort()) {
    for await (const entry of await opendir(join(root, folder))) {
      if (!entry.isFile() || entry.name.endsWith('.part')) continue
      yield { name: entry.name, size: (await stat(join(root, folder, entry.name))).size }
    }
  }
}

/**
 * One flush of the whole file system (syncfs) instead of one per file: a batch of thousands of mails costs one. Where
 * the system has no such command a loss of power may cost the last seconds' files; the nightly check finds them, and
 * the same import brings them again.
 */
function syncFileSystem(root: string): Promise<void> {
  if (process.platform !== 'linux') return Promise.resolve()
  return new Promise(resolve => {
    execFile('sync', ['-f', root], () => resolve())
  })
}
