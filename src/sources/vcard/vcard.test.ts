import { existsSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openPaths } from '../intake/open.ts'
import { fixtureFile, memoryFile, onlyGroup, readAll, testContext } from '../table/memory-file.fixture.ts'
import { vcard } from './index.ts'

const fixture = (name: string) => fixtureFile(new URL(`./fixtures/${name}`, import.meta.url))
const claimsOf = async (file: ReturnType<typeof memoryFile>) =>
  (await readAll(vcard, [file])).drafts.map(({ kind, body, people }) => [kind, body, people[0]?.identifiers])
const card = (...lines: readonly string[]) =>
  memoryFile('a.vcf', ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n'))

const zoe = [
  { kind: 'email', value: 'zoe@example.org' },
  { kind: 'phone', value: '+4915123456789' },
]

describe('address cards', () => {
  it('are one person in 2.1 with quoted-printable, 3.0 with Apple labels, 4.0 folded inside letters', async () => {
    const [old, apple, four] = await Promise.all(
      ['phone-21.vcf', 'apple-30.vcf', 'four.vcf'].map(name => claimsOf(fixture(name))),
    )
    expect(old).toEqual([
      ['claim.name', { full: 'Zoë Müller', given: 'Zoë', family: 'Müller' }, zoe],
      ['claim.email', { address: 'zoe@example.org' }, zoe],
      ['claim.phone', { number: '+4915123456789', label: 'mobile' }, zoe],
      ['claim.phone', { number: '+49301234567', label: 'fax' }, zoe],
      ['claim.position', { company: 'Hafen GmbH', title: 'Schweißer', description: 'Technik', current: true }, zoe],
      ['claim.place', { text: 'Kiel, Deutschland' }, zoe],
    ])
    expect(four).toEqual(old)
    // Apple's fax has no type of its own, so that its number counts as the person's.
    expect(apple?.map(([kind, body]) => [kind, body])).toEqual(old?.map(([kind, body]) => [kind, body]))
  })

  it('offers notes and birthdays, and takes what is chosen', async () => {
    const file = fixture('four.vcf')
    const survey = await vcard.survey(onlyGroup(vcard, [file]), testContext)
    expect(survey.tables?.[0]?.columns).toEqual([
      { name: 'Note', field: 'skip', samples: ['likes sailing 😀 and more'] },
      { name: 'Birthday', field: 'skip', samples: ['19800322'] },
    ])
    const chosen = { ...testContext, mappings: { vcard: { Note: 'unmapped' } } }
    const { drafts } = await readAll(vcard, [file], chosen)
    expect(drafts.filter(({ kind }) => kind === 'claim.custom').map(({ body }) => body)).toEqual([
      { label: 'Note', text: 'likes sailing 😀 and more' },
    ])
  })

  it('reads jCard as the same', async () => {
    const json = JSON.stringify([
      'vcard',
      [
        ['version', {}, 'text', '4.0'],
        ['fn', {}, 'text', 'Zoë Müller'],
        ['n', {}, 'text', ['Müller', 'Zoë', '', '', '']],
        ['email', {}, 'text', 'zoe@example.org'],
        ['tel', { type: ['cell'] }, 'uri', 'tel:+49-151-23456789'],
        ['tel', { type: 'fax' }, 'uri', 'tel:+49-30-1234567'],
        ['org', {}, 'text', ['Hafen GmbH', 'Technik']],
        ['title', {}, 'text', 'Schweißer'],
        ['adr', { type: 'work' }, 'text', ['', '', 'Kai 7', 'Kiel', '', '24103', 'Deutschland']],
      ],
    ])
    expect(await claimsOf(memoryFile('zoe.json', json))).toEqual(await claimsOf(fixture('four.vcf')))
  })

  it('joins nobody by a number at work or a shared address', async () => {
    const { drafts } = await readAll(vcard, [
      card('FN:Al Bo', 'TEL;TYPE=WORK:+44 20 7946 0000', 'EMAIL:info@example.org', 'ORG:Crane'),
    ])
    expect(drafts[0]?.people[0]?.identifiers).toEqual([{ kind: 'record', value: 'vcard:al bo:crane' }])
  })

  it('bounds a picture of 10 MB and 5,000 addresses, and says so', async () => {
    const picture = `PHOTO;ENCODING=b:${'A'.repeat(10_000_000)}`
    const emails = Array.from({ length: 5000 }, (_, at) => `EMAIL:p${at}@example.org`)
    const { drafts, unread } = await readAll(vcard, [card('FN:Al Bo', picture, ...emails)])
    expect(drafts.filter(({ kind }) => kind === 'claim.email')).toHaveLength(50)
    expect(unread.map(({ why }) => why)).toEqual(['EMAIL stands there 5000 times: the first 50 were read.'])
  })

  it('names what is nobody, torn or cut off', async () => {
    const file = memoryFile(
      'all.vcf',
      'BEGIN:VCARD\nFN:Crane Ltd\nX-ABShowAs:COMPANY\nEND:VCARD\nBEGIN:VCARD\nFN:A B\nBEGIN:VCARD\nFN:C D\nEND:VCARD\nBEGIN:VCARD\nFN:E F\n',
    )
    const { drafts, unread } = await readAll(vcard, [file])
    expect(drafts.map(({ body }) => body['full'])).toEqual(['A B', 'C D', 'E F'])
    expect(unread.map(({ why }) => why)).toEqual([
      'The card is of an organisation, not of a person.',
      'The card has no end.',
      'The file is cut off inside the card.',
    ])
  })

  it('survives any lines', async () => {
    const word = fc.constantFrom(
      'BEGIN:VCARD',
      'END:VCARD',
      'N',
      'TEL',
      'EMAIL',
      ';',
      ':',
      '=',
      '\\',
      '"',
      ',',
      '\r\n',
      '\n ',
      '=\n',
      'ENCODING=QUOTED-PRINTABLE',
      'CHARSET=x',
      'é',
      '\0',
      '__proto__',
      'ADR;HOME',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(word, fc.string()), { maxLength: 40 }), async words => {
        const file = memoryFile('a.vcf', `BEGIN:VCARD\r\n${words.join('')}`, 5)
        const first = await readAll(vcard, [file])
        expect(await readAll(vcard, [file])).toEqual(first)
        expect(JSON.stringify(first.drafts)).not.toContain('\\u0000')
      }),
      { numRuns: 200 },
    )
  })
})

