import { stat } from 'node:fs/promises'
import type { Unread } from '#src/domain/draft.ts'
import type { SourceFile } from '../source.ts'
import { Collection } from './collection.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { topNames } from './names.ts'
import { unreadable } from './unreadable.ts'
import { walk } from './walk.ts'

export interface Opened {
  readonly files: readonly SourceFile[]
  readonly refused: readonly Unread[]
  /** The paths that were given, in their order, and how `SourceFile.path` begins for what came from each. */
  readonly tops: readonly { readonly path: string; readonly name: string }[]
  /** Lets go of what is kept in memory, and of what was unpacked. */
  close(): Promise<void>
}

/**
 * Files, folders, ZIPs, tar archives and `.gz` of anything, as the files that they hold. Nothing is read but tables of
 * contents; heads are read when looked at. A packed tar alone has to be unpacked to know what it holds: into one nameless
 * file beside, until `close`. What is refused is listed with its reason; never throws.
 */
export async function openPaths(paths: readonly string[], limits: Limits = defaultLimits): Promise<Opened> {
  const collection = new Collection(limits)
  const names = topNames(paths)
  for (const [at, path] of paths.entries()) await openTop(collection, path, names[at] ?? path)
  return {
    files: collection.files,
    refused: collection.refused,
    tops: paths.map((path, at) => ({ path, name: names[at] ?? path })),
    close: async () => collection.close(),
  }
}

async function openTop(collection: Collection, path: string, name: string): Promise<void> {
  try {
    const found = await stat(path)
    if (found.isFile()) return await collection.addDisk(path, name, found, true)
    if (!found.isDirectory()) return collection.refuse(name, 'It is neither a file nor a folder.')
  } catch (error) {
    return collection.refuse(name, unreadable(error).message)
  }
  for await (const item of walk(path)) {
    if (collection.full) break
    if ('unread' in item) collection.refuse(`${name}/${item.place}`, item.why)
    else await collection.addDisk(item.file, `${name}/${item.path}`, item.stat, false)
  }
}
