import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asking, bring, fixtures, given } from '../mail/given.fixture.ts'
import { parseBatch } from '../mail/reading.ts'
import { mbox, mboxAt } from './index.ts'

const files = fixtures(new URL('fixtures/', import.meta.url))
const context = asking('idris@marlowe.example')

describe('a Gmail Takeout file', () => {
  it('is recognised by what it holds, not by its name', () => {
    expect(mbox.recognise([given('mail.txt', files[0]?.head ?? '')]).length).toBe(1)
    expect(mbox.recognise([given('notes.mbox', 'From now on: nothing.'), given('a.csv', 'From,To\nx,y')])).toEqual([])
  })
  it('is surveyed by its headers', async () => {
    const [group] = mbox.recognise(files)
    if (!group) throw new Error('not recognised')
    expect(await mbox.survey(group, context)).toEqual({
      counts: [
        { noun: 'messages', count: 6 },
        { noun: 'addresses', count: 3 },
      ],
      from: '2024-01-15T09:12:44.000Z',
      to: '2024-01-18T10:00:00.000Z',
      me: [
        { value: 'idris@marlowe.example', why: 'sent 1 of these' },
        { value: 'ana@acme.example', why: '1 was delivered to it' },
      ],
      visible: 'me',
    })
  })
  it('is read: who, when, which way, what', async () => {
    const { drafts, unread } = await bring(mbox, files, context)
    // Its name says that it is a CV: worth a word.
    expect(unread).toEqual([
      { unread: true, place: expect.stringContaining('Ana CV.pdf'), why: 'The PDF is damaged and cannot be opened.' },
    ])
    expect(drafts.map(draft => `${draft.kind} ${draft.direction}`)).toEqual([
      'email.sent out',
      'email.received in',
      'email.received in',
      'email.received in',
      'email.drafted none',
      'email.received in',
      'claim.name none',
      'claim.phone none',
      'claim.profile none',
      'claim.position none',
    ])
    const [offer, answer, away, news, , bounce] = drafts
    expect(offer?.text).toBe(
      'Dear Ana,\n\nI read your piece about off-cycle runs. Would you talk?\n\nFrom here to Leeds it is an hour.\n\nIdris',
    )
    expect(offer?.people).toEqual([
      { role: 'sender', identifiers: [{ kind: 'email', value: 'idris@marlowe.example' }], name: 'Idris Bello' },
      { role: 'recipient', identifiers: [{ kind: 'email', value: 'ana@acme.example' }], name: 'Ana Kovalenko-Reis' },
      { role: 'cc', identifiers: [{ kind: 'email', value: 'maren@marlowe.example' }], name: 'Maren' },
    ])
    expect(answer).toMatchObject({
      text: 'Gladly. Here is my CV.',
      occurred: { at: '2024-01-16T18:03:01.000Z', precision: 'instant', offset: 60 },
      thread: 'gmail:1790000000000000001',
      automatic: false,
      bulk: false,
      attachments: [{ name: 'Ana CV.pdf', mediaType: 'application/pdf' }],
      body: {
        messageId: 'answer-1@acme.example',
        quoted: expect.stringContaining('> Dear Ana,'),
        dmarc: 'pass',
        labels: ['Inbox', 'Opened'],
      },
      place: expect.stringMatching(/^takeout\.mbox, message 2 \(byte \d+\)$/),
    })
    expect(Buffer.from(answer?.original?.bytes ?? []).toString()).toMatch(/^X-GM-THRID:.*--seam--\n$/s)
    expect([away?.automatic, away?.body.automatic, away?.thread]).toEqual([true, 'away', offer?.thread])
    expect([news?.bulk, news?.body.automatic]).toEqual([true, 'list'])
    expect(bounce?.body.bounce).toMatchObject({
      class: 'hard',
      recipients: [{ address: 'ben@acme.example', status: '5.1.1' }],
    })
  })
  it('tells what a sender says of herself, once, and what is surely hers', async () => {
    const { drafts } = await bring(mbox, files, context)
    const claims = drafts.filter(draft => draft.kind.startsWith('claim.'))
    const ana = { kind: 'email', value: 'ana@acme.example' }
    expect(claims.map(claim => claim.body)).toEqual([
      { full: 'Ana Kovalenko-Reis' },
      { number: '+4915123456789', label: 'mobile' },
      { network: 'linkedin', url: 'https://www.linkedin.com/in/ana-kovalenko-reis', handle: 'ana-kovalenko-reis' },
      { title: 'Payroll Manager', current: true, company: expect.any(String) },
    ])
    expect(claims.map(claim => claim.people[0]?.identifiers)).toEqual([
      [ana],
      [ana, { kind: 'phone', value: '+4915123456789' }],
      [ana, { kind: 'linkedin', value: 'ana-kovalenko-reis' }],
      [ana],
    ])
  })
  it('comes out the same with batches read at the same time', async () => {
    const slow = mboxAt({ ahead: 3, read: async messages => parseBatch(messages) })
    expect(await bring(slow, files, context)).toEqual(await bring(mbox, files, context))
  })
})

