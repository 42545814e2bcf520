import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eml } from '../eml/index.ts'
import { memoryFile, readAll } from '../table/memory-file.fixture.ts'
import { readMail } from './reading.ts'

interface Given {
  readonly from?: string
  readonly subject: string
  readonly html?: string
  readonly headers?: readonly string[]
}
const source = ({
  from = 'LinkedIn <notifications-noreply@linkedin.com>',
  subject,
  html = '<p>Hello</p>',
  headers = [],
}: Given): string =>
  [
    `From: ${from}`,
    'To: nora@agency.example',
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    'Date: Tue, 03 Feb 2026 10:00:00 +0000',
    'Message-ID: <n1@linkedin.com>',
    'Content-Type: text/html; charset=utf-8',
    ...headers,
    '',
    html,
  ].join('\r\n')
const notified = async (given: Given) => (await readMail(Buffer.from(source(given)))).notification
const ana = (trk: string): string =>
  `<a href="https://www.linkedin.com/comm/in/ana-kova%C4%8D-1?midToken=A&amp;trk=${trk}-0-profile">Ana</a> <a href="https://www.linkedin.com/comm/feed/update/urn:li:activity:7?trk=${trk}-0-post">post</a>`

describe('mails of LinkedIn and X', () => {
  it.each([
    ['Ana Kovač accepted your invitation', 'connection.made'],
    ['Ana Kovač hat Ihre Einladung angenommen', 'connection.made'],
    ['Ana Kovač a accepté votre invitation', 'connection.made'],
    ['Ana Kovač ha aceptado tu invitación', 'connection.made'],
    ['Ana Kovač aceitou seu convite', 'connection.made'],
    ['Ana Kovač liked your post', 'post.liked'],
    ['Ana Kovač commented on your post', 'post.commented'],
    ['Ana Kovač mentioned you in a comment', 'person.mentioned'],
    ['Ana Kovač folgt Ihnen jetzt', 'profile.followed'],
    ['Ana Kovač just messaged you', 'message.received'],
    ['Congratulate Ana Kovač for the new job', 'job.changed'],
  ])('%s', async (subject, kind) => {
    expect(await notified({ subject, html: ana('eml') })).toEqual({
      network: 'linkedin',
      kind,
      profile: 'ana-kovač-1',
      name: 'Ana Kovač',
      link: 'https://www.linkedin.com/feed/update/urn:li:activity:7',
    })
  })

  it('are told by template and tracking, whatever the language', async () => {
    expect(
      (
        await notified({
          subject: 'アナさんがあなたの招待を承認しました',
          html: ana('eml-email_accepted_invite_single_01'),
        })
      )?.kind,
    ).toBe('connection.made')
    expect(
      (await notified({ subject: '新着', html: ana('x'), headers: ['X-LinkedIn-Template: email_post_reaction_01'] }))
        ?.kind,
    ).toBe('post.liked')
    const cn = Buffer.from('new_follower').toString('base64')
    expect(
      await notified({
        from: 'X <notify@x.com>',
        subject: '新しいフォロワー',
        html: `<a href="https://x.com/i/redirect?url=https%3A%2F%2Fx.com%2Ftomasz_w%3Fa%3D1&amp;t=1&amp;cn=${cn}">x</a>`,
      }),
    ).toMatchObject({ network: 'x', kind: 'profile.followed', profile: 'tomasz_w' })
  })

  it('of an unknown template are plain events; birthdays, forgeries and others are none', async () => {
    expect(await notified({ subject: 'See what is new', html: ana('eml-x') })).toMatchObject({
      kind: 'notification.received',
      profile: 'ana-kovač-1',
    })
    expect(await notified({ subject: 'Wish Ana Kovač a happy birthday', html: ana('eml') })).toBeNull()
    expect(
      await notified({ subject: 'Ana Kovač accepted your invitation', from: 'LinkedIn <a@linkedin.com.evil.example>' }),
    ).toBeNull()
    expect(
      await notified({
        subject: 'Ana Kovač accepted your invitation',
        headers: ['Authentication-Results: mx; dmarc=fail'],
      }),
    ).toBeNull()
  })

  it('give the act with profile and name, under the id that the archive gives it', async () => {
    const { drafts } = await readAll(eml, [
      memoryFile(
        'a.eml',
        source({ subject: 'Ana Kovač accepted your invitation', html: ana('eml-email_accepted_invite') }),
      ),
    ])
    const [mail, act, name] = drafts
    expect(mail).toMatchObject({ kind: 'email.received', automatic: true, bulk: true })
    expect(act).toMatchObject({
      kind: 'connection.made',
      channel: 'linkedin',
      direction: 'between',
      family: 'linkedin.connection',
      key: ['ana-kovač-1', '2026-02-03'],
      people: [{ identifiers: [{ kind: 'linkedin', value: 'ana-kovač-1' }], name: 'Ana Kovač' }],
    })
    expect(name).toMatchObject({ kind: 'claim.name', body: { full: 'Ana Kovač' } })
  })

  it('survive any subject and body', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string(),
        fc.array(
          fc.oneof(
            fc.constantFrom(
              '<a href="',
              'https://www.linkedin.com/comm/in/',
              '%',
              '?trk=',
              '">',
              'https://x.com/i/redirect?url=',
              '&amp;cn=',
              ' ',
            ),
            fc.string(),
          ),
          { maxLength: 30 },
        ),
        async (subject, words) => {
          expect(await notified({ subject, html: words.join('') })).toEqual(
            await notified({ subject, html: words.join('') }),
          )
        },
      ),
      { numRuns: 200 },
    )
  })
})
