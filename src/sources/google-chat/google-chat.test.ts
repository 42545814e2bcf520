import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { openPaths } from '../intake/open.ts'
import type { SourceFile } from '../source.ts'
import { readsAnyRecords } from '../table/any-records.fixture.ts'
import { memoryFile, readAll, testContext } from '../table/memory-file.fixture.ts'
import { momentOf } from './entries.ts'
import { googleChat } from './index.ts'

const me = { ...testContext, isMe: ({ value }: { value: string }) => value === 'noor@ship.example' }
const takeout = async (): Promise<readonly SourceFile[]> =>
  (await openPaths([fileURLToPath(new URL('./fixtures/Google Chat', import.meta.url))])).files

it('gives what was said, on the lines of those who were in it, and by whom in a space', async () => {
  const { drafts, unread } = await readAll(googleChat, await takeout(), me)
  expect(
    drafts
      .filter(({ kind }) => !kind.startsWith('claim.'))
      .map(({ kind, text, occurred, people }) => [
        kind,
        text,
        occurred.at?.slice(0, 16),
        people.map(({ role, identifiers }) => `${role} ${identifiers[0].value}`).join(', '),
      ]),
  ).toEqual([
    ['message.received', 'Are you hiring riggers?', '2024-03-01T09:05', 'sender tjark@sea.example'],
    ['message.sent', 'We are. Shall we talk on Monday?', '2024-03-01T12:40', 'recipient tjark@sea.example'],
    ['message.received', 'Gern', '2024-03-04T08:00', 'sender tjark@sea.example'],
    ['message.received', null, '2024-03-04T08:02', 'sender tjark@sea.example'],
    ['message.received', 'When?', undefined, 'sender tjark@sea.example'],
    [
      'message.received',
      'Who can splice on Friday?',
      '2024-03-05T07:00',
      'sender ida@sea.example, recipient tjark@sea.example',
    ],
    ['message.sent', 'I can', '2024-03-05T07:02', 'recipient tjark@sea.example, recipient ida@sea.example'],
    ['group.joined', null, undefined, 'about tjark@sea.example'],
    ['group.joined', null, '2024-03-05T07:00', 'about ida@sea.example'],
  ])
  expect(drafts.find(({ text, kind }) => kind === 'message.received' && text === null)?.body).toEqual({
    files: ['papers.pdf'],
  })
  expect(unread).toEqual([
    { unread: true, place: 'Google Chat/Groups/DM kQ1/messages.json record 7', why: 'It is no message with an id.' },
  ])
})

it('says whose it is, how much and from when', async () => {
  const [group] = googleChat.recognise(await takeout())
  const survey = group && (await googleChat.survey(group, me))
  expect(survey).toMatchObject({
    counts: [
      { noun: 'messages', count: 9 },
      { noun: 'conversations', count: 2 },
    ],
    from: '2024-03-01T09:05:12.000Z',
    to: '2024-03-05T07:02:00.000Z',
    me: [{ value: 'noor@ship.example' }],
  })
})

it('reads times as accounts of several languages write them, and none that cannot be', () => {
  for (const text of [
    'Friday, March 1, 2024 at 9:05:12\u202fPM UTC',
    'Freitag, 1. März 2024 um 21:05:12 UTC',
    'vendredi 1 mars 2024 à 21:05:12 UTC',
    'viernes, 1 de marzo de 2024, 21:05:12 UTC',
    'piątek, 1 marca 2024 21:05:12 UTC',
  ])
    expect([text, momentOf(text).at]).toEqual([text, '2024-03-01T21:05:12.000Z'])
  for (const text of ['', 'March 1, 2024', 'February 31, 2024 at 9:05:12 AM UTC', 'March 1, 2024 at 29:05:12 UTC'])
    expect(momentOf(text).precision).toBe('unknown')
})

it('claims Google Chat and nothing else', async () => {
  const others = [
    memoryFile('a/messages.json', '{"messages":[{"sender_name":"Ida"}]}'),
    memoryFile('b/group_info.json', '{"members":[]}'),
    memoryFile('x.csv', ''),
  ]
  expect(googleChat.recognise([...(await takeout()), ...others]).map(group => group.files.length)).toEqual([5])
})

it('reads the same twice, and survives any records', async () => {
  await readsAnyRecords(googleChat, (records, noise) => {
    const one = {
      creator: { name: noise, email: 'ida@sea.example' },
      created_date: noise,
      text: noise,
      message_id: 'a',
    }
    return [
      memoryFile('Groups/DM 1/messages.json', `{"messages":${JSON.stringify([one, ...records])}}${noise}`),
      memoryFile('Groups/DM 1/group_info.json', `{"members":${JSON.stringify(records)}}${noise}`),
    ]
  })
})
