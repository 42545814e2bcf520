import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { archive, asking, identityOf, ofKind, peopleIn, reading } from './given.fixture.ts'

const header = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On'
const ana = 'Ana,Kovalenko-Reis,https://www.linkedin.com/in/ana-kr,,Larkwell Bank,Engineer,05 Jan 2024'
const messageHeader =
  'CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER'
const connectionsOf = async (content: string | Uint8Array) => {
  const { drafts, unread } = await reading(archive({ 'Connections.csv': content }))
  return { made: ofKind(drafts, 'connection.made').map(draft => peopleIn(draft).join()), drafts, unread }
}

describe('Connections.csv', () => {
  it('of before 2022, without a URL: by address, else each row by itself', async () => {
    const old =
      'First Name,Last Name,Email Address,Company,Position,Connected On\nAna,Reis,ana@x.example,A,B,5 Jan 2014\nSam,Taylor,,C,D,06 Jan 2014\n'
    const { made, unread } = await connectionsOf(old)
    expect(made).toEqual(['about ana@x.example', 'about linkedin:connection:2014-01-06:sam taylor'])
    expect(unread).toEqual([])
  })

  it('without a URL, found by the only profile of that name elsewhere in the archive', async () => {
    const old =
      'First Name,Last Name,Email Address,Company,Position,Connected On\nAna,Reis,,A,B,5 Jan 2014\nSam,Taylor,,C,D,06 Jan 2014\n'
    const invitations = `From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl
Ana Reis,Me,1/1/14 8:00 AM,,INCOMING,https://www.linkedin.com/in/ana-reis,https://www.linkedin.com/in/me
Sam Taylor,Me,1/1/14 8:00 AM,,INCOMING,https://www.linkedin.com/in/sam-1,https://www.linkedin.com/in/me
Sam Taylor,Me,1/2/14 8:00 AM,,INCOMING,https://www.linkedin.com/in/sam-2,https://www.linkedin.com/in/me
`
    const { drafts } = await reading(archive({ 'Connections.csv': old, 'Invitations.csv': invitations }))
    expect(ofKind(drafts, 'connection.made').flatMap(peopleIn)).toEqual([
      'about ana-reis',
      'about linkedin:connection:2014-01-06:sam taylor',
    ])
  })

  it('with the notes below the header, or none at all, and the columns in another order', async () => {
    const notes = 'Notes:\n"When exporting, some addresses, and more, may be missing."\n\n'
    expect((await connectionsOf(`${header}\n${notes}${ana}\n`)).made).toEqual(['about ana-kr'])
    expect((await connectionsOf(`${header}\n${ana}\n`)).made).toEqual(['about ana-kr'])
    const turned = await connectionsOf(
      'connected on , url,EXTRA,LAST_NAME,first  name\n05 Jan 2024,www.linkedin.com/in/Ana-KR/,?,Reis,Ana\n',
    )
    expect(turned.made).toEqual(['about ana-kr'])
    expect(ofKind(turned.drafts, 'claim.name')[0]?.body).toEqual({ full: 'Ana Reis', given: 'Ana', family: 'Reis' })
  })

  it.each([
    [
      'UTF-16LE with mark',
      iconv.encode(`${header}\r\n${ana.replace('Ana', 'Żaneta')}\r\n`, 'utf-16le', { addBOM: true }),
      'Żaneta',
    ],
    ['Windows-1252', iconv.encode(`${header}\r\n${ana.replace('Ana', 'Zoë')}\r\n`, 'windows-1252'), 'Zoë'],
    [
      'Shift-JIS',
      iconv.encode(
        `${header}\r\n${ana.replace('Ana', '花子').replace('Engineer', 'エンジニア,').replace(',,', ',')}\r\n`,
        'shift_jis',
      ),
      '花子',
    ],
    ['semicolons', `${header}\r\n${ana}\r\n`.replaceAll(',', ';'), 'Ana'],
    ['a lone carriage return', `${header}\r${ana}\r`, 'Ana'],
  ])('written again in %s', async (_name, content, given) => {
    const { drafts } = await connectionsOf(content)
    expect(ofKind(drafts, 'claim.name')[0]?.body.given).toBe(given)
  })

  it('with hostile names and cells: kept as text, polluting nothing', async () => {
    const names = [
      'Null',
      "O'Brien-Smith",
      '=HYPERLINK("http://x")',
      '‮gnp',
      '👩‍💻',
      'Nguyễn Thị',
      'x'.repeat(300),
      '__proto__',
    ]
    const rows = names.map(
      (name, at) => `"${name.replaceAll('"', '""')}",,https://www.linkedin.com/in/p${at},,,,05 Jan 2024`,
    )
    const { drafts, unread } = await connectionsOf(
      `${header},__proto__,constructor\n${rows.map(row => `${row},{"admin":true},x`).join('\n')}\n`,
    )
    expect(unread).toEqual([])
    expect(ofKind(drafts, 'connection.made').length).toBe(names.length)
    const given = ofKind(drafts, 'claim.name').map(claim => claim.body.given)
    expect(given).toEqual(names.map(name => name.replace('\u202e', '')))
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })

  it('keeps good rows and lists torn ones with their lines', async () => {
    const { made, unread } = await connectionsOf(
      `${header}\n${ana}\nBea,Quillan,https://www.linkedin.com/in/bea\nTom,W,https://www.linkedin.com/in/tom,,Comma, Inc,CEO,05 Jan 2024\n${ana.replaceAll(/ana-kr/g, 'ana-2')}\n"Open,quote,never closed\n`,
    )
    expect(made).toEqual(['about ana-kr', 'about ana-2'])
    expect(unread.map(each => [each.place, each.why])).toEqual([
      ['Connections.csv line 3', 'The row ends after 3 of 7 columns.'],
      ['Connections.csv line 4', 'The date "CEO" could not be read.'],
      ['Connections.csv line 6', expect.stringContaining('A quotation mark is opened on line 6 and never closed')],
    ])
    expect(unread[1]?.row).toMatchObject({ 'First Name': 'Tom', 'Connected On': 'CEO' })
  })

  it('of which the column names are gone is said to be so', async () => {
    const { unread } = await reading(archive({ 'Basic_LinkedInDataExport_1-2-2024/Connections.csv': 'a,b\n1,2\n' }))
    expect(unread.map(each => each.why)).toEqual([
      'The column names (first name, last name, connected on) were not found.',
    ])
  })

  it('that cannot be read to its end gives what came before', async () => {
    const whole = archive({ 'Connections.csv': `${header}\n${ana}\n` })
    const [file] = whole.files
    const torn = {
      ...whole,
      files: file
        ? [
            {
              ...file,
              async *open() {
                yield* file.open()
                throw new Error('the wire was cut')
              },
            },
          ]
        : [],
    }
    const { drafts, unread } = await reading(torn)
    expect(ofKind(drafts, 'connection.made').length).toBe(1)
    expect(unread).toEqual([
      { unread: true, place: expect.stringMatching(/^Connections\.csv/), why: 'Reading stopped: the wire was cut' },
    ])
  })

  it('with a date missing is an act of before the archive', async () => {
    const { drafts } = await reading(
      archive({
        'Basic_LinkedInDataExport_01-02-2024.zip/Connections.csv': `${header}\nAna,Reis,https://www.linkedin.com/in/ana,,,,\n`,
      }),
    )
    expect(drafts[0]?.occurred).toEqual({ at: '2024-01-02T23:59:59.000Z', precision: 'before', offset: null })
  })
})

