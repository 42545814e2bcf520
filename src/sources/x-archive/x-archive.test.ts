import { existsSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openPaths } from '../intake/open.ts'
import { memoryFile, onlyGroup, readAll, testContext } from '../table/memory-file.fixture.ts'
import { xArchive } from './index.ts'

const part = (name: string, value: unknown, after = '') =>
  memoryFile(
    `x.zip/data/${name}.js`,
    `window.YTD.${name.replaceAll('-', '_')}.part0 = ${JSON.stringify(value)}${after}`,
  )
const account = part('account', [
  { account: { accountId: '9', username: 'Nora_B', accountDisplayName: 'Nora Brandt' } },
])
const post = (id: string, full_text: string, more: object = {}) => ({
  tweet: {
    id_str: id,
    created_at: 'Tue Jun 03 19:32:20 +0000 2025',
    full_text,
    entities: { user_mentions: [{ id_str: '42', screen_name: 'Tomasz_W', name: 'Tomasz Wójcik' }] },
    ...more,
  },
})
const short = async (files: readonly ReturnType<typeof memoryFile>[]) =>
  (await readAll(xArchive, files)).drafts.map(
    ({ kind, direction, people }) =>
      `${kind} ${direction} ${people.map(({ role, identifiers }) => `${role}:${identifiers.map(({ value }) => value).join('+')}`).join(' ')}`,
  )

describe('X archives', () => {
  it('give posts by what they do, and names to ids', async () => {
    const tweets = part('tweets', [
      post('1', '@Tomasz_W yes &amp; no', { in_reply_to_user_id_str: '42' }),
      post('2', 'RT @Tomasz_W: hi'),
      post('3', 'with @Tomasz_W'),
    ])
    const found = await short([
      account,
      tweets,
      part('follower', [{ follower: { accountId: '42' } }, { follower: { accountId: '43' } }]),
    ])
    expect(found).toEqual([
      'claim.name none about:9+nora_b',
      'claim.profile none about:9+nora_b',
      'claim.name none about:42+tomasz_w',
      'claim.profile none about:42+tomasz_w',
      'post.commented out author:42+tomasz_w',
      'post.shared out author:42+tomasz_w',
      'person.mentioned out mentioned:42+tomasz_w',
      'profile.followed in about:42+tomasz_w',
      'profile.followed in about:43',
    ])
  })

  it('give messages with the other side, and groups with their members', async () => {
    const created = { messageCreate: { id: 'm1', senderId: '9', text: 'hello', createdAt: '2025-06-03T20:00:00.000Z' } }
    const join = { participantsJoin: { userIds: ['9', '43'], createdAt: '2025-06-03T20:00:00.000Z' } }
    const found = await short([
      account,
      part('direct-messages', [{ dmConversation: { conversationId: '9-42', messages: [created] } }]),
      part('direct-messages-group', [{ dmConversation: { conversationId: 'g', name: 'Crew', messages: [join] } }]),
    ])
    expect(found.slice(2)).toEqual(['message.sent out recipient:42', 'group.joined between about:43'])
  })

  it('are read as data: what follows the data is named and never run', async () => {
    const evil = part(
      'like',
      [{ like: { tweetId: '5', fullText: 'x', expandedUrl: 'https://twitter.com/ana_k/status/5' } }],
      '\n;globalThis.ran = true',
    )
    const { drafts, unread } = await readAll(xArchive, [account, evil])
    expect(drafts.at(-1)).toMatchObject({
      kind: 'post.liked',
      people: [{ identifiers: [{ kind: 'x', value: 'ana_k' }] }],
      occurred: { precision: 'before' },
    })
    expect(unread.map(({ why }) => why)).toEqual([expect.stringContaining('not run')])
    expect(Reflect.get(globalThis, 'ran')).toBeUndefined()
    const code = memoryFile('x.zip/data/tweets.js', 'window.YTD.tweets.part0 = (() => { globalThis.ran = true })()')
    expect((await readAll(xArchive, [code])).unread.length).toBeGreaterThan(0)
    expect(Reflect.get(globalThis, 'ran')).toBeUndefined()
  })

  it('of somebody else say whose they are, before anything is read', async () => {
    const stranger = part('account', [
      { account: { accountId: '77', username: 'Somebody_E', accountDisplayName: 'S. E.' } },
    ])
    const sent = { messageCreate: { id: 'm1', senderId: '77', text: 'x', createdAt: '2025-06-03T20:00:00.000Z' } }
    const files = [
      stranger,
      part('direct-messages', [{ dmConversation: { conversationId: '77-42', messages: [sent] } }]),
    ]
    const asked = { ...testContext, isMe: ({ value }: { value: string }) => value === 'nora_b' }
    expect((await xArchive.survey(onlyGroup(xArchive, files), asked)).me).toEqual([
      { value: 'https://x.com/somebody_e', why: 'is the account of the archive' },
    ])
    // Its holder is who wrote in it: what they sent is not taken for an answer to them.
    const { drafts } = await readAll(xArchive, files, asked)
    expect(drafts.at(-1)).toMatchObject({ kind: 'message.sent', people: [{ identifiers: [{ value: '42' }] }] })
  })

  it('survive any records', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('tweets', 'like', 'follower', 'direct-messages', 'account', 'profile'),
        fc.array(fc.jsonValue(), { maxLength: 5 }),
        async (name, records) => {
          const files = [
            part(name, [...records, { tweet: records[0] ?? null }, { dmConversation: { messages: records } }]),
          ]
          expect(await readAll(xArchive, files)).toEqual(await readAll(xArchive, files))
        },
      ),
      { numRuns: 200 },
    )
  })
})

const folder = '../shared/data/social-archives/x-archive'
const absent = !existsSync(folder)
it.skipIf(absent)(`reads every file of ${folder}${absent ? ' (the folder is absent)' : ''}`, async () => {
  const { files } = await openPaths([folder])
  expect(xArchive.recognise(files).map(group => group.files.length)).toEqual([files.length])
  const { drafts, unread } = await readAll(xArchive, files)
  expect(unread).toEqual([])
  const kinds: Record<string, number> = {}
  for (const { kind } of drafts) kinds[kind] = (kinds[kind] ?? 0) + 1
  expect(kinds).toEqual({
    'claim.name': 2,
    'claim.profile': 2,
    'claim.summary': 1,
    'post.commented': 1,
    'post.published': 1,
    'post.liked': 1,
    'profile.followed': 2,
    'message.received': 2,
    'message.sent': 1,
    'group.joined': 3,
  })
})
