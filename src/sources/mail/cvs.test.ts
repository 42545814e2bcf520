import { describe, expect, it } from 'vitest'
import type { Draft } from '#src/domain/draft.ts'
import { cvAt } from '../cv/index.ts'
import { parseCv } from '../cv/parse.ts'
import { handMadePdf, shortCv, textPage } from '../cv/pdf.fixture.ts'
import { docxOf, wordCv } from '../cv/zip.fixture.ts'
import { mailWith } from './attached.fixture.ts'
import { MailCvs } from './cvs.ts'
import { asking, bring, given } from './given.fixture.ts'
import { readMail } from './reading.ts'

const context = asking('idris@marlowe.example')
const pdf = handMadePdf({ pages: [textPage(shortCv)] })
const invoice = handMadePdf({
  pages: [
    textPage([
      { text: 'Invoice 2024-117', size: 20 },
      'Thistlewood Catering Ltd, imogen@posteo.example, +44 7700 900123',
      '12 March 2024  Lunch for nine people  270.00',
      '14 March 2024  Dinner for four people  180.00',
      'Total 450.00  VAT 90.00  IBAN GB00 AAAA 0000 0000 0000 00',
    ]),
  ],
})
const locked = Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n')

async function found(mail: Parameters<typeof mailWith>[0]) {
  const reading = await readMail(mailWith(mail), { now: context.now })
  const items = []
  for await (const item of new MailCvs(parseCv, context).of(reading, 'Inbox, message 1')) items.push(item)
  return {
    drafts: items.flatMap(item => ('unread' in item ? [] : [item])),
    unread: items.flatMap(item => ('unread' in item ? [item] : [])),
  }
}
const received = (drafts: readonly Draft[]) => drafts.filter(draft => draft.kind === 'cv.received')
const whose = (drafts: readonly Draft[]) =>
  received(drafts)[0]?.people.flatMap(party => party.identifiers.map(({ value }) => value))

describe('a CV attached to a mail', () => {
  it('is the entry and the claims that its file would be, received when the mail was', async () => {
    const { drafts, unread } = await found({
      from: 'Imogen Thistlewood <imogen@work.example>',
      attached: { 'cv.pdf': pdf },
    })
    const alone = await bring(cvAt(parseCv), [given('downloads/imogen.pdf', pdf)], context)
    expect(unread).toEqual([])
    const same = (all: readonly Draft[]) =>
      all.map(({ kind, family, key, contentInKey }) => ({ kind, family, key, contentInKey }))
    expect(same(drafts)).toEqual(same(alone.drafts))
    expect(drafts.filter(draft => draft.contentInKey).map(draft => draft.body)).toEqual(
      alone.drafts.filter(draft => draft.contentInKey).map(draft => draft.body),
    )
    expect(received(drafts)).toMatchObject([
      {
        occurred: { at: '2024-06-03T09:00:00.000Z', precision: 'instant' },
        channel: 'email',
        place: 'Inbox, message 1, cv.pdf',
        original: { name: 'cv.pdf', mediaType: 'application/pdf' },
      },
    ])
  })

  it('stands on its sender’s line where it bears their name, the CV’s own address first', async () => {
    const attached = { 'cv.pdf': pdf }
    const own = ['imogen@posteo.example', '+447700900123']
    for (const from of ['Imogen Thistlewood <imogen@work.example>', '"Thistlewood, Imogen R." <imogen@work.example>'])
      expect(whose((await found({ from, attached })).drafts)).toEqual([...own, 'imogen@work.example'])
    expect(whose((await found({ from: 'imogen.thistlewood@work.example', attached })).drafts)).toEqual([
      ...own,
      'imogen.thistlewood@work.example',
    ])
    // Sent on by somebody else, an office, or a machine: hers alone.
    for (const from of [
      'Agnes Marlowe <agnes@agency.example>',
      'Imogen Thistlewood <jobs@board.example>',
      'a@b.example',
    ])
      expect(whose((await found({ from, attached })).drafts)).toEqual(own)
  })

  it('is read from Word too, and from several attachments those that are CVs', async () => {
    const { drafts, unread } = await found({
      from: 'Agnes Marlowe <agnes@agency.example>',
      attached: {
        'Invoice.pdf': invoice,
        'Thistlewood.docx': await docxOf(wordCv),
        'logo.png': Buffer.from('\x89PNG\r\n'),
      },
    })
    expect(received(drafts).map(draft => draft.body['title'])).toEqual(['Thistlewood.docx'])
    expect(unread).toEqual([])
  })

  it('is found in a message that somebody sent on whole, and is its first sender’s', async () => {
    const inner = mailWith({ from: 'Imogen Thistlewood <imogen@work.example>', attached: { 'cv.pdf': pdf } })
    const { drafts } = await found({
      from: 'Agnes Marlowe <agnes@agency.example>',
      attached: { 'Application.eml': inner },
    })
    expect(received(drafts)).toMatchObject([{ place: 'Inbox, message 1, Application.eml, cv.pdf' }])
    expect(whose(drafts)).toContain('imogen@work.example')
    const sent = mailWith({ from: 'Idris <idris@marlowe.example>', attached: { 'cv.pdf': pdf } })
    expect(
      (await found({ from: 'Agnes Marlowe <agnes@agency.example>', attached: { 'Sent.eml': sent } })).drafts,
    ).toEqual([])
  })

  it('that cannot be read is listed where its name says that it is one, and nothing else is', async () => {
    const { drafts, unread } = await found({
      from: 'Imogen Thistlewood <imogen@work.example>',
      attached: { 'Imogen CV.pdf': locked, 'contract.pdf': locked, 'Lebenslauf.pdf': invoice },
    })
    expect(drafts).toEqual([])
    expect(unread).toEqual([
      { unread: true, place: 'Inbox, message 1, Imogen CV.pdf', why: expect.stringMatching(/damaged|no text/) },
    ])
  })

  it('in junk and newsletters is nobody’s application', async () => {
    const attached = { 'cv.pdf': pdf }
    for (const headers of [
      ['X-Gmail-Labels: Spam'],
      ['List-Unsubscribe: <mailto:u@list.example>', 'List-Id: <jobs.list.example>'],
    ])
      expect((await found({ from: 'Imogen Thistlewood <imogen@work.example>', headers, attached })).drafts).toEqual([])
  })
})

