const litter: ReadonlySet<string> = new Set(['__macosx', 'desktop.ini', 'thumbs.db', '$recycle.bin'])
const mailFolders: ReadonlySet<string> = new Set(['cur', 'new', 'tmp'])

/**
 * Files that a computer left behind: hidden ones, Finder's and Explorer's own. Maildir++ keeps its mail folders in
 * hidden folders (`.Sent/cur`), so a hidden folder that holds mail counts.
 */
export function isIgnored(path: string): boolean {
  const segments = path.split('/').filter(Boolean)
  return segments.some((segment, at) => {
    if (litter.has(segment.toLowerCase())) return true
    if (!segment.startsWith('.')) return false
    const next = segments[at + 1]
    return next === undefined || !mailFolders.has(next)
  })
}
