import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { openPaths } from '#src/sources/intake/open.ts'
import type { Connector, ReadContext } from '#src/sources/source.ts'
import { telegram } from '#src/sources/telegram/index.ts'
import { whatsapp } from '#src/sources/whatsapp/index.ts'

const count = 1_000_000
const begin = Date.UTC(2019, 0, 1)
const context: ReadContext = {
  isMe: () => false,
  isMyName: name => name === 'Nora',
  mappings: {},
  now: '2026-11-21T12:00:00.000Z',
  country: 'GB',
}
const nameAt = (at: number): string => (at % 3 === 0 ? 'Nora' : 'Ana Kovač')
const wordsAt = (at: number): string => `Message ${at}: the welding course starts on Monday, shall we talk before?`

function* whatsappLines(): Generator<string> {
  for (let at = 0; at < count; at++) {
    const date = new Date(begin + at * 200_000).toISOString()
    yield `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}, ${date.slice(11, 16)} - ${nameAt(at)}: ${wordsAt(at)}\n`
  }
}

function* telegramJson(): Generator<string> {
  yield '{"name":"Ana","type":"personal_chat","id":7,"messages":[\n'
  for (let at = 0; at < count; at++)
    yield `${at ? ',' : ''}${JSON.stringify({ id: at, type: 'message', date_unixtime: String(begin / 1000 + at * 200), from: nameAt(at), from_id: at % 3 === 0 ? 'user9' : 'user7', text: wordsAt(at) })}\n`
  yield ']}'
}

/** A million chat messages from file to drafts: messages a second and the memory of the process at its highest. */
export async function run(): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'chats-'))
  try {
    const results: Record<string, object> = {}
    for (const [name, lines, connector] of [
      ['WhatsApp Chat with Ana Kovač.txt', whatsappLines, whatsapp],
      ['result.json', telegramJson, telegram],
    ] as const) {
      const path = join(folder, name)
      await pipeline(Readable.from(lines()), createWriteStream(path))
      results[connector.name] = await measured(path, connector)
      await rm(path)
    }
    return { messages: count, results }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measured(path: string, connector: Connector): Promise<object> {
  const { files } = await openPaths([path])
  const began = performance.now()
  let [drafts, peak] = [0, 0]
  for (const group of connector.recognise(files))
    for await (const item of connector.read(group, context)) {
      if ('unread' in item) continue
      if (++drafts % 10_000 === 0) peak = Math.max(peak, process.memoryUsage.rss())
    }
  const seconds = (performance.now() - began) / 1000
  return {
    drafts,
    seconds: Math.round(seconds * 10) / 10,
    perSecond: Math.round(drafts / seconds),
    peakMegabytes: Math.round(peak / 1e6),
  }
}
