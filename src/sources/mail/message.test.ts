import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ParsedMail } from './mail.ts'
import { readMessage } from './message.ts'
import { readMail } from './reading.ts'

const read = (raw: string | Uint8Array, encoding: BufferEncoding = 'utf8'): Promise<ParsedMail> =>
  readMessage(typeof raw === 'string' ? Buffer.from(raw.replaceAll('\n', '\r\n'), encoding) : raw)
const received = (date: string): string => `Received: from a.example by b.example with ESMTP; ${date}\n`

describe('a message', () => {
  it('is read whole', async () => {
    const mail = await read(
      'Message-ID: <offer-17@marlowe.example>\nIn-Reply-To: <a@b>\nReferences: <root@b>\n <a@b>\n' +
        'From: =?utf-8?q?Ana_Kovalenko-Re=C3=ADs?= <Ana@Acme.example>\nTo: Idris <idris@marlowe.example>, Ops: x@marlowe.example, y@marlowe.example;\n' +
        'Subject: =?utf-8?b?R3LDvMOfZQ==?=\nDate: Mon, 5 Feb 2024 10:00:00 +0100\n\nHello\n',
    )
    expect(mail).toMatchObject({
      messageId: 'offer-17@marlowe.example',
      inReplyTo: 'a@b',
      references: ['root@b', 'a@b'],
      from: [{ name: 'Ana Kovalenko-Reís', address: 'Ana@Acme.example' }],
      subject: 'Grüße',
      date: { at: '2024-02-05T09:00:00.000Z', precision: 'instant', offset: 60 },
      text: 'Hello\n',
    })
    expect(mail.to.map(one => one.address)).toEqual(['idris@marlowe.example', 'x@marlowe.example', 'y@marlowe.example'])
  })
  it.each([
    ['1970', 'Thu, 1 Jan 1970 00:00:00 +0000', 'received'],
    ['2099', 'Thu, 1 Jan 2099 00:00:00 +0000', 'received'],
    ['none', '', 'received'],
    ['no zone', 'Mon, 5 Feb 2024 08:00:00', 'received'],
    ['no date', 'yesterday', 'received'],
    ['31 February', 'Sat, 31 Feb 2024 10:00:00 +0000', 'received'],
    ['right', 'Mon, 5 Feb 2024 10:00:00 +0100', 'date'],
  ])('dated %s is placed by what can be believed', async (_, date, source) => {
    const mail = await read(`${received('Mon, 5 Feb 2024 09:00:07 +0000')}From: a@b.example\nDate: ${date}\n\nHello`)
    expect(mail.dateSource).toBe(source)
    expect(mail.date.at).toBe(source === 'date' ? '2024-02-05T09:00:00.000Z' : '2024-02-05T09:00:07.000Z')
  })
  it('takes the mbox line for a date when there is no other, and none for none', async () => {
    const raw = Buffer.from('From: a@b.example\n\nHello')
    const boxed = await readMessage(raw, { envelope: 'From a@b.example Mon Feb  5 09:00:00 2024' })
    expect([boxed.date.at, boxed.dateSource]).toEqual(['2024-02-05T09:00:00.000Z', 'envelope'])
    expect((await readMessage(raw)).date).toEqual({ at: null, precision: 'unknown', offset: null })
    const late = Buffer.from('From: a@b.example\nDate: Mon, 5 Feb 2040 10:00:00 +0000\n\nHello')
    expect((await readMessage(late, { now: '2026-11-21T00:00:00Z' })).dateSource).toBe('none')
  })
  it('keeps an answer apart from the quote over it in flowed text (RFC 3676)', async () => {
    const mail = await read(
      'From: a@b.example\nContent-Type: text/plain; format=flowed; charset=utf-8\n\n> Question \nAnswer that is \nlong\n-- \nAna',
    )
    expect(mail.text.trimEnd().split('\n')).toEqual(['> Question ', 'Answer that is long', '-- ', 'Ana'])
  })
  it.each([
    ['latin1 header', 'From: Jürgen <j@b.example>\nSubject: Grüße\n\nx', 'latin1', 'Grüße', 'x'],
    [
      'latin1 body',
      'From: j@b.example\nSubject: a\n\nSchöne Grüße aus Köln, bis später in der Küche',
      'latin1',
      'a',
      'Schöne Grüße aus Köln, bis später in der Küche',
    ],
    [
      'UTF-8 said to be ASCII',
      'From: j@b.example\nSubject: a\nContent-Type: text/plain; charset=us-ascii\n\nSchöne Grüße',
      'utf8',
      'a',
      'Schöne Grüße',
    ],
  ] as const)('%s is read as it was meant', async (_, raw, encoding, subject, text) => {
    const mail = await read(raw, encoding)
    expect([mail.subject, mail.text.trim()]).toEqual([subject, text])
  })
  it('tells what has no text', async () => {
    const notices = async (raw: string): Promise<readonly string[]> => (await readMail(Buffer.from(raw))).notices
    const part = (type: string, name: string): string =>
      `From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: ${type}; name="${name}"\nContent-Disposition: attachment\n\nabc\n--x--\n`
    expect(await notices('From: a@b.example\n\n')).toEqual([expect.stringContaining('Empty')])
    expect(await notices(part('application/ms-tnef', 'winmail.dat'))).toEqual([expect.stringContaining('winmail.dat')])
    expect(await notices(part('text/calendar', 'invite.ics'))).toEqual([expect.stringContaining('calendar')])
    expect(await notices(part('application/pdf', 'cv.pdf'))).toEqual([expect.stringContaining('only attachments')])
    expect(await notices('From: a@b.example\n\n-----BEGIN PGP MESSAGE-----\n\nhQ==\n')).toEqual([
      expect.stringContaining('Encrypted'),
    ])
    expect(await notices('From: a@b.example\n\nHello\n')).toEqual([])
  })
  it('names attachments without paths or hidden characters', async () => {
    const mail = await read(
      'From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: application/pdf\nContent-Disposition: attachment; filename="../../etc/\u202ecv.pdf"\n\nabc\n--x--\n',
    )
    expect(mail.attachments).toMatchObject([{ name: 'cv.pdf', mediaType: 'application/pdf', inline: false }])
  })
  it('reads on where the boundary is not the declared one', async () => {
    const mail = await read(
      'From: a@b.example\nContent-Type: multipart/mixed; boundary="gone"\n\nThis is MIME.\n\n--real\nContent-Type: text/plain\n\nHello\n--real--\n',
    )
    expect(mail.text.trim()).toBe('Hello')
    const bare = await read('From: a@b.example\nContent-Type: multipart/mixed; boundary="gone"\n\nHello all\n')
    expect(bare.text.trim()).toBe('Hello all')
  })
})