const pasted = `Imogen Thistlewood
imogen@posteo.example
+44 7700 900123

WORK EXPERIENCE

Staff Nurse, Ashdown Hospital, March 2019 - Present
Cares for twelve beds in an acute ward, and teaches the newly qualified.
Ward Clerk, Northgate Clinic, May 2016 - February 2019

EDUCATION

BSc in Biomedical Science, University of Westmarch, 2012 - 2015

SKILLS

Triage, Phlebotomy, Rostering
`

describe('a mail that is a CV', () => {
  it('is one, beside the mail', async () => {
    const { drafts } = await found({
      from: 'Imogen Thistlewood <imogen@posteo.example>',
      subject: 'My CV',
      text: pasted,
    })
    expect(received(drafts)).toMatchObject([
      { body: { title: 'My CV', mediaType: 'text/plain' }, place: 'Inbox, message 1' },
    ])
    expect(drafts.filter(draft => draft.kind === 'claim.position')).toHaveLength(2)
  })

  it('an advertisement, a letter and a talk about CVs are none', async () => {
    const advert = `Senior Nurse (m/f/d)

About us

We run four hospitals in the west of England and care for two hundred thousand people a year.

Requirements

Three years of experience on an acute ward
A degree in nursing

Benefits

Work experience abroad, two weeks a year
Send your CV to jobs@ashdown.example by 1 May 2024
`
    for (const text of [
      advert,
      `Dear Idris,\n\nmy CV follows tomorrow. ${'It has been a long week on the ward. '.repeat(20)}\n\nKind regards\nImogen`,
    ])
      expect((await found({ from: 'Imogen Thistlewood <imogen@posteo.example>', text })).drafts).toEqual([])
  })
})

const bare = handMadePdf({
  pages: [textPage(shortCv.filter(line => typeof line !== 'string' || !/@|\+44/.test(line)))],
})
const copied = (from: string, text = 'Dear Agnes,\n\nplease find my CV attached.\n\nImogen') =>
  `Have a look.\n\nAgnes\n\n---------- Forwarded message ---------\nFrom: ${from}\nDate: Sun, 2 Jun 2024 at 18:40\nSubject: Application\nTo: Agnes Marlowe <agnes@agency.example>\n\n\n${text}\n`
const agnes = 'Agnes Marlowe <agnes@agency.example>'
const sentOn = (drafts: readonly Draft[]) => drafts.filter(draft => draft.kind === 'cv.forwarded')

