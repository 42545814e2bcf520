import { looksLikeMail } from '../mail/head.ts'

/** Apple Mail keeps a message as its length on a line, the message, and a property list with flags. */
const length = /^(\d{1,10})[ \t]*\r?\n/

const start = (bytes: Uint8Array): RegExpExecArray | null =>
  length.exec(Buffer.from(bytes.subarray(0, 32)).toString('latin1'))

export function wrapsEmlx(head: Uint8Array): boolean {
  const found = start(head)
  return found !== null && looksLikeMail(head.subarray(found[0].length))
}

/** The message of an emlx file; any other bytes as they are. */
export function unwrapEmlx(bytes: Buffer): Buffer {
  const found = start(bytes)
  if (!found) return bytes
  const begin = found[0].length
  return looksLikeMail(bytes.subarray(begin)) ? bytes.subarray(begin, begin + Number(found[1])) : bytes
}
