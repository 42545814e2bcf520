import { describe, expect, it } from 'vitest'
import { type MailDocument, parseMail, parseMailFile } from './document.ts'
import { parseBatch, readMail } from './reading.ts'

const raw = [
  'Message-ID: <answer-1@acme.example>',
  'In-Reply-To: <offer-1@marlowe.example>',
  'References: <offer-1@marlowe.example>',
  'From: Ana Kovalenko <ana@acme.example>',
  'To: Idris <idris@marlowe.example>',
  'Cc: maren@marlowe.example',
  'Subject: Re: Role',
  'Date: Tue, 16 Jan 2024 19:03:01 +0100',
  'Content-Type: multipart/mixed; boundary=x',
  '',
  '--x',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Gladly.',
  '',
  '-- ',
  'Ana',
  '',
  '> Would you talk?',
  '--x',
  'Content-Type: application/pdf; name=cv.pdf',
  '',
  'PDF',
  '--x--',
  '',
].join('\r\n')

async function* whole(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}
const documents = async (text: string): Promise<MailDocument[]> => {
  const found: MailDocument[] = []
  for await (const one of parseMailFile(whole(text))) found.push(one)
  return found
}

describe('parse mail', () => {
  it('prints what the contract names', async () => {
    expect(await parseMail(Buffer.from(raw))).toEqual({
      messageId: 'answer-1@acme.example',
      inReplyTo: 'offer-1@marlowe.example',
      references: ['offer-1@marlowe.example'],
      from: { name: 'Ana Kovalenko', address: 'ana@acme.example' },
      to: [{ name: 'Idris', address: 'idris@marlowe.example' }],
      cc: [{ name: null, address: 'maren@marlowe.example' }],
      date: '2024-01-16T18:03:01.000Z',
      subject: 'Re: Role',
      text: 'Gladly.\n\n-- \nAna\n\n> Would you talk?\n',
      reply: 'Gladly.',
      quoted: '> Would you talk?',
      signature: '--\nAna',
      automatic: null,
      bounce: null,
      complaint: null,
      attachments: [{ name: 'cv.pdf', mediaType: 'application/pdf', size: 4 }],
    })
  })
  it('reads one message from a file, or all of an mbox', async () => {
    expect((await documents(raw)).map(one => one.messageId)).toEqual(['answer-1@acme.example'])
    const two = await documents(`From -\n${raw}\nFrom -\n${raw.replace('answer-1', 'answer-2')}`)
    expect(two.map(one => one.messageId)).toEqual(['answer-1@acme.example', 'answer-2@acme.example'])
    expect(await documents('')).toEqual([])
  })
  it('takes a single message for one even where a line of it begins an mbox', async () => {
    expect((await documents(`${raw}\nFrom a@b.example Mon Jan  1 10:00:00 2024\nSubject: inside\n`)).length).toBe(1)
  })
})

describe('a batch', () => {
  it('gives one reading for each message, in order, that can cross to another thread', async () => {
    const readings = await parseBatch([
      { bytes: Buffer.from(raw) },
      { bytes: Buffer.from('') },
      { bytes: Buffer.from('Subject: b\n\n') },
    ])
    expect(readings.map(one => one.mail.subject)).toEqual(['Re: Role', '', 'b'])
    expect(structuredClone(readings[0])?.split).toEqual((await readMail(Buffer.from(raw))).split)
  })
})