describe('a CV that somebody sends on', () => {
  it('is the person’s on it, and an entry beside it says by whom it came', async () => {
    const { drafts } = await found({ from: agnes, subject: 'FW: CV of Imogen', attached: { 'cv.pdf': pdf } })
    expect(whose(drafts)).toEqual(['imogen@posteo.example', '+447700900123'])
    expect(sentOn(drafts)).toMatchObject([
      {
        direction: 'none',
        occurred: { at: '2024-06-03T09:00:00.000Z' },
        body: { title: 'cv.pdf', author: 'Agnes Marlowe' },
        people: [
          { role: 'introduced', identifiers: [{ value: 'imogen@posteo.example' }, { kind: 'phone' }] },
          { role: 'sender', identifiers: [{ value: 'agnes@agency.example' }] },
        ],
      },
    ])
    // Nothing of the mail is in what anybody with the same file brings, too.
    expect(
      JSON.stringify(drafts.filter(draft => draft.kind !== 'cv.forwarded').map(({ place: _, ...rest }) => rest)),
    ).not.toContain('gnes')
  })

  it('from herself, from a machine, or from nobody by name says nothing of the kind', async () => {
    for (const mail of [
      { from: 'Imogen Thistlewood <imogen@work.example>' },
      { from: 'jobs@board.example' },
      { from: 'Talent <jobs@board.example>' },
      { from: 'Agnes Marlowe <agnes@board.example>', headers: ['Auto-Submitted: auto-generated'] },
    ])
      expect(sentOn((await found({ ...mail, attached: { 'cv.pdf': pdf } })).drafts)).toEqual([])
  })

  it('without an address on it is hers who wrote the mail that was sent on', async () => {
    const attached = { 'cv.pdf': bare }
    for (const from of [
      'Imogen Thistlewood <imogen@work.example>',
      'Thistlewood, Imogen [mailto:imogen@work.example]',
      '*Imogen Thistlewood* <imogen@work.example>',
    ]) {
      const { drafts } = await found({ from: agnes, subject: 'Fwd: Application', text: copied(from), attached })
      expect(whose(drafts)).toContain('imogen@work.example')
      expect(sentOn(drafts)[0]?.people[0]?.identifiers.map(({ value }) => value)).toContain('imogen@work.example')
    }
    for (const mail of [
      { subject: 'Fwd: Application', text: copied('Ida Quill <ida@work.example>') },
      { subject: 'Fwd: Application', text: copied('Imogen Thistlewood <jobs@work.example>') },
      { subject: 'Application', text: 'From: Imogen Thistlewood <imogen@work.example>' },
    ])
      expect(whose((await found({ from: agnes, ...mail, attached })).drafts)).toEqual([expect.stringMatching(/^cv:/)])
  })

  it('may be the text of the mail that was sent on, also twice', async () => {
    const once = copied('Imogen Thistlewood <imogen@work.example>', pasted)
    const twice = `For you.\n\n-----Original Message-----\nFrom: ${agnes}\nSent: Monday, 3 June 2024 09:00\nTo: Boris\nSubject: FW: Application\n\n${once}`
    for (const text of [once, once.replaceAll(/^(?!Have|Agnes$|-)/gm, '> '), twice]) {
      const { drafts } = await found({ from: 'Boris Quill <boris@agency.example>', subject: 'WG: Application', text })
      expect(received(drafts)).toMatchObject([{ body: { mediaType: 'text/plain' } }])
      expect(whose(drafts)).toEqual(['imogen@posteo.example', '+447700900123', 'imogen@work.example'])
      expect(sentOn(drafts)).toMatchObject([{ body: { author: 'Boris Quill' } }])
    }
    // An answer quotes what is known already; what we wrote ourselves is nobody's application.
    for (const mail of [
      { subject: 'Re: Application', text: once.replace(/^-+ Forwarded.*$/m, '') },
      { subject: 'Fwd: Application', text: copied('Idris <idris@marlowe.example>', pasted) },
    ])
      expect(received((await found({ from: agnes, ...mail })).drafts)).toEqual([])
  })

  it('as a message of its own came by whoever sent that', async () => {
    const inner = mailWith({ from: 'Imogen Thistlewood <imogen@work.example>', attached: { 'cv.pdf': pdf } })
    const { drafts } = await found({ from: agnes, attached: { 'Application.eml': inner } })
    expect(sentOn(drafts)).toMatchObject([{ body: { author: 'Agnes Marlowe' } }])
  })
})
