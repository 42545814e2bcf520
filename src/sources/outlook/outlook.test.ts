import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eml } from '../eml/index.ts'
import { openPaths } from '../intake/open.ts'
import { memoryFile, readAll, testContext } from '../table/memory-file.fixture.ts'
import { OutlookThread } from './apart.ts'
import { unsound } from './compound.ts'
import { outlook } from './index.ts'
import { type MsgContent, msgOf } from './msg.fixture.ts'

const person = (name: string, address: string, type = 1) => ({
  '3001': name,
  '3003': address,
  '39FE': address,
  '3002': 'SMTP',
  '0C15': type,
})
const letter: MsgContent = {
  properties: {
    '001A': 'IPM.Note',
    '0037': 'Über das Gehalt',
    '1000': 'Hello Noor,\r\nfour weeks.\r\nTjark',
    '1035': '<a1@sea.example>',
    '0C1A': 'Tjark Hansen',
    '0C1F': 'tjark@sea.example',
    '5D01': 'tjark@sea.example',
    '0C1E': 'SMTP',
    '0E06': new Date('2024-03-05T09:30:00Z'),
    '0039': new Date('2024-03-05T09:29:58Z'),
  },
  recipients: [person('Noor Haddad', 'noor@ship.example'), person('Ida Wolde', 'ida@sea.example', 2)],
  attachments: [
    { '3707': 'Zeugnis.txt', '3704': 'ZEUGNIS.TXT', '370E': 'text/plain', '3701': Buffer.from('good'), '3705': 1 },
  ],
}
const me = { ...testContext, isMe: ({ value }: { value: string }) => value === 'noor@ship.example' }
const file = (name: string, content: MsgContent) => memoryFile(name, msgOf(content), 4096)

