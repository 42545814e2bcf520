import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'

/** A line longer than this is no line of an export, and is not held in memory to find out. */
const longest = 64 * 1024 * 1024

/** The file cannot be read further: damaged, cut short, or no text of lines. What came before is sound. */
export class BrokenOff extends Error {
  override readonly name = 'BrokenOff'
}

/** Lines of a text file, unpacked where it is gzip, as they stream in. @throws BrokenOff */
export async function* linesOf(path: string): AsyncGenerator<string> {
  const raw = createReadStream(path)
  const input = path.endsWith('.gz') ? pipeline(raw, createGunzip(), () => {}) : raw
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for await (const chunk of input) {
      const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line
      if (rest.length > longest) throw new BrokenOff('There is a line of more than 64 megabytes.')
    }
  } catch (error) {
    if (error instanceof BrokenOff) throw error
    throw new BrokenOff('The file is damaged or cut short from here on.', { cause: error })
  }
  if (rest) yield rest
}