describe('messages.csv', () => {
  const me = 'Idris Calder,https://www.linkedin.com/in/idris'
  const profile = 'First Name,Last Name,Headline\nIdris,Calder,x\n'

  it('of before the recipients had URLs, and before folders', async () => {
    const old = `CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT
c1,,Idris Calder,https://www.linkedin.com/in/idris,"Ana Reis, Dag Felthus",2014-03-15 09:30:00 UTC,Hello,Text
c1,,Ana Reis,https://www.linkedin.com/in/ana,Idris Calder,2014-03-16 09:30:00 UTC,,Answer
`
    const { drafts } = await reading(archive({ 'messages.csv': old, 'Profile.csv': profile }))
    const talk = drafts.filter(draft => draft.family === 'linkedin.message')
    expect(talk.map(draft => [draft.kind, ...peopleIn(draft)])).toEqual([
      ['message.sent', 'recipient ana', 'recipient linkedin:conversation:c1:dag felthus'],
      ['message.received', 'sender ana'],
    ])
  })

  it('knows the holder by name, by what the account says, or as the one who is in every message', async () => {
    const rows = `${messageHeader}
c1,,Idris Calder,https://www.linkedin.com/in/idris,Ana,https://www.linkedin.com/in/ana,2014-03-15 09:30:00 UTC,,Text,INBOX
c1,,Ana,https://www.linkedin.com/in/ana,${me},2014-03-16 09:30:00 UTC,,Answer,INBOX
`
    const kindsOf = async (files: Record<string, string>, context = asking()) =>
      (await reading(archive(files), context)).drafts.filter(draft => draft.thread).map(draft => draft.kind)
    const right = ['message.sent', 'message.received']
    expect(await kindsOf({ 'messages.csv': rows, 'Profile.csv': profile })).toEqual(right)
    expect(await kindsOf({ 'messages.csv': rows }, asking([{ kind: 'linkedin', value: 'idris' }]))).toEqual(right)
    const third = `${rows}c2,,Dag,https://www.linkedin.com/in/dag,${me},2014-03-17 09:30:00 UTC,,More,INBOX\n`
    expect(await kindsOf({ 'messages.csv': third })).toEqual([...right, 'message.received'])
  })

  it('knows the holder under an address that they gave up', async () => {
    const invitations = `From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl
Idris Calder,Ana,1/1/14 8:00 AM,,OUTGOING,https://www.linkedin.com/in/idris,https://www.linkedin.com/in/ana
Dag,Idris Calder,1/2/14 8:00 AM,,INCOMING,https://www.linkedin.com/in/dag,https://www.linkedin.com/in/idris-1970
`
    const rows = `${messageHeader}
c1,,Idris Calder,https://www.linkedin.com/in/idris-1970,Ana,https://www.linkedin.com/in/ana,2013-03-15 09:30:00 UTC,,a,INBOX
c1,,Idris Calder,https://www.linkedin.com/in/idris,Ana,https://www.linkedin.com/in/ana,2015-03-15 09:30:00 UTC,,b,INBOX
`
    const { drafts } = await reading(archive({ 'messages.csv': rows, 'Invitations.csv': invitations }))
    const talk = drafts.filter(draft => draft.thread)
    expect(talk.map(draft => [draft.kind, ...peopleIn(draft)])).toEqual([
      ['message.sent', 'recipient ana'],
      ['message.sent', 'recipient ana'],
    ])
  })

  it('takes a subject for an InMail only where Connections.csv can say that the two were strangers', async () => {
    const row = `${messageHeader}\nc1,,Ana,https://www.linkedin.com/in/ana-kr,${me},2024-01-04 09:30:00 UTC,Hello,Text,INBOX\n`
    const kindOf = async (files: Record<string, string>) => {
      const { drafts } = await reading(archive({ 'messages.csv': row, 'Profile.csv': profile, ...files }))
      return drafts.find(draft => draft.thread)?.kind
    }
    expect(await kindOf({})).toBe('message.received')
    expect(await kindOf({ 'Connections.csv': `${header}\n${ana}\n` })).toBe('inmail.received')
    expect(await kindOf({ 'Connections.csv': `${header}\n${ana.replace('05 Jan', '04 Jan')}\n` })).toBe(
      'message.received',
    )
  })

  it('keeps a cell of 400 KB with its lines, and the same message read from two archives is one', async () => {
    const long = Array.from({ length: 8000 }, (_, at) => `line ${at}, with "quotes" and a comma, again and again`).join(
      '\n',
    )
    const row = `c1,,Ana,https://www.linkedin.com/in/ana,${me},2014-03-15 09:30:00 UTC,,"${long.replaceAll('"', '""')}",INBOX`
    const one = await reading(archive({ 'messages.csv': `${messageHeader}\n${row}\n`, 'Profile.csv': profile }))
    const two = await reading(
      archive({
        'messages.csv': `${messageHeader},ATTACHMENTS,IS MESSAGE DRAFT\r\n${row},,false\r\n`,
        'Profile.csv': profile,
      }),
    )
    expect(one.drafts.find(draft => draft.thread)?.text).toBe(long)
    expect(two.drafts.map(identityOf)).toEqual(one.drafts.map(identityOf))
  })

  it('pairs names and addresses only where their numbers agree', async () => {
    const rows = `${messageHeader}
c1,,Idris Calder,https://www.linkedin.com/in/idris,"Jane Doe, PMP",https://www.linkedin.com/in/jane,2014-03-15 09:30:00 UTC,,a,INBOX
c2,,Idris Calder,https://www.linkedin.com/in/idris,"Jane Doe, PMP, Ana Reis","https://www.linkedin.com/in/jane,https://www.linkedin.com/in/ana",2014-03-15 09:31:00 UTC,,b,INBOX
`
    const { drafts } = await reading(archive({ 'messages.csv': rows, 'Profile.csv': profile }))
    const people = drafts
      .filter(draft => draft.thread)
      .map(draft => draft.people.map(party => [party.identifiers[0].value, party.name]))
    expect(people).toEqual([
      [['jane', 'Jane Doe, PMP']],
      [
        ['jane', undefined],
        ['ana', undefined],
      ],
    ])
  })
})
