import { baseName, folderOf } from '../intake/path.ts'
import type { Group, SourceFile } from '../source.ts'
import { headerOf, looksOf, nameKey } from './header.ts'
import type { Kind } from './kind.ts'
import { kinds } from './kinds.ts'
import { isLeftOut } from './left-out.ts'

/** A file of the archive: of a kind that is read, or one that is known and left out. */
export interface Known {
  readonly file: SourceFile
  readonly kind: Kind | null
  /** By its content alone this can be nothing but LinkedIn's. */
  readonly sure: boolean
}

/** Folders that LinkedIn makes inside the archive. */
const inner = /\/(?:jobs|verifications|articles(?:\/articles)?|media|rich ?media)$/i

/** Where the archive begins for a file of it: its folder, or the one around LinkedIn's own folders. */
export const rootOf = (path: string): string => {
  const folder = folderOf(path)
  return `/${folder}`.replace(inner, '').slice(1)
}

/** `Connections (1).csv`, `Email_Addresses.csv` and `Skills.csv` by what they are called. */
const stemOf = (path: string): string =>
  nameKey(
    baseName(path)
      .replace(/\.csv$/i, '')
      .replace(/ ?\(\d+\)$/, ''),
  )

const named = (path: string): boolean => /linkedin ?_?data ?_?export/i.test(path)

/** What a file is in a LinkedIn archive; null when it is nothing known. */
export function knownFile(file: SourceFile): Known | null {
  if (!/\.csv$/i.test(file.path)) {
    const article = /\/articles\/[^/]+\.html?$/i.test(`/${file.path}`)
    return article || named(file.path) ? { file, kind: null, sure: false } : null
  }
  const stem = stemOf(file.path)
  const byName = kinds.find(kind => kind.file.test(stem))
  if (!byName && isLeftOut(stem)) return { file, kind: null, sure: false }
  const looks = looksOf(file.head)
  const has = (kind: Kind) => looks.some(({ rows }) => rows.some(cells => headerOf(cells, kind.columns) !== null))
  if (byName && has(byName)) return { file, kind: byName, sure: byName.distinctive }
  const byHeader = kinds.find(kind => kind.distinctive && has(kind))
  if (byHeader) return { file, kind: byHeader, sure: true }
  // Inside a LinkedIn archive a file of the right name without its header is damaged, and is said to be.
  if (byName && named(file.path)) return { file, kind: byName, sure: false }
  return named(file.path) ? { file, kind: null, sure: false } : null
}

/** So many files that are read make a folder an archive, in which the rest belongs to it too. */
const whole = 4

/** Archives among files: what lies together with at least one file that can only be LinkedIn's. */
export function groupsOf(files: readonly SourceFile[]): readonly Group[] {
  const roots = new Map<string, Known[]>()
  for (const file of files) {
    const known = knownFile(file)
    if (!known) continue
    const root = rootOf(file.path)
    const members = roots.get(root)
    if (members) members.push(known)
    else roots.set(root, [known])
  }
  return [...roots].flatMap(([root, members]) => groupAt(root, members))
}

/** Beside a few files of LinkedIn's in a folder of downloads, `contacts.csv` may be anybody's. */
function groupAt(root: string, members: readonly Known[]): readonly Group[] {
  const read = members.filter(known => known.kind !== null)
  if (!named(root) && !read.some(known => known.sure)) return []
  const own = named(root) || read.length >= whole ? members : read
  const [first] = own
  if (!first) return []
  const name = baseName(root) || (own.length === 1 ? first.file.path : 'LinkedIn files')
  return [{ name, files: own.map(known => known.file) }]
}
