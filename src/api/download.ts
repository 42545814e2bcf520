import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from '#src/domain/refusal.ts'

/** Whoever takes nothing for this long has gone away without a word. */
const patience = 120_000
/** Each holds a connection to the database for as long as somebody downloads. */
const atOnce = 3
let underWay = 0

/**
 * A download that is written while it is read. When the writing fails, the download breaks off: half a file must not be
 * taken for a whole one. When the reader goes away, `produce` is stopped. @throws Refusal `slow-down` when too many run.
 */
export function download(
  headers: Readonly<Record<string, string>>,
  produce: (write: (text: string) => Promise<void>) => Promise<void>,
  onFault: (error: unknown) => void,
): Response {
  if (underWay >= atOnce)
    throw new Refusal('slow-down', 'Other downloads of this size are under way. Try again in a minute.')
  underWay++
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const writer = writable.getWriter()
  const encoder = new TextEncoder()
  let isLeft = false
  writer.closed.catch(() => {
    isLeft = true
  })
  const write = async (text: string): Promise<void> => {
    const wait = new AbortController()
    const tooLong = sleep(patience, null, { signal: wait.signal, ref: false }).then(() => {
      throw new Error('nobody reads this download')
    })
    tooLong.catch(() => {})
    try {
      await Promise.race([writer.write(encoder.encode(text)), tooLong])
    } finally {
      wait.abort()
    }
  }
  void produce(write)
    .then(() => writer.close())
    .catch((error: unknown) => {
      if (!isLeft) onFault(error)
      return writer.abort(error).catch(() => {})
    })
    .finally(() => {
      underWay--
    })
  return new Response(readable, { headers })
}
