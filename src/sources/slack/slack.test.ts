import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readsAnyRecords } from '../table/any-records.fixture.ts'
import { memoryFile, readAll, testContext } from '../table/memory-file.fixture.ts'
import { slackExport } from './index.ts'

const names = ['users.json', 'channels.json', 'dms.json', 'general/2024-03-01.json', 'D01/2024-03-02.json']
const files = names.map(name =>
  memoryFile(`ship/${name}`, readFileSync(new URL(`./fixtures/${name}`, import.meta.url)), 41),
)
const me = { ...testContext, isMe: ({ value }: { value: string }) => value === 'noor@ship.example' }

it('gives conversations on the lines of all in them, with names for ids', async () => {
  const { drafts, unread } = await readAll(slackExport, files, me)
  expect(
    drafts
      .filter(({ kind }) => !kind.startsWith('claim.'))
      .map(({ kind, text, people }) => [kind, text, people.map(({ role, name }) => `${role} ${name}`).join(', ')]),
  ).toEqual([
    ['message.received', '@Ida Wolde see the rope & tell', 'sender Tjark Hansen, recipient Ida Wolde'],
    ['message.sent', 'Will do', 'recipient Tjark Hansen, recipient Ida Wolde'],
    ['group.joined', null, 'about Tjark Hansen'],
    ['group.joined', null, 'about Ida Wolde'],
    ['message.received', 'Are you hiring?', 'sender Tjark Hansen'],
    ['message.sent', null, 'recipient Tjark Hansen'],
  ])
  expect(unread).toEqual([
    { unread: true, place: 'ship/general/2024-03-01.json record 5', why: 'It is no message with a time.' },
  ])
})

it('bridges account and address, and knows what people are called and do', async () => {
  const { drafts } = await readAll(slackExport, files, me)
  const tjark = drafts.filter(({ people }) => people[0]?.identifiers[0].value === 'slack:T1:U2')
  expect(tjark.find(({ kind }) => kind === 'claim.position')?.body).toEqual({ title: 'Rope engineer', current: true })
  expect(tjark[0]?.people[0]?.identifiers[1]).toEqual({ kind: 'email', value: 'tjark@sea.example' })
})

it('claims exports of Slack and nothing else', () => {
  const others = [
    memoryFile('a/users.json', '[{"id":1}]'),
    memoryFile('b/2024-03-01.json', '[]'),
    memoryFile('x.csv', ''),
  ]
  expect(slackExport.recognise([...files, ...others]).map(group => group.files.length)).toEqual([5])
})

it('reads the same twice, and survives any records', async () => {
  await readsAnyRecords(slackExport, (records, noise) => {
    const list = JSON.stringify([{ type: 'message', user: 'U1', ts: '1709280000.0001', text: noise }, ...records])
    return [
      memoryFile('users.json', `[{"id":"U1","team_id":"T"},${JSON.stringify(records)}]${noise}`),
      memoryFile('channels.json', list),
      memoryFile('r/2024-01-01.json', list + noise),
    ]
  })
})
