import fc from 'fast-check'
import { expect, it } from 'vitest'
import { memoryFile, readAll } from '../table/memory-file.fixture.ts'
import { raisedHands } from './index.ts'

const hand = {
  raisedHand: 1,
  link: '0b6a2f7e-6f0e-4c3c-9a56-1d5f3f2b7a10',
  at: '2026-11-20T10:00:00.000Z',
  job: { external: 'throughline:x', title: 'Controls engineer' },
  isOn: false,
  channel: 'job-board',
  notice: 'form 1',
  name: 'Jo Quill',
  email: 'Jo.Quill@mail.example',
  phone: '+44 113 496 0177',
  message: 'I know your lifts.',
  source: 'boardwalk',
  cv: null,
}
const file = (part: object = {}) => memoryFile('raised-hand.json', JSON.stringify({ ...hand, ...part }))

it('says who raised a hand, for what, and by which channel; a phone is no way to find somebody', async () => {
  const { drafts, unread } = await readAll(raisedHands, [file()])
  expect(unread).toEqual([])
  expect(drafts.map(draft => draft.kind)).toEqual([
    'claim.name',
    'claim.email',
    'claim.phone',
    'application.received',
    'candidacy.opened',
  ])
  for (const draft of drafts)
    expect(draft.people[0]?.identifiers).toEqual([{ kind: 'email', value: 'jo.quill@mail.example' }])
  expect(drafts[3]).toMatchObject({
    channel: 'job-board',
    direction: 'in',
    body: { source: 'boardwalk', notice: 'form 1' },
    text: 'I know your lifts.',
    assignments: [{ external: 'throughline:x' }],
  })
})

it('moves nobody who is on the job, and the same twice on a day is one; another letter or CV is not', async () => {
  const { drafts } = await readAll(raisedHands, [file({ isOn: true })])
  expect(drafts.map(draft => draft.kind)).not.toContain('candidacy.opened')
  const later = await readAll(raisedHands, [file({ at: '2026-11-20T17:00:00.000Z' })])
  const keyOf = (all: typeof drafts) => all.find(draft => draft.kind === 'application.received')?.key
  expect(keyOf(later.drafts)).toEqual(keyOf(drafts))
  const other = [{ message: 'I am free from May.' }, { cv: { name: 'cv.txt', bytes: 'Sm8=' } }]
  for (const part of other)
    expect(keyOf((await readAll(raisedHands, [file({ isOn: true, ...part })])).drafts)).not.toEqual(keyOf(drafts))
})

it('claims its own forms and nothing else; one that is not whole is named', async () => {
  expect(raisedHands.recognise([memoryFile('a.json', '{"raised": 1}'), memoryFile('b.json', '')])).toEqual([])
  const { drafts, unread } = await readAll(raisedHands, [file({ email: 5 })])
  expect([drafts, unread.map(one => one.why)]).toEqual([[], ['It is no whole form of ours.']])
})

it('survives any bytes, and any values in its fields', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom(...Object.keys(hand).slice(1)),
      fc.jsonValue(),
      async (noise, field, value) => {
        await readAll(raisedHands, [memoryFile('x.json', Buffer.concat([Buffer.from('{"raisedHand":1,'), noise]))])
        await readAll(raisedHands, [file({ [field]: value })])
      },
    ),
    { numRuns: process.env['CI'] ? 200 : 50 },
  )
})
