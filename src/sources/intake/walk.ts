import type { Stats } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Unread } from '#src/domain/draft.ts'
import { shownName } from './entry-name.ts'
import { isIgnored } from './ignored.ts'
import { unreadable } from './unreadable.ts'

export interface Found {
  readonly file: string
  /** Below the folder that was given, `/` between folders. */
  readonly path: string
  readonly stat: Stats
}

const deepest = 64

/** Every file below a folder in the order of its names. Links are listed and not followed, so there are no circles. */
export async function* walk(folder: string, below = '', depth = 0): AsyncGenerator<Found | Unread> {
  const place = shownName(below)
  if (depth > deepest) return yield { unread: true, place, why: 'It lies more than 64 folders deep.' }
  let names: string[]
  try {
    names = (await readdir(folder)).sort()
  } catch (error) {
    return yield { unread: true, place, why: unreadable(error).message }
  }
  for (const name of names) {
    const file = join(folder, name)
    const path = below ? `${below}/${name}` : name
    let stat: Stats
    try {
      stat = await lstat(file)
    } catch (error) {
      yield { unread: true, place: shownName(path), why: unreadable(error).message }
      continue
    }
    if (stat.isDirectory()) {
      if (!isIgnored(`${name}/cur`)) yield* walk(file, path, depth + 1)
      continue
    }
    if (isIgnored(path)) continue
    if (stat.isSymbolicLink())
      yield { unread: true, place: shownName(path), why: 'It is a link; links are not followed.' }
    else if (stat.isFile()) yield { file, path, stat }
  }
}
