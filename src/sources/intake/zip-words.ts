import { unreadable } from './unreadable.ts'

const words: readonly (readonly [RegExp, string])[] = [
  [
    /end of central directory|unexpected EOF|readUInt|out of range/i,
    'The ZIP is cut off or is none: its table of contents is missing. Download or copy it again.',
  ],
  [/invalid comment length/i, 'The ZIP is damaged: something stands after its end. Download or copy it again.'],
  [
    /multi-disk/i,
    'It is one part of a ZIP that was cut in several. Join the parts, or unpack them, and give the folder.',
  ],
  [/encrypt/i, 'The ZIP is locked with a password. Unpack it with the password and give the folder.'],
  [
    /central directory|extra field|zip64/i,
    'The ZIP is damaged: its table of contents breaks off. What stands before that was read.',
  ],
]

/** Why a ZIP's table of contents could not be read, for a person. */
export function zipWords(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return words.find(([pattern]) => pattern.test(message))?.[1] ?? unreadable(error).message
}