describe('beyond all measure', () => {
  const nested = (depth: number): string => {
    const open = Array.from(
      { length: depth },
      (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`,
    ).join('')
    return `From: a@b.example\n${open}Content-Type: text/plain\n\ndeep\n`
  }
  it('nesting of 500 is cut, and said', async () => {
    const mail = await read(nested(500))
    expect(mail.notices.join()).toContain('nested')
    expect(mail.from[0]?.address).toBe('a@b.example')
    expect((await read(nested(10))).text).toContain('deep')
  })
  it('parts by the hundred thousand are cut, and said', async () => {
    const mail = await read(
      `From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n${'--x\n\nhi\n'.repeat(200_000)}`,
    )
    expect(mail.notices.join()).toContain('1000 parts')
    expect(mail.text).toContain('hi')
  })
  it('a text with many dashes is no heap of parts', async () => {
    const mail = await read(`From: a@b.example\n\n${'-- dash\n'.repeat(5000)}end`)
    expect([mail.notices, mail.text.trimEnd().endsWith('end')]).toEqual([[], true])
  })
  it('a header of megabytes is cut, and the body still read', async () => {
    const mail = await read(
      `From: a@b.example\nX-Long: ${'x'.repeat(70)}\n${` ${'y'.repeat(70)}\n`.repeat(10_000)}\nbody`,
    )
    expect(mail.notices.join()).toContain('256 KB')
    expect(mail.text).toContain('body')
  })
  it('an identifier of 10 KB is none, 6,000 references are 5,000', async () => {
    const ids = Array.from({ length: 6000 }, (_, at) => `<r${at}@b>`).join('\n ')
    const mail = await read(`Message-ID: <${'x'.repeat(10_000)}@b>\nReferences: ${ids}\n\nx`)
    expect([mail.messageId, mail.references.length]).toEqual([null, 5000])
  })
  it('a run of a million spaces, brackets or letters takes no time', async () => {
    for (const run of [' ', '<', '(', '>', 'a', 'x@', '- ', '=?', '\n', ': ']) {
      const long = run.repeat(1_000_000 / run.length)
      await readMail(
        Buffer.from(
          `From: ${long.slice(0, 50_000).replaceAll('\n', ' ')}\nSubject: ${long.slice(0, 50_000).replaceAll('\n', ' ')}\n\n${long}x`,
        ),
      )
      await readMail(
        Buffer.from(`From: mailer-daemon@x.example\nSubject: failure notice\nContent-Type: text/html\n\n<p>${long}x`),
      )
    }
  })
})

describe('never throws', () => {
  const bits = fc.constantFrom(
    'From: a@b.example',
    'Content-Type: multipart/mixed; boundary=x',
    'Content-Type: text/html',
    'Content-Type: message/rfc822',
    'Content-Transfer-Encoding: base64',
    'Content-Transfer-Encoding: quoted-printable',
    'Content-Type: text/plain; charset=iso-2022-jp; format=flowed',
    '--x',
    '--x--',
    '',
    ' folded',
    '<div class=gmail_quote>',
    '</div>',
    '> quoted',
    '-- ',
    'On Mon, 1 Jan 2024 10:00, A wrote:',
    '=C3=A4=',
    'SGVsbG8=',
    '=?utf-8?b?',
    '\u0000',
  )
  it('for any lines', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(bits, fc.string({ maxLength: 30 })), { maxLength: 30 }), async lines => {
        expect(typeof (await readMail(Buffer.from(lines.join('\r\n')))).split.reply).toBe('string')
      }),
      { numRuns: 200 },
    )
  })
  it('for any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async bytes => {
        await readMail(bytes)
      }),
      { numRuns: 200 },
    )
  })
})

const corpus = '../shared/data/email'
const missing = !existsSync(corpus)
if (missing) process.stderr.write(`skipped: ${corpus} is not here\n`)

const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap(entry =>
    entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)],
  )

describe.skipIf(missing)('against the corpora', () => {
  it('reads every file without a fault', async () => {
    const all = files(corpus)
    for (const path of all) await readMail(readFileSync(path))
    expect(all.length).toBeGreaterThan(800)
  })
  it('finds every part that James Mime4J finds, but for those of attached messages', async () => {
    const squeeze = (text: string): string => text.replace(/[\s\ufeff]+/g, '')
    let [found, parts] = [0, 0]
    for (const folder of ['mimetools-testmsgs', 'testmsgs']) {
      const top = join(corpus, 'mime/mime4j', folder)
      const names = readdirSync(top)
      for (const name of names.filter(one => one.endsWith('.msg'))) {
        const mail = await readMessage(readFileSync(join(top, name)))
        const texts = [
          mail.text,
          mail.html ?? '',
          ...mail.attachments.map(part => Buffer.from(part.bytes).toString('utf8')),
        ].map(squeeze)
        for (const part of names.filter(
          one => one.startsWith(`${name.slice(0, -4)}_decoded_`) && /\.(?:txt|bin)$/.test(one),
        )) {
          const bytes = readFileSync(join(top, part))
          const wanted = [squeeze(bytes.toString('utf8')), squeeze(bytes.toString('latin1'))]
          parts++
          if (
            texts.some(text => wanted.some(one => text.includes(one))) ||
            mail.attachments.some(one => bytes.equals(one.bytes))
          )
            found++
        }
      }
    }
    process.stderr.write(`MIME parts: ${found} of ${parts}\n`)
    expect(found / parts).toBeGreaterThan(0.92)
  })
})
