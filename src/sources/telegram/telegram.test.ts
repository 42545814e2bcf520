import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openPaths } from '../intake/open.ts'
import { memoryFile, readAll } from '../table/memory-file.fixture.ts'
import { telegram } from './index.ts'

const account = {
  about: 'Here is the data you requested.',
  contacts: { list: [{ first_name: 'Ana', last_name: 'Kovač', phone_number: '0049 151 23456789', date: '' }] },
  chats: {
    list: [
      {
        name: 'Ana Kovač',
        type: 'personal_chat',
        id: 7001,
        messages: [
          {
            id: 1,
            type: 'message',
            date: '2024-05-01T10:00:00',
            date_unixtime: '1714550400',
            from: 'Ana Kovač',
            from_id: 'user7001',
            text: ['See ', { type: 'link', text: 'https://x.example' }],
          },
          { id: 2, type: 'service', date_unixtime: '1714550401', actor: 'x', action: 'phone_call', text: '' },
          { id: 3, type: 'message', date_unixtime: '1714550500', from: 'Nora', from_id: 'user9', text: 'Thanks' },
          { id: 4, type: 'message', date_unixtime: 'x', from: 'Nora', from_id: 'user9', text: 'lost' },
        ],
      },
      {
        name: 'Welders',
        type: 'private_group',
        id: 44,
        messages: [
          {
            id: 1,
            type: 'message',
            date_unixtime: '1714560000',
            from: 'Tom',
            from_id: 'user8',
            text: 'Hi',
            photo: 'p.jpg',
          },
        ],
      },
    ],
  },
}

describe('Telegram exports', () => {
  it('give chats of two with both sides, groups, contacts; the holder is who is not the chat', async () => {
    const { drafts, unread } = await readAll(telegram, [memoryFile('result.json', JSON.stringify(account, null, 1))])
    expect(
      drafts
        .filter(({ kind }) => !kind.startsWith('claim'))
        .map(({ kind, key, text, people }) => [
          kind,
          key.join('/'),
          text,
          people.map(({ role, identifiers }) => `${role} ${identifiers[0].value}`),
        ]),
    ).toEqual([
      ['message.received', '7001/1', 'See https://x.example', ['sender telegram:7001']],
      ['message.sent', '7001/3', 'Thanks', ['recipient telegram:7001']],
      ['message.received', '44/1', 'Hi', ['sender telegram:8']],
      ['group.joined', '44/telegram:8', null, ['about telegram:8']],
    ])
    expect(drafts.filter(({ kind }) => kind === 'claim.phone').map(({ body }) => body)).toEqual([
      { number: '+4915123456789' },
    ])
    expect(unread.map(({ why }) => why)).toEqual(['The message has no date that could be read.'])
  })

  it('keep what stands before a cut', async () => {
    const text = JSON.stringify(account, null, 1)
    const { drafts, unread } = await readAll(telegram, [
      memoryFile('result.json', text.slice(0, text.indexOf('Thanks'))),
    ])
    expect(drafts.some(({ text: said }) => said === 'See https://x.example')).toBe(true)
    expect(unread.map(({ why }) => why)).toContain('The file is cut off: it ends inside a record.')
  })

  it('survive any JSON and pollute nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 5 }), async messages => {
        const text = `{"name":"x","type":"personal_chat","id":1,"__proto__":{"admin":true},"messages":${JSON.stringify([{ date_unixtime: '1714550400', from: '__proto__', text: 'a' }, ...messages])}}`
        const first = await readAll(telegram, [memoryFile('a.json', text)])
        expect(await readAll(telegram, [memoryFile('a.json', text)])).toEqual(first)
        expect(Reflect.get({}, 'admin')).toBeUndefined()
      }),
      { numRuns: 200 },
    )
  })
})

const folder = '../shared/data/social-archives/chat-miner/telegram'
const absent = !existsSync(folder)
it.skipIf(absent)(`equals target.json of ${folder}${absent ? ' (the folder is absent)' : ''}`, async () => {
  const target: unknown = JSON.parse(readFileSync(`${folder}/target.json`, 'utf8'))
  const { files } = await openPaths([folder])
  const groups = telegram.recognise(files)
  expect(groups).toHaveLength(2)
  for (const group of groups) {
    const { drafts } = await readAll(telegram, group.files)
    const found = drafts.filter(({ kind }) => kind.startsWith('message'))
    expect(
      found.map(({ occurred, people, text }) => ({
        timestamp: occurred.at?.slice(0, 19),
        author: people[0]?.name,
        message: text,
      })),
    ).toEqual(target)
  }
})
