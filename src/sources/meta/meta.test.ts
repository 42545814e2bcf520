import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openPaths } from '../intake/open.ts'
import { memoryFile, readAll } from '../table/memory-file.fixture.ts'
import { facebook, instagram } from './index.ts'
import { mended } from './text.ts'

const chat = (path: string, names: readonly string[], messages: readonly object[]) =>
  memoryFile(path, JSON.stringify({ participants: names.map(name => ({ name })), messages, title: 'x' }))

describe('Meta downloads', () => {
  it('mend letters that were written as bytes, and leave others', () => {
    expect(mended('Jos\u00c3\u00a9')).toBe('José')
    expect(mended('\u00f0\u009f\u0098\u0080')).toBe('😀')
    expect(mended('José')).toBe('José')
    expect(mended('日本 Ã©')).toBe('日本 Ã©')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        const clean = text.replaceAll('\0', '')
        expect(mended(Buffer.from(clean).toString('latin1'))).toBe(clean)
      }),
    )
  })

  it('find the holder by conversations, give both sides, followers and friends', async () => {
    const sent = { sender_name: 'Nora', timestamp_ms: 1714550400000, content: 'Hi Jos\u00c3\u00a9' }
    const files = [
      chat(
        'ig.zip/your_instagram_activity/messages/inbox/jose_1/message_1.json',
        ['Jos\u00c3\u00a9', 'Nora'],
        [sent, { sender_name: 'Jos\u00c3\u00a9', timestamp_ms: 1714550000000, photos: [{}] }],
      ),
      chat(
        'ig.zip/your_instagram_activity/messages/inbox/tom_2/message_1.json',
        ['Tom', 'Nora'],
        [{ ...sent, sender_name: 'Tom', content: 'Yo' }],
      ),
      memoryFile(
        'ig.zip/connections/followers_and_following/followers_1.json',
        JSON.stringify([
          {
            title: '',
            string_list_data: [{ href: 'https://www.instagram.com/Ana.K', value: 'Ana.K', timestamp: 1700000000 }],
          },
        ]),
      ),
      memoryFile(
        'ig.zip/connections/followers_and_following/following.json',
        JSON.stringify({
          relationships_following: [
            { title: 'tom.w', string_list_data: [{ href: 'https://www.instagram.com/_u/tom.w' }] },
          ],
        }),
      ),
    ]
    expect(facebook.recognise(files)).toEqual([])
    const { drafts, unread } = await readAll(instagram, files)
    expect(unread).toEqual([])
    expect(
      drafts
        .filter(({ kind }) => !kind.startsWith('claim'))
        .map(({ kind, direction, text, people, occurred }) => [
          kind,
          direction,
          text,
          people[0]?.name ?? people[0]?.identifiers[0].value,
          occurred.precision,
        ]),
    ).toEqual([
      ['message.sent', 'out', 'Hi José', 'José', 'instant'],
      ['message.received', 'in', null, 'José', 'instant'],
      ['message.received', 'in', 'Yo', 'Tom', 'instant'],
      ['profile.followed', 'in', null, 'ana.k', 'instant'],
      ['profile.followed', 'out', null, 'tom.w', 'before'],
    ])
    const friends = memoryFile(
      'fb.zip/connections/friends/your_friends.json',
      JSON.stringify({ friends_v2: [{ name: 'Jos\u00c3\u00a9 P', timestamp: 1500000000 }] }),
    )
    const found = await readAll(facebook, [friends])
    expect(found.drafts.map(({ kind, people }) => [kind, people[0]?.name])).toEqual([
      ['connection.made', 'José P'],
      ['claim.name', undefined],
    ])
  })

  it('survive any records', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 5 }), async records => {
        const files = [
          chat(
            'ig/inbox/a_1/message_1.json',
            ['A', 'B'],
            [{ sender_name: 'A', timestamp_ms: 1 }, ...(records as object[])],
          ),
          memoryFile('ig/followers_1.json', JSON.stringify([{ string_list_data: [] }, ...records])),
        ]
        expect(await readAll(instagram, files)).toEqual(await readAll(instagram, files))
      }),
      { numRuns: 200 },
    )
  })
})

const folder = '../shared/data/social-archives/chat-miner/instagram'
const absent = !existsSync(folder)
it.skipIf(absent)(`equals target.json of ${folder}${absent ? ' (the folder is absent)' : ''}`, async () => {
  const target: unknown = JSON.parse(readFileSync(`${folder}/target.json`, 'utf8'))
  const { files } = await openPaths([folder])
  const { drafts } = await readAll(instagram, files)
  const found = drafts.filter(({ kind }) => kind.startsWith('message'))
  expect(
    found.map(({ occurred, people, text }) => ({
      timestamp: occurred.at?.slice(0, 19),
      author: people[0]?.name,
      message: text,
    })),
  ).toEqual(target)
})