const folder = '../shared/data/calendar-contacts'
const absent = !existsSync(folder)
it.skipIf(absent)(`reads the cards of ${folder}${absent ? ' (the folder is absent)' : ''}`, async () => {
  const { files } = await openPaths([folder])
  const groups = vcard.recognise(files)
  expect(
    groups
      .flatMap(group => group.files)
      .map(({ path }) => path)
      .filter(path => !/\.vcf$/.test(path)),
  ).toEqual([
    'calendar-contacts/ez-vcard/jcard-example.json',
    'calendar-contacts/icaljs-parser/vcard.json',
    'calendar-contacts/icaljs-parser/vcard_grouped.json',
    // A card under a calendar's name.
    'calendar-contacts/libical/issue339.ics',
  ])
  const { drafts, unread } = await readAll(vcard, files)
  expect(drafts.filter(({ kind }) => kind === 'claim.name')).toHaveLength(24)
  expect(unread.map(({ why }) => why)).toEqual(Array(2).fill('The card has no name, address or number.'))
  const said = (path: string) =>
    drafts.filter(({ place }) => place.startsWith(`calendar-contacts/${path} `)).map(({ kind, body }) => [kind, body])
  expect(said('icaljs-parser/vcard.vcf')).toEqual(said('icaljs-parser/vcard.json'))
  expect(said('ez-vcard/rfc6350-example.vcf')).toEqual(said('ez-vcard/jcard-example.json'))
})