describe('one mail in two mailboxes', () => {
  const mail = (more: string, text: string): string =>
    `From -\n${more}From: Ana <ana@acme.example>\nTo: idris@marlowe.example\nSubject: Role\nDate: Mon, 15 Jan 2024 09:12:44 +0000\nMessage-ID: <a@acme.example>\n\n${text}\n`
  const key = async (text: string): Promise<readonly string[] | undefined> =>
    (await bring(mbox, [given('x.mbox', text)], context)).drafts[0]?.key

  it('is one: trace fields, line ends, a list’s tag and footer, a gateway’s warning change nothing', async () => {
    const own = await key(mail('', 'Yes, gladly.'))
    const footer = '\n\n_______________________________________________\nlist mailing list\nhttps://lists.example\n'
    expect(
      await key(
        mail(
          'Received: from a by b; Mon, 15 Jan 2024 09:13:00 +0000\nDelivered-To: maren@marlowe.example\n',
          'Yes, gladly.',
        ),
      ),
    ).toEqual(own)
    expect(await key(mail('', 'Yes, gladly.').replaceAll('\n', '\r\n'))).toEqual(own)
    expect(await key(mail('', `Yes, gladly.${footer}`).replace('Subject: ', 'Subject: [list] '))).toEqual(own)
    expect(await key(mail('', 'CAUTION: External email.\n\nYes, gladly.'))).toEqual(own)
  })
  it('is two where two share an identifier', async () => {
    const own = await key(mail('', 'Dear Ben, yes.'))
    expect(await key(mail('', 'Dear Ana, yes.'))).not.toEqual(own)
    expect(await key(mail('', 'Dear Ben, yes.').replace('ana@acme', 'ben@acme'))).not.toEqual(own)
    expect(await key(mail('', 'Dear Ben, yes.').replace('09:12', '09:13'))).not.toEqual(own)
  })
  it('without an identifier is known by all it says', async () => {
    const bare = (text: string): string => mail('', text).replace(/Message-ID.*\n/, '')
    expect(await key(bare('Yes'))).toEqual(await key(bare('Yes')))
    expect(await key(bare('Yes'))).not.toEqual(await key(bare('No')))
    const long = mail('', 'Yes').replace('<a@', `<${'a'.repeat(10_000)}@`)
    expect((await key(long))?.[0]).toBe('')
  })
})

describe('a Thunderbird folder', () => {
  it('leaves out what was deleted and is still in the file', async () => {
    const mail = (status: string, id: string): string =>
      `From - \nX-Mozilla-Status: ${status}\nFrom: a@b.example\nMessage-ID: <${id}>\n\nx\n\n`
    const file = given('Inbox', mail('0001', 'kept') + mail('0009', 'deleted') + mail('0003', 'answered'))
    const { drafts, unread } = await bring(mbox, [file], context)
    expect([drafts.map(draft => draft.body.messageId), unread]).toEqual([['kept', 'answered'], []])
  })
})

describe('damaged mailboxes', () => {
  it('never throw', async () => {
    const line = fc.oneof(
      fc.constantFrom(
        'From -',
        'From a@b.example Mon Jan  1 10:00:00 2024',
        'Subject: x',
        'From: a@b.example',
        '',
        '>From x',
        'Content-Length: 7',
      ),
      fc.string({ maxLength: 20 }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 30 }), async lines => {
        const { drafts } = await bring(mbox, [given('x.mbox', `From -\nSubject: a\n\n${lines.join('\n')}`)], context)
        for (const draft of drafts) expect(draft.people.every(party => party.identifiers.length > 0)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})
