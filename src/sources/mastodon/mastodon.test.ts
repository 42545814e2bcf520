import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openPaths } from '../intake/open.ts'
import { readsAnyRecords } from '../table/any-records.fixture.ts'
import { fixtureFile, memoryFile, readAll } from '../table/memory-file.fixture.ts'
import { mastodon } from './index.ts'

const file = (name: string) => fixtureFile(new URL(`./fixtures/${name}`, import.meta.url))
const whole = ['actor.json', 'outbox.json', 'likes.json', 'following_accounts.csv', 'lists.csv'].map(file)

describe('Mastodon exports', () => {
  it('say what the holder wrote, to whom, and what they passed on', async () => {
    const { drafts, unread } = await readAll(mastodon, whole)
    expect(
      drafts
        .filter(draft => !draft.kind.startsWith('claim.'))
        .map(({ kind, people }) => [kind, ...people.map(({ role, identifiers }) => `${role} ${identifiers[0].value}`)]),
    ).toEqual([
      ['post.published'],
      ['post.commented', 'author tjark@sea.example', 'mentioned ida@hachy.example'],
      ['message.sent', 'recipient tjark@sea.example'],
      ['post.shared', 'author tjark@sea.example'],
      ['post.liked', 'author tjark@sea.example'],
      ['post.liked'],
      ['profile.followed', 'about tjark@sea.example'],
      ['profile.followed', 'about tjark@sea.example'],
      ['profile.followed', 'about ida@hachy.example'],
    ])
    expect(drafts.find(draft => draft.kind === 'post.published')?.text).toBe('Marine engineers & friends')
    expect(drafts.find(draft => draft.kind === 'claim.summary')?.body).toEqual({ text: 'Finds people for ships.' })
    expect(unread.map(({ place, why }) => `${place}: ${why}`)).toEqual([
      'outbox.json record 5: The post has no date that could be read.',
      'outbox.json record 6: What “Move” means is not known.',
      'following_accounts.csv row 4: It names no account of the fediverse.',
    ])
  })

  it('follow once, whether a list or the follows say so', async () => {
    const { drafts } = await readAll(mastodon, whole)
    const follows = drafts.filter(draft => draft.kind === 'profile.followed').map(draft => draft.key.join(' '))
    expect(new Set(follows).size).toBe(2)
  })

  it('are told by content, and others are left alone', () => {
    const others = [
      memoryFile('lists.csv', 'Name,Email\nAna,ana@reis.example\n'),
      memoryFile('people.csv', 'Name,Email\n'),
      memoryFile('outbox.json', '{"type":"OrderedCollection"}'),
    ]
    expect(mastodon.recognise([...whole, ...others]).flatMap(group => group.files.map(one => one.path))).toEqual(
      whole.map(one => one.path),
    )
  })

  it('keep what stands before a cut', async () => {
    const bytes = readFileSync(new URL('./fixtures/outbox.json', import.meta.url))
    const { drafts, unread } = await readAll(mastodon, [memoryFile('outbox.json', bytes.subarray(0, 1400))])
    expect(drafts.length).toBeGreaterThan(0)
    expect(unread.at(-1)?.why).toContain('cut off')
  })

  it('survive any records', async () => {
    await readsAnyRecords(mastodon, (records, noise) => {
      const activities = records.map(object => ({ type: 'Create', published: '2024-01-01T00:00:00Z', object }))
      const collection = (id: string) =>
        JSON.stringify({
          '@context': 'https://www.w3.org/ns/activitystreams',
          id,
          type: 'OrderedCollection',
          orderedItems: [...records, ...activities],
        })
      return [
        memoryFile('a/outbox.json', collection('outbox.json') + noise),
        memoryFile('a/likes.json', collection('likes.json')),
        memoryFile('a/following_accounts.csv', `Account address,Show boosts\n${noise}`),
      ]
    })
  })
})

const folder = '../shared/data/social-archives/mastodon'
const absent = !existsSync(folder)
it.skipIf(absent)(`reads every file of ${folder}${absent ? ' (the folder is absent)' : ''}`, async () => {
  const { files } = await openPaths([folder])
  expect(files.length).toBe(readdirSync(folder).length)
  expect(mastodon.recognise(files).flatMap(group => group.files).length).toBe(files.length)
  const { drafts, unread } = await readAll(mastodon, files)
  expect(unread).toEqual([])
  expect(
    drafts.filter(draft => draft.kind === 'profile.followed').map(draft => draft.people[0]?.identifiers[0].value),
  ).toEqual(['user@example.com', 'user@test.com', 'gargron@example.com', 'mastodon@example.com', 'foo@example.com'])
})
