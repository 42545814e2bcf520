import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openPaths } from '../intake/open.ts'
import { memoryFile, onlyGroup, readAll, testContext } from '../table/memory-file.fixture.ts'
import { whatsapp } from './index.ts'

const read = (path: string, text: string, context = testContext) => readAll(whatsapp, [memoryFile(path, text)], context)
const talk = async (path: string, text: string, context = testContext) =>
  (await read(path, text, context)).drafts.filter(({ kind }) => /^(?:message|call)/.test(kind))

describe('WhatsApp chats', () => {
  it.each([
    ['Android, Germany', '30.12.23, 14:30 - Ana: Hallo\n31.12.23, 09:05 - Nora: Ja'],
    ['Android, Britain', '30/12/2023, 14:30 - Ana: Hallo\n31/12/2023, 09:05 - Nora: Ja'],
    ['Android, USA', '12/30/23, 2:30 PM - Ana: Hallo\n12/31/23, 9:05 AM - Nora: Ja'],
    ['Android, USA, narrow space', '12/30/23, 2:30\u202fPM - Ana: Hallo\n12/31/23, 9:05\u202fAM - Nora: Ja'],
    ['Android, Mexico', '30/12/2023, 2:30 p. m. - Ana: Hallo\n31/12/2023, 9:05 a. m. - Nora: Ja'],
    ['Android, Brazil', '30/12/2023 14:30 - Ana: Hallo\n31/12/2023 09:05 - Nora: Ja'],
    ['Android, Netherlands', '30-12-2023 14:30 - Ana: Hallo\n31-12-2023 09:05 - Nora: Ja'],
    ['Android, Sweden', '2023-12-30 14:30 - Ana: Hallo\n2023-12-31 09:05 - Nora: Ja'],
    ['Android, Finland', '30.12.2023 klo 14.30 - Ana: Hallo\n31.12.2023 klo 9.05 - Nora: Ja'],
    ['Android, France', '30/12/2023 à 14:30 - Ana: Hallo\n31/12/2023 à 09:05 - Nora: Ja'],
    ['Android, China', '2023/12/30 下午2:30 - Ana: Hallo\n2023/12/31 上午9:05 - Nora: Ja'],
    ['Android, Korea', '2023. 12. 30. 오후 2:30 - Ana: Hallo\n2023. 12. 31. 오전 9:05 - Nora: Ja'],
    ['Android, Thailand', '30/12/2566 14:30 - Ana: Hallo\n31/12/2566 09:05 - Nora: Ja'],
    ['iOS', '[30.12.23, 14:30:12] Ana: Hallo\n\u200e[31.12.23, 09:05:01] Nora: Ja'],
    ['iOS, USA', '[12/30/23, 2:30:12 PM] Ana: Hallo\n[12/31/23, 9:05:01 AM] Nora: Ja'],
  ])('%s', async (_, text) => {
    const found = await talk('WhatsApp Chat with Ana.txt', text.replaceAll('\n', '\r\n'))
    expect(
      found.map(({ kind, occurred, text: said, people }) => [kind, occurred.at?.slice(0, 16), said, people[0]?.name]),
    ).toEqual([
      ['message.received', '2023-12-30T14:30', 'Hallo', 'Ana'],
      ['message.sent', '2023-12-31T09:05', 'Ja', 'Ana'],
    ])
  })

  it('tell day from month by the order of the messages where no number can', async () => {
    const found = await talk(
      '_chat.txt',
      '[1/2/24, 10:00:00] A: x\n[1/3/24, 10:00:00] B: y\n[1/4/24, 10:00:00] A: z\n[2/1/24, 10:00:00] A: z',
    )
    expect(found.map(({ occurred }) => occurred.at?.slice(0, 10))).toEqual([
      '2024-01-02',
      '2024-01-03',
      '2024-01-04',
      '2024-02-01',
    ])
  })

  it('keep lines that go on, list media, tell calls, pass over notices', async () => {
    const { drafts, unread } = await read(
      'WhatsApp Chat - Ana.zip/_chat.txt',
      '[30.12.23, 14:30:12] Ana: \u200eMessages and calls are end-to-end encrypted.\n[30.12.23, 14:31:00] Ana: one\n\n12 monkeys: two\n\u200e[30.12.23, 14:32:00] Ana: \u200e<attached: 00000012-PHOTO-2023-12-30.jpg>\n[30.12.23, 14:33:00] Nora: IMG-20231230-WA0001.jpg (file attached)\n[30.12.23, 14:34:00] Ana: <Media omitted>\n[30.12.23, 14:35:00] Ana: Missed voice call\n[30.12.23, 14:36:00] Ana changed the subject\n[31.13.23, 14:36:00] Ana: never',
    )
    const found = drafts.filter(({ kind }) => /^(?:message|call)/.test(kind))
    expect(found.slice(1).map(({ kind, text, body }) => [kind, text, body['media']])).toEqual([
      ['message.received', 'one\n\n12 monkeys: two', undefined],
      ['message.received', null, '00000012-PHOTO-2023-12-30.jpg'],
      ['message.sent', null, 'IMG-20231230-WA0001.jpg'],
      ['message.received', null, true],
      ['call.missed', null, undefined],
    ])
    expect(unread.map(({ why }) => why)).toEqual(['The date "31/13/23" is none.'])
  })

  it('know numbers as people and give both phones’ exports one id', async () => {
    const android = await talk(
      'WhatsApp Chat with +49 151 23456789.txt',
      '30.12.23, 14:30 - +49 151 23456789: Hallo\n30.12.23, 14:30 - +49 151 23456789: Hallo\n30.12.23, 14:31 - Nora: Ja',
    )
    expect(android[0]?.people[0]?.identifiers).toEqual([{ kind: 'phone', value: '+4915123456789' }])
    const ios = await talk(
      'WhatsApp Chat - +49 151 23456789 (1).zip/_chat.txt',
      '[30.12.23, 14:30:12] +49 151 23456789: Hallo\n[30.12.23, 14:30:40] +49 151 23456789: Hallo\n[30.12.23, 14:31:00] Nora: Ja',
    )
    expect(ios.map(({ key }) => key)).toEqual(android.map(({ key }) => key))
    expect(new Set(android.map(({ key }) => key.join())).size).toBe(3)
  })

  it('of 400 members give each of them once, and messages to their writers alone', async () => {
    const lines = Array.from({ length: 1200 }, (_, at) => `30.12.23, 14:30 - Member ${at % 400}: words ${at}`)
    const { drafts } = await read('WhatsApp Chat with Harbour.txt', lines.join('\n'))
    expect(drafts.filter(({ kind }) => kind === 'group.joined')).toHaveLength(400)
    expect(drafts.filter(({ kind }) => kind === 'message.received').every(({ people }) => people.length === 1)).toBe(
      true,
    )
  })

  it('take the holder from the account, else from the chat’s name', async () => {
    const survey = await whatsapp.survey(
      onlyGroup(whatsapp, [
        memoryFile('WhatsApp Chat with Ana.txt', '30.12.23, 14:30 - Ana: a\n30.12.23, 14:31 - Nora: b'),
      ]),
      testContext,
    )
    expect(survey.me[0]?.value).toBe('Nora')
    const said = { ...testContext, isMyName: (name: string) => name === 'Ana' }
    expect(
      (await talk('_chat.txt', '30.12.23, 14:30 - Ana: a\n30.12.23, 14:31 - Nora: b', said)).map(({ kind }) => kind),
    ).toEqual(['message.sent', 'message.received'])
  })

  it('are not seen in logs and letters', () => {
    const log = memoryFile('server.txt', '2023-12-30 14:30:12 INFO started\n2023-12-30 14:30:13 INFO ready\n')
    expect(
      whatsapp.recognise([
        log,
        memoryFile('letter.txt', 'Dear Ana,\n30.12.23, 14:30 - Ana: hi\nand so on\nand on\nand on\n'),
      ]),
    ).toEqual([])
  })

  it('survive any lines', async () => {
    const word = fc.constantFrom(
      '[',
      ']',
      '30.12.23, ',
      '1/2/24, ',
      '14:30',
      ':12',
      ' - ',
      'Ana',
      ': ',
      '\n',
      '\u200e',
      '\u202f',
      ' PM',
      '下午',
      '<attached: ',
      '>',
      '\0',
      '(file attached)',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(word, fc.string({ maxLength: 10 })), { maxLength: 60 }), async words => {
        const text = `30.12.23, 14:30 - Ana: x\n${words.join('')}`
        const first = await read('_chat.txt', text)
        expect(await read('_chat.txt', text)).toEqual(first)
        expect(JSON.stringify(first.drafts)).not.toContain('\\u0000')
      }),
      { numRuns: 200 },
    )
  })
})

const folder = '../shared/data/social-archives/chat-miner/whatsapp'
const absent = !existsSync(folder)
it.skipIf(absent)(`equals target.json of ${folder}${absent ? ' (the folder is absent)' : ''}`, async () => {
  const target: unknown = JSON.parse(readFileSync(`${folder}/target.json`, 'utf8'))
  const { files } = await openPaths([folder])
  const groups = whatsapp.recognise(files)
  expect(groups).toHaveLength(5)
  for (const group of groups) {
    const { drafts, unread } = await readAll(whatsapp, group.files)
    const found = drafts.filter(({ kind }) => kind === 'message.received')
    const authors = found.map(({ people, place, text, occurred }) => ({
      timestamp: occurred.at?.slice(0, 19),
      author: people[0]?.name ?? people[0]?.identifiers[0].value.replace(/^.*:/, ''),
      message: text?.replaceAll('\n', ' '),
      place,
    }))
    expect(unread).toEqual([])
    expect(authors.reverse().map(({ place: _, ...rest }) => rest)).toEqual(target)
  }
})
