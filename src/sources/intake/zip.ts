import { closeSync, openSync } from 'node:fs'
import { type Entry, fromFdPromise } from 'yauzl'
import type { Unread } from '#src/domain/draft.ts'
import { entryName, safePath, shownName } from './entry-name.ts'
import { isIgnored } from './ignored.ts'
import { type Limits, tooMany } from './limits.ts'
import { type Extent, overlapping } from './overlap.ts'
import { zipWords } from './zip-words.ts'

/** One file in a ZIP as the archive's table of contents describes it. */
export interface ZipEntry extends Extent {
  readonly path: string
  readonly method: number
  readonly packed: number
  readonly size: number
  readonly crc: number
  readonly modified: string | null
}

interface ZipContents {
  readonly entries: readonly ZipEntry[]
  readonly refused: readonly Unread[]
  /** An office document, an e-book or a program that happens to be a ZIP: one file, not an archive. */
  readonly document: boolean
}

const encrypted = 1
const symlink = 0xa000
const typeMask = 0xf000
const documents: ReadonlySet<string> = new Set(['[Content_Types].xml', 'mimetype', 'META-INF/MANIFEST.MF'])

export const isZip = (head: Uint8Array): boolean =>
  head[0] === 0x50 && head[1] === 0x4b && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6))

/** Reads a ZIP's table of contents; `name` is how it is called in what is refused. Never throws. */
export async function zipContents(file: string, name: string, limits: Limits): Promise<ZipContents> {
  const entries: ZipEntry[] = []
  const refused: Unread[] = []
  const paths = new Set<string>()
  let locked = 0
  let document = false
  const refuse = (path: string, why: string) => refused.push({ unread: true, place: `${name}/${path}`, why })

  const take = (entry: Entry): void => {
    const raw = entryName(entry)
    if (documents.has(raw)) document = true
    if (/[/\\]$/.test(raw)) return
    const safe = safePath(raw)
    if ('why' in safe) return void refuse(shownName(raw), safe.why)
    if (isIgnored(safe.path)) return
    if (((entry.externalFileAttributes >>> 16) & typeMask) === symlink)
      return void refuse(safe.path, 'It is a link to another file.')
    if (entry.generalPurposeBitFlag & encrypted) return void locked++
    if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
      return void refuse(
        safe.path,
        `It is packed in a way that this program cannot unpack (method ${entry.compressionMethod}). Unpack the ZIP and give the folder.`,
      )
    if (paths.has(safe.path)) return void refuse(safe.path, 'The archive has a second file of this name.')
    paths.add(safe.path)
    const start = entry.relativeOffsetOfLocalHeader
    entries.push({
      path: safe.path,
      method: entry.compressionMethod,
      packed: entry.compressedSize,
      size: entry.uncompressedSize,
      crc: entry.crc32,
      modified: modifiedAt(entry),
      start,
      end: start + 30 + entry.fileNameLength + entry.compressedSize,
    })
  }

  let fd: number | null = null
  try {
    fd = openSync(file, 'r')
    const zip = await fromFdPromise(fd, { decodeStrings: false, validateEntrySizes: false, autoClose: false })
    fd = null
    // The table is read through this handle alone: closing it closes the file.
    try {
      if (zip.entryCount > limits.entries)
        return { entries: [], refused: [{ unread: true, place: name, why: tooMany(limits) }], document: false }
      for await (const entry of zip.eachEntry()) take(entry)
    } finally {
      zip.close()
    }
  } catch (error) {
    refused.push({ unread: true, place: name, why: zipWords(error) })
  } finally {
    if (fd !== null) closeSync(fd)
  }
  if (locked > 0) refused.push({ unread: true, place: name, why: lockedWords(locked) })
  const shared = overlapping(entries)
  for (const entry of shared) refuse(entry.path, 'It shares its bytes with another file of the archive.')
  return { entries: entries.filter(entry => !shared.has(entry)), refused, document }
}

const lockedWords = (count: number): string =>
  `${count === 1 ? 'One file in it is' : `${count.toLocaleString('en')} files in it are`} locked with a password. Unpack it with the password and give the folder.`

/** DOS time has no zone: it is read as UTC, so that every machine reads the same. */
function modifiedAt(entry: Entry): string | null {
  const date = entry.getLastModDate({ timezone: 'UTC' })
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() <= 1980 ? null : date.toISOString()
}
