import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { archive, asking, ofKind, reading } from './given.fixture.ts'
import { linkedinArchive } from './index.ts'
import { kinds } from './kinds.ts'

const root = 'Basic_LinkedInDataExport_01-02-2024'
const names = [
  'Connections',
  'messages',
  'Invitations',
  'Recommendations_Given',
  'Endorsement_Received_Info',
  'Comments',
  'Reactions',
  'Shares',
  'Events',
  'Profile',
  'Positions',
  'Education',
  'Skills',
  'Languages',
  'Certifications',
  'Publications',
  'Email Addresses',
  'PhoneNumbers',
]
const columns = [...new Set(kinds.flatMap(kind => kind.columns))]
const scrap = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '"',
    '""',
    ',',
    '\n',
    '\r\n',
    '\0',
    ';',
    'https://www.linkedin.com/in/%E0%A4%A',
    '05 Jan 2024',
    '<p>',
    '&amp;',
    'TRUE',
    '[a,b]',
    '2024-01-01 00:00:00 UTC',
  ),
)

describe('any bytes', () => {
  it('never crash, and read the same twice', async () => {
    const text = fc
      .tuple(fc.shuffledSubarray(columns), fc.array(scrap, { maxLength: 60 }))
      .map(([header, scraps]) => `${header.join(',')}\n${scraps.join(',')}`)
    const content = fc.oneof(
      text.map(each => Buffer.from(each)),
      fc.uint8Array({ maxLength: 300 }),
    )
    const files = fc.dictionary(fc.constantFrom(...names.map(name => `${root}/${name}.csv`)), content, {
      minKeys: 1,
      maxKeys: 4,
    })
    await fc.assert(
      fc.asyncProperty(files, async each => {
        const group = archive(each)
        linkedinArchive.recognise(group.files)
        await linkedinArchive.survey(group, asking())
        const once = await reading(group)
        expect(await reading(group)).toEqual(once)
        for (const draft of once.drafts)
          expect(JSON.stringify([draft.key, draft.body, draft.text, draft.people])).not.toContain('\\u0000')
      }),
      { numRuns: 200 },
    )
  })

  it('in quoted cells: every connection comes through', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 20 })
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }), async people => {
        const rows = people.map(([first, company, title], at) =>
          [
            quoted(first),
            'Family',
            `https://www.linkedin.com/in/p${at}`,
            '',
            quoted(company),
            quoted(title),
            '05 Jan 2024',
          ].join(','),
        )
        const text = `First Name,Last Name,URL,Email Address,Company,Position,Connected On\n${rows.join('\n')}\n`
        const { drafts, unread } = await reading(archive({ 'Connections.csv': text }))
        expect(unread).toEqual([])
        expect(ofKind(drafts, 'connection.made').map(draft => draft.key[0])).toEqual(people.map((_, at) => `p${at}`))
      }),
      { numRuns: 200 },
    )
  })
})