describe('messages saved by Outlook', () => {
  it('are told by content, whatever their name', () => {
    const files = [
      file('letter.dat', letter),
      memoryFile('plain.msg', 'From: a@b.example\r\nSubject: x\r\n\r\nplain'),
      memoryFile('old.doc', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])),
    ]
    expect(outlook.recognise(files).flatMap(group => group.files.map(one => one.path))).toEqual(['letter.dat'])
    expect(eml.recognise(files).flatMap(group => group.files.map(one => one.path))).toEqual(['plain.msg'])
  })

  it('are the mail that they would be in a mailbox', async () => {
    const { drafts, unread } = await readAll(outlook, [file('letter.msg', letter)], me)
    expect(unread).toEqual([])
    const [mail] = drafts
    expect(mail).toMatchObject({
      kind: 'email.received',
      family: 'mail',
      occurred: { at: '2024-03-05T09:30:00.000Z', precision: 'instant' },
      body: { subject: 'Über das Gehalt' },
    })
    expect(mail?.text).toContain('four weeks.')
    expect(mail?.people.map(({ role, identifiers }) => `${role} ${identifiers[0].value}`)).toEqual(
      expect.arrayContaining(['sender tjark@sea.example', 'cc ida@sea.example']),
    )
    expect(mail?.attachments?.map(one => [one.name, Buffer.from(one.bytes).toString()])).toEqual([
      ['Zeugnis.txt', 'good'],
    ])
    const twin = memoryFile(
      'twin.eml',
      'From: "Tjark Hansen" <tjark@sea.example>\r\nTo: noor@ship.example\r\nSubject: =?utf-8?Q?=C3=9Cber_das_Gehalt?=\r\nDate: Tue, 05 Mar 2024 09:30:00 +0000\r\nMessage-ID: <a1@sea.example>\r\n\r\nHello Noor,\r\nfour weeks.\r\nTjark\r\n',
    )
    const [same] = (await readAll(eml, [twin], me)).drafts
    expect([mail?.family, mail?.key]).toEqual([same?.family, same?.key])
  })

  it('keep their own headers, and never those of a body that is made anew', async () => {
    const headers =
      'Received: from x\r\nFrom: Ana <ana@reis.example>\r\nMessage-ID: <own@reis.example>\r\nDate: Mon, 4 Mar 2024 10:00:00 +0100\r\nSubject: Own\r\nContent-Type: multipart/mixed;\r\n boundary="gone"\r\nMIME-Version: 1.0\r\n'
    const { drafts } = await readAll(
      outlook,
      [file('x.msg', { properties: { ...letter.properties, '007D': headers } })],
      me,
    )
    expect(drafts[0]).toMatchObject({
      occurred: { at: '2024-03-04T09:00:00.000Z', offset: 60 },
      body: { subject: 'Own' },
    })
    expect(drafts[0]?.text).toContain('four weeks.')
  })

  it('may be meetings and contacts', async () => {
    const meeting = file('meeting.msg', {
      named: [0x820d, 0x820e],
      properties: {
        '001A': 'IPM.Appointment',
        '0037': 'Interview',
        '0C1A': 'Noor Haddad',
        '5D01': 'noor@ship.example',
        '8000': new Date('2024-03-08T10:00:00Z'),
        '8001': new Date('2024-03-08T10:30:00Z'),
      },
      recipients: [person('Tjark Hansen', 'tjark@sea.example')],
    })
    const card = file('card.msg', {
      properties: {
        '001A': 'IPM.Contact',
        '3001': 'Ida Wolde',
        '3A06': 'Ida',
        '3A11': 'Wolde',
        '3A16': 'Seawerk',
        '3A17': 'Captain',
        '3A1C': '+49 171 1234567',
      },
    })
    const task = file('task.msg', { properties: { '001A': 'IPM.Task', '0037': 'Rope' } })
    const { drafts } = await readAll(outlook, [meeting, card, task], me)
    expect(drafts.find(draft => draft.kind === 'meeting.held')).toMatchObject({
      occurred: { at: '2024-03-08T10:00:00.000Z' },
      people: [{ identifiers: [{ kind: 'email', value: 'tjark@sea.example' }] }],
    })
    expect(drafts.filter(draft => draft.kind.startsWith('claim.')).map(draft => [draft.kind, draft.body])).toEqual(
      expect.arrayContaining([
        ['claim.phone', expect.objectContaining({ number: '+491711234567' })],
        ['claim.position', expect.objectContaining({ company: 'Seawerk', title: 'Captain' })],
      ]),
    )
    expect((await readAll(outlook, [task], me)).unread[0]?.why).toContain('nothing that touches anybody')
  })

  it('that are cut off are named, and harm no other', async () => {
    const whole = Buffer.from(msgOf(letter))
    const cut = memoryFile('cut.msg', whole.subarray(0, Math.floor(whole.length * 0.6)))
    const { drafts, unread } = await readAll(outlook, [cut, file('whole.msg', letter)], me)
    expect(drafts.filter(draft => draft.kind === 'email.received').length).toBeGreaterThanOrEqual(1)
    expect(unread.every(({ place }) => place.startsWith('cut.msg'))).toBe(true)
  })

  it('that run in a circle, or claim more than there is, are refused before room is made for them', () => {
    const whole = Buffer.from(msgOf(letter))
    expect(unsound(whole)).toBeNull()
    const changed = (at: number, value: number): string | null => {
      const bytes = Buffer.from(whole)
      bytes.writeInt32LE(value, at)
      return unsound(bytes)
    }
    const directory = (whole.readInt32LE(0x30) + 1) * 512
    const table = (whole.readInt32LE(0x4c) + 1) * 512
    // The directory's first sector follows itself; the root's first folder is the root; a stream of two gigabytes.
    expect(changed(table + 4 * whole.readInt32LE(0x30), whole.readInt32LE(0x30))).toContain('circle')
    expect(changed(directory + 0x4c, 0)).toContain('circle')
    const streams = Array.from({ length: 4 }, (_, at) => directory + 128 * at).filter(at => whole[at + 0x42] === 2)
    expect(streams.length).toBeGreaterThan(0)
    for (const at of streams) {
      expect(changed(at + 0x78, 2 ** 31 - 1)).toContain('longer than the file')
      expect(changed(at + 0x78, -5)).toContain('longer than the file')
    }
    expect(changed(0x48, 2 ** 31 - 1)).toContain('out of the file')
    expect(unsound(whole.subarray(0, 100))).toContain('out of the file')
  })

  it('that are bad leave a mixed folder as it is, and each says why', async () => {
    const bad = (name: string, at: number, value: number) => {
      const bytes = Buffer.from(msgOf(letter))
      bytes.writeInt32LE(value, at)
      return memoryFile(name, bytes, 4096)
    }
    const whole = Buffer.from(msgOf(letter))
    const { unread, drafts } = await readAll(
      outlook,
      [
        bad(
          'in/circle.msg',
          (whole.readInt32LE(0x4c) + 1) * 512 + 4 * whole.readInt32LE(0x30),
          whole.readInt32LE(0x30),
        ),
        bad('in/tables.msg', 0x48, 2 ** 31 - 1),
        file('in/whole.msg', letter),
      ],
      me,
    )
    expect(drafts.some(draft => draft.kind === 'email.received')).toBe(true)
    expect(unread.map(({ place, why }) => `${place}: ${why}`)).toEqual([
      'in/circle.msg: It is damaged: its parts run in a circle.',
      'in/tables.msg: It is damaged: the tables of its parts lead out of the file.',
    ])
  })

  it('end, however their bytes are flipped: read, or named as what could not be', async () => {
    const whole = Buffer.from(msgOf(letter))
    const thread = new OutlookThread()
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 }),
        async flips => {
          const bytes = Buffer.from(whole)
          for (const [at, value] of flips) bytes[at] = value
          const found = []
          for await (const item of thread.items({ open: 'msg', file: bytes }, 3000)) found.push(item)
          expect(found.length).toBe(1)
        },
      ),
      { numRuns: process.env['CI'] ? 200 : 50, endOnFailure: true },
    )
    await thread.close()
  })
})

