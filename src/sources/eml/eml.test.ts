import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asking, bring, fixtures, given } from '../mail/given.fixture.ts'
import { mbox } from '../mbox/index.ts'
import { eml } from './index.ts'

const files = fixtures(new URL('fixtures/', import.meta.url))
const context = asking('idris@marlowe.example')

describe('saved mails', () => {
  it('of one folder are one group, loose ones another', () => {
    expect(eml.recognise(files).map(group => [group.name, group.files.length])).toEqual([
      ['2 saved emails', 2],
      ['Maildir', 2],
    ])
  })
  it('are recognised by their headers', () => {
    const names = (path: string, content: string): string[] =>
      eml.recognise([given(path, content)]).map(group => group.name)
    expect(names('a.msg', 'Received: from x by y; Mon, 1 Jan 2024 10:00:00 +0000\nSubject: a\n\nx')).toEqual(['a.msg'])
    expect(names('noname', 'Message-ID: <a@b>\nSubject: a\n\nx')).toEqual(['noname'])
    expect(names('a.eml', 'Subject: a\n\nx')).toEqual(['a.eml'])
    for (const [path, content] of [
      ['a.csv', 'From,To\nx,y'],
      ['a.vcf', 'BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nEND:VCARD'],
      ['a.txt', 'Title: x\nDate: y\n\nz'],
      ['a.eml', '\x89PNG'],
      ['cv.txt', 'Name: Ana\nEmail: ana@acme.example'],
    ] as const)
      expect(names(path, content), path).toEqual([])
  })
  it('are read, Apple Mail’s and Maildir’s too, with what was never sent as such', async () => {
    const { drafts } = await bring(eml, files, context)
    const mails = drafts.filter(draft => draft.kind.startsWith('email.'))
    expect(mails.map(draft => [draft.kind, draft.body.messageId, draft.place])).toEqual([
      ['email.received', 'apple@acme.example', '1234.emlx'],
      ['email.received', 'urgent@evil.example', 'saved.eml'],
      ['email.received', 'coffee@acme.example', 'Maildir/cur/1705665600.M1P1.host;2,S'],
      ['email.drafted', 'tea@acme.example', 'Maildir/cur/1705752000.M2P1.host;2,D'],
    ])
    expect(mails[0]?.text).toBe('Tuesday at ten?')
  })
  it('that name somebody else show their real address, and conclude nothing', async () => {
    const { drafts } = await bring(eml, files, context)
    const forged = drafts.find(draft => draft.body.messageId === 'urgent@evil.example')
    expect(forged?.people[0]).toEqual({ role: 'sender', identifiers: [{ kind: 'email', value: 'ceo@evil.example' }] })
    expect(forged?.body.unverified).toBe(true)
    expect(drafts.some(draft => draft.key[0] === 'ceo@evil.example')).toBe(false)
  })
  it('from several authors, or failing DMARC, are not believed either', async () => {
    const brought = async (head: string): Promise<unknown> =>
      (
        await bring(
          eml,
          [given('a.eml', `${head}\nTo: idris@marlowe.example\nSubject: a\nMessage-ID: <a@b>\n\nx`)],
          context,
        )
      ).drafts[0]?.body.unverified
    expect(await brought('From: a@b.example, c@d.example')).toBe(true)
    expect(
      await brought(
        'Authentication-Results: mx.marlowe.example; spf=fail; dmarc=fail header.from=b.example\nFrom: Ana <a@b.example>',
      ),
    ).toBe(true)
    expect(await brought('From: Ana <a@b.example>')).toBeUndefined()
  })
  it('that hold nothing are listed', async () => {
    const { unread } = await bring(eml, [given('empty.eml', '')], context)
    expect(unread).toEqual([{ unread: true, place: 'empty.eml', why: 'The file is empty' }])
  })
  it('hold every message of a file that is an mbox by another name', async () => {
    const text =
      'From a@b.example Mon Jan  1 10:00:00 2024\nFrom: a@b.example\nSubject: one\n\nx\n\nFrom a@b.example Mon Jan  1 10:00:00 2024\nFrom: a@b.example\nSubject: two\n\ny\n'
    expect(mbox.recognise([given('a.eml', text)])).toEqual([])
    const { drafts } = await bring(eml, [given('a.eml', text)], context)
    expect(drafts.map(draft => [draft.body.subject, draft.place])).toEqual([
      ['one', 'a.eml'],
      ['two', 'a.eml, message 2'],
    ])
  })
  it('resolve an answer’s thread by what came before', async () => {
    const mail = (id: string, more: string): string => `From: a@b.example\nSubject: a\nMessage-ID: <${id}>\n${more}\nx`
    const { drafts } = await bring(
      eml,
      [
        given('f/1.eml', mail('1', '')),
        given('f/2.eml', mail('2', 'In-Reply-To: <1>\n')),
        given('f/3.eml', mail('3', 'In-Reply-To: <2>\n')),
      ],
      context,
    )
    expect(new Set(drafts.map(draft => draft.thread))).toEqual(new Set(['1']))
  })
  it('never throw', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom('', 'From: a@b.example\r\nTo: c@d.example\r\n', '12\nFrom: a@b.example\nTo: x\n'),
        async (bytes, head) => {
          const file = given('a.eml', Buffer.concat([Buffer.from(head), bytes]), 7)
          for (const group of eml.recognise([file])) await eml.survey(group, context)
          await bring(eml, [file], context)
        },
      ),
      { numRuns: 200 },
    )
  })
})
