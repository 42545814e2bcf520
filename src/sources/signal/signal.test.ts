import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openPaths } from '../intake/open.ts'
import { memoryFile, readAll, testContext } from '../table/memory-file.fixture.ts'
import { whatsapp } from '../whatsapp/index.ts'
import { signal } from './index.ts'

const text =
  '[2024-03-01, 10:30] Me: Hello\n[2024-03-01, 10:31] Ana Kovač: Hi\nthere\n[2024-13-01, 10:31] Ana Kovač: never\n'

it('reads a chat with both sides, and names what is none', async () => {
  const { drafts, unread } = await readAll(signal, [memoryFile('Ana/chat.md', text)])
  expect(
    drafts
      .filter(({ kind }) => kind.startsWith('message'))
      .map(({ kind, text: said, people, thread }) => [kind, said, people[0]?.role, thread]),
  ).toEqual([
    ['message.sent', 'Hello', 'recipient', 'ana'],
    ['message.received', 'Hi\nthere', 'sender', 'ana'],
  ])
  expect(unread.map(({ why }) => why)).toEqual(['The date "2024-13-1" is none.'])
})

it('leaves WhatsApp its lines', () => {
  expect(signal.recognise([memoryFile('_chat.txt', '[2024-03-01, 10:30:12] Ana: Hi\n')])).toEqual([])
  expect(whatsapp.recognise([memoryFile('_chat.txt', '[2024-03-01, 10:30:12] Ana: Hi\n')])).toHaveLength(1)
})

it('survives any lines', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(fc.constantFrom('[2024-03-01, 10:30] ', 'Ana: ', '\n', '\0'), fc.string()), { maxLength: 30 }),
      async words => {
        const file = memoryFile('chat.txt', text + words.join(''))
        expect(await readAll(signal, [file], testContext)).toEqual(await readAll(signal, [file], testContext))
      },
    ),
    { numRuns: 200 },
  )
})

const folder = '../shared/data/social-archives/chat-miner/signal'
const absent = !existsSync(folder)
it.skipIf(absent)(`equals target.json of ${folder}${absent ? ' (the folder is absent)' : ''}`, async () => {
  const target: unknown = JSON.parse(readFileSync(`${folder}/target.json`, 'utf8'))
  const { files } = await openPaths([folder])
  const { drafts } = await readAll(signal, files)
  const found = drafts.filter(({ kind }) => kind.startsWith('message')).reverse()
  expect(
    found.map(({ occurred, people, text: said }) => ({
      timestamp: occurred.at?.slice(0, 19),
      author: people[0]?.name,
      message: said?.replaceAll('\n', ' ') ?? '',
    })),
  ).toEqual(withoutBreaks(target))
})

const withoutBreaks = (target: unknown): unknown => JSON.parse(JSON.stringify(target).replaceAll('\\n', ' '))
