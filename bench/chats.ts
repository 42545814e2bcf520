import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { accountFor } from '#src/actions/accounts/accounts.ts'
import { runImport } from '#src/actions/imports/run-import.ts'
import { openWorkspace } from '#src/actions/open-workspace.ts'
import { freshId } from '#src/ledger/ids.ts'
import { foldAll, foldTail } from '#src/projections/fold/loop.ts'
import { openPaths } from '#src/sources/intake/open.ts'
import type { Connector, ReadContext } from '#src/sources/source.ts'
import { telegram } from '#src/sources/telegram/index.ts'
import { whatsapp } from '#src/sources/whatsapp/index.ts'

/** Fewer for a try: `MESSAGES=100000 npx throughline bench chats`. */
const count = Number(process.env['MESSAGES'] ?? 1_000_000)
/** Who write, besides Nora: `PEOPLE=5` for a room instead of a conversation. */
const others = Math.max(1, Number(process.env['PEOPLE'] ?? 1))
/** One of the two alone: `ONLY=whatsapp`. */
const only = process.env['ONLY'] ?? null
const begin = Date.UTC(2019, 0, 1)
const context: ReadContext = {
  isMe: () => false,
  isMyName: name => name === 'Nora',
  mappings: {},
  now: '2026-11-21T12:00:00.000Z',
  country: 'GB',
}
const nameAt = (at: number): string => (at % 3 === 0 ? 'Nora' : others === 1 ? 'Ana Kovač' : `Ana Kovač ${at % others}`)
const wordsAt = (at: number): string => `Message ${at}: the welding course starts on Monday, shall we talk before?`

function* whatsappLines(from = 0, to = count): Generator<string> {
  for (let at = from; at < to; at++) {
    const date = new Date(begin + at * 200_000).toISOString()
    yield `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}, ${date.slice(11, 16)} - ${nameAt(at)}: ${wordsAt(at)}\n`
  }
}

function* telegramJson(from = 0, to = count): Generator<string> {
  yield `{"name":"Ana","type":"${others === 1 ? 'personal_chat' : 'private_group'}","id":7,"messages":[\n`
  for (let at = from; at < to; at++)
    yield `${at > from ? ',' : ''}${JSON.stringify({ id: at, type: 'message', date_unixtime: String(begin / 1000 + at * 200), from: nameAt(at), from_id: at % 3 === 0 ? 'user9' : `user7${at % others}`, text: wordsAt(at) })}\n`
  yield ']}'
}

/**
 * A million chat messages: from file to drafts (reading alone), and from file to line, as the program does it: one
 * transaction after the other into the ledger, folded beside it. Messages a second, and the memory of this process at its highest;
 * then what it takes until one more day of the same chat is on every screen.
 */
export async function run(): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'chats-'))
  try {
    const results: Record<string, object> = {}
    for (const [name, lines, connector] of [
      ['WhatsApp Chat with Ana Kovač.txt', whatsappLines, whatsapp],
      ['result.json', telegramJson, telegram],
    ] as const) {
      if (only !== null && only !== connector.name) continue
      const [path, next] = [join(folder, name), join(folder, 'next', name)]
      await mkdir(join(folder, 'next'), { recursive: true })
      await pipeline(Readable.from(lines()), createWriteStream(path))
      await pipeline(Readable.from(lines(count, count + 20)), createWriteStream(next))
      results[connector.name] = { ...(await measured(path, connector)), toLine: await toLine(path, next, folder) }
      await rm(path)
      await rm(next)
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

/** Lines are read as soon as they are folded; the people's own rows (card, journey) follow and are counted apart. */
async function toLine(path: string, next: string, folder: string): Promise<object> {
  const dataDir = await mkdtemp(join(folder, 'house-'))
  const workspace = await openWorkspace({ dataDir, url: null })
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 100)
  try {
    const viewer = await accountFor(workspace, 'nora@bench.example', 'admin')
    const began = performance.now()
    let reading = true
    const folding = (async () => {
      while (reading || (await foldTail(workspace.db.app)).entries > 0)
        if (reading && (await foldTail(workspace.db.app)).entries === 0)
          await new Promise(resolve => setTimeout(resolve, 10))
    })()
    const bringIn = (file: string) =>
      runImport(workspace, {
        id: freshId(),
        name: 'chat',
        viewer,
        paths: [file],
        country: 'GB',
        answers: {
          me: ['Nora'],
          visible: 'all',
          add: ['wrote'],
          leaveOut: [],
          since: null,
          mappings: {},
          again: false,
        },
        onBatch: async () => true,
      })
    await bringIn(path)
    reading = false
    const imported = (performance.now() - began) / 1000
    await folding
    const seconds = (performance.now() - began) / 1000
    const lines = peak
    const people = performance.now()
    await foldAll(workspace.db.app)
    const ended = performance.now()
    await bringIn(next)
    await foldAll(workspace.db.app)
    const anotherDay = performance.now() - ended
    const [row] = await workspace.db.app<{ n: number }[]>`select count(*)::int as n from line`
    return {
      lines: row?.n ?? 0,
      perSecond: { ledger: Math.round(count / imported), line: Math.round(count / seconds) },
      peakMegabytes: Math.round(lines / 1e6),
      peopleSeconds: Math.round((ended - people) / 100) / 10,
      anotherDaySeconds: Math.round(anotherDay / 10) / 100,
      peakWithPeopleMegabytes: Math.round(peak / 1e6),
    }
  } finally {
    clearInterval(watch)
    await workspace.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}