it('a file that sends its reader round in circles is given up', async () => {
  const thread = new OutlookThread()
  const found = []
  for await (const item of thread.items({ open: 'msg', file: msgOf(letter) }, 0)) found.push(item)
  await thread.close()
  expect(found).toEqual([{ kind: 'unread', place: '', why: expect.stringContaining('too long') }])
})

// The package brings data files of its own makers; they are read where it is installed and lie nowhere here.
const sample = 'node_modules/pst-extractor/example/testdata/enron.pst'
const absent = !existsSync(sample)
describe.skipIf(absent)(`an Outlook data file${absent ? ` (${sample} is absent)` : ''}`, () => {
  it('gives the mail of all its folders', async () => {
    const { files } = await openPaths([sample])
    expect(outlook.recognise([memoryFile('mail.bin', files[0]?.head ?? new Uint8Array())]).length).toBe(1)
    const { drafts, unread } = await readAll(outlook, files, testContext)
    const mails = drafts.filter(draft => draft.kind.startsWith('email.'))
    expect({ mails: mails.length, unread }).toEqual({ mails: 71, unread: [] })
    expect(mails.every(draft => draft.occurred.precision === 'instant')).toBe(true)
    expect(mails.some(draft => draft.place.includes('Sent Items'))).toBe(true)
  }, 60_000)

  it('cut off is read as far as it goes', async () => {
    const { files } = await openPaths([sample])
    const pieces: Uint8Array[] = []
    for await (const piece of files[0]?.open() ?? []) pieces.push(piece)
    const whole = Buffer.concat(pieces)
    const { unread } = await readAll(
      outlook,
      [memoryFile('cut.pst', whole.subarray(0, 3_000_000), 1 << 20)],
      testContext,
    )
    expect(unread.length).toBeGreaterThan(0)
  }, 60_000)

  it('ends, however its bytes are flipped or wherever it is cut off: read, or named as what could not be', async () => {
    const whole = readFileSync(sample)
    // Its header, and the pages of its two trees, which say where everything lies: half of the flips are there.
    const pages = pagesOf(whole)
    const place = fc.oneof(
      fc.nat(whole.length - 1),
      fc.nat(560),
      fc.tuple(fc.constantFrom(...pages), fc.nat(511)).map(([page, at]) => page + at),
    )
    const thread = new OutlookThread()
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(place, fc.nat(255)), { maxLength: 8 }),
        fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
        async (flips, share) => {
          const bytes = Buffer.from(share === null ? whole : whole.subarray(0, Math.floor(whole.length * share)))
          for (const [at, value] of flips) if (at < bytes.length) bytes[at] = value
          let [items, last] = [0, '']
          for await (const item of thread.items({ open: 'pst', file: bytes }, 5000)) {
            items++
            last = item.kind === 'unread' ? item.why : ''
          }
          expect(items).toBeGreaterThan(0)
          expect(last).not.toContain('too long')
        },
      ),
      { numRuns: process.env['CI'] ? 60 : 15, endOnFailure: true },
    )
    await thread.close()
  }, 300_000)
})

/** Where the pages of the trees of nodes and blocks lie (MS-PST 2.2.2.7.7): by their trailer, twice 0x80 or 0x81. */
function pagesOf(whole: Buffer): number[] {
  const found: number[] = []
  for (let at = 0; at + 512 <= whole.length; at += 512) {
    const kind = whole[at + 496]
    if ((kind === 0x80 || kind === 0x81) && whole[at + 497] === kind) found.push(at)
  }
  return found
}

it('a file that begins like a data file and is none is refused in words', async () => {
  const thread = new OutlookThread()
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 2000 }),
      fc.constantFrom(14, 15, 23, 36),
      fc.nat(255),
      async (noise, version, crypt) => {
        const head = Buffer.alloc(600)
        head.write('!BDN')
        head.write('SM', 8)
        head[10] = version
        head[513] = crypt
        const bytes = Buffer.concat([head, noise])
        bytes.set(noise.subarray(0, 400), 16)
        const found = []
        for await (const item of thread.items({ open: 'pst', file: bytes }, 5000)) found.push(item)
        expect(found).toEqual([{ kind: 'unread', place: '', why: expect.stringMatching(/^(?!.*too long)\p{Lu}.*/u) }])
      },
    ),
    { numRuns: process.env['CI'] ? 200 : 50, endOnFailure: true },
  )
  await thread.close()
}, 60_000)
