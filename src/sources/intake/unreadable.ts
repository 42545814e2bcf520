/** A file that cannot be read, or not to its end; the message says why in words for a person. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
}

const words: readonly (readonly [RegExp, string])[] = [
  [/^ENOENT/, 'There is no such file or folder.'],
  [/^(EACCES|EPERM)/, 'This program may not read it.'],
  [/^(EMFILE|ENFILE)/, 'Too many files are open at once.'],
  [/^ENOSPC/, 'There is no room on the disk to unpack it.'],
  [/^Z_BUF_ERROR/, 'The file is cut off: its packed part ends too early.'],
  [/^Z_/, 'The file is damaged and cannot be unpacked.'],
]

/** Any error met while reading bytes, as an `Unreadable`. */
export function unreadable(error: unknown): Unreadable {
  if (error instanceof Unreadable) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const known = words.find(([pattern]) => pattern.test(code))
  return new Unreadable(known?.[1] ?? `Reading stopped: ${error instanceof Error ? error.message : String(error)}`)
}
