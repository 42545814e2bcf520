import { beginsMbox } from './envelope.ts'
import { largestMessage, type MboxMessage, splitMbox } from './mbox.ts'
import { Window } from './window.ts'

/** Whether a file with this beginning holds many messages. */
export function isMbox(head: Uint8Array): boolean {
  const text = Buffer.from(head.subarray(0, 8192))
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
  const [line = '', next = ''] = text.split(/\r?\n/, 2)
  return beginsMbox(line.trimEnd(), next)
}

/** Messages of a file that is an mbox, or one message and no mbox: then whatever it holds is that message. */
export async function* splitMail(
  chunks: AsyncIterable<Uint8Array>,
  limit: number = largestMessage,
): AsyncGenerator<MboxMessage> {
  const window = new Window(chunks)
  await window.fill(8192)
  if (isMbox(window.bytes)) {
    yield* splitMbox(window.rest(), limit)
    return
  }
  await window.fill(limit + 1)
  const bytes = window.take(Math.min(limit, window.bytes.length))
  const tooLong = window.ended && window.bytes.length === 0 ? null : limit + 1
  if (bytes.length > 0) yield { bytes, envelope: null, offset: 0, tooLong }
  await window.close()
}
