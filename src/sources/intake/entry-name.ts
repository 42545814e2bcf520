import { isUtf8 } from 'node:buffer'
import { type Entry, getFileNameLowLevel } from 'yauzl'

const utf8Flag = 0x800
const longest = 1024

/** The path that an entry gives itself, as text: UTF-8 where it is, else what the ZIP says, else code page 437. */
export const entryName = (entry: Entry): string =>
  getFileNameLowLevel(
    entry.generalPurposeBitFlag | (isUtf8(entry.fileNameRaw) ? utf8Flag : 0),
    entry.fileNameRaw,
    entry.extraFields,
    true,
  )

/** A name as it may stand on a screen: no control characters. A copy, so that a name of four megabytes is let go of. */
export const shownName = (name: string): string =>
  Buffer.from(name.slice(0, 200))
    .toString()
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd')

/** A path inside an archive with `/` between folders, or the reason why it is refused (CWE-22). */
export function safePath(name: string): { path: string } | { why: string } {
  if (name.includes('\0')) return { why: 'Its name contains a zero byte.' }
  if (name.length > longest) return { why: 'Its name is longer than 1,024 characters.' }
  if (/^[a-z]:/i.test(name)) return { why: 'Its name begins with a drive letter.' }
  const path = name.replaceAll('\\', '/')
  if (path.startsWith('/')) return { why: 'Its name is an absolute path.' }
  const segments = path.split('/').filter(segment => segment !== '' && segment !== '.')
  if (segments.includes('..')) return { why: 'Its name points outside the archive.' }
  if (segments.length === 0) return { why: 'It has no name.' }
  return { path: segments.map(segment => segment.replace(/[\u0000-\u001f\u007f]/g, '\ufffd')).join('/') }
}
