import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMessage } from './message.ts'
import { type Split, splitMail } from './reply.ts'

const split = async (body: string, type = 'text/plain', from = 'Ana Kovalenko <ana@acme.example>'): Promise<Split> =>
  splitMail(await readMessage(Buffer.from(`From: ${from}\nContent-Type: ${type}; charset=utf-8\n\n${body}`)))

const attributions = [
  ['en', 'On Mon, Jan 1, 2024 at 10:00 AM Idris Bello <idris@marlowe.example> wrote:'],
  ['de', 'Am Mo., 1. Jan. 2024 um 10:00 Uhr schrieb Idris Bello <idris@marlowe.example>:'],
  ['fr', 'Le lun. 1 janv. 2024 à 10:00, Idris Bello <idris@marlowe.example> a écrit :'],
  ['es', 'El lun, 1 ene 2024 a las 10:00, Idris Bello (<idris@marlowe.example>) escribió:'],
  ['it', 'Il giorno lun 1 gen 2024 alle ore 10:00 Idris Bello <idris@marlowe.example> ha scritto:'],
  ['pt', 'Em seg., 1 de jan. de 2024 às 10:00, Idris Bello <idris@marlowe.example> escreveu:'],
  ['nl', 'Op ma 1 jan 2024 om 10:00 schreef Idris Bello <idris@marlowe.example>:'],
  ['sv', 'Den mån 1 jan. 2024 kl 10:00 skrev Idris Bello <idris@marlowe.example>:'],
  ['da', 'Den man. 1. jan. 2024 kl. 10.00 skrev Idris Bello <idris@marlowe.example>:'],
  ['fi', 'ma 1. tammik. 2024 klo 10.00 Idris Bello (idris@marlowe.example) kirjoitti:'],
  ['pl', 'pon., 1 sty 2024 o 10:00 Idris Bello <idris@marlowe.example> napisał(a):'],
  ['cs', 'po 1. 1. 2024 v 10:00 odesílatel Idris Bello <idris@marlowe.example> napsal:'],
  ['hu', 'Idris Bello <idris@marlowe.example> ezt írta (időpont: 2024. jan. 1., H, 10:00):'],
  ['ro', 'În lun., 1 ian. 2024 la 10:00, Idris Bello <idris@marlowe.example> a scris:'],
  ['ru', 'пн, 1 янв. 2024 г. в 10:00, Idris Bello <idris@marlowe.example> написал:'],
  ['uk', 'пн, 1 січ. 2024 р. о 10:00 Idris Bello <idris@marlowe.example> пише:'],
  ['el', 'Στις Δευ, 1 Ιαν 2024 στις 10:00, ο/η Idris Bello <idris@marlowe.example> έγραψε:'],
  ['tr', 'Idris Bello <idris@marlowe.example>, 1 Oca 2024 Pzt, 10:00 tarihinde şunu yazdı:'],
  ['ja', '2024年1月1日(月) 10:00 Idris Bello <idris@marlowe.example>:'],
  ['zh', 'Idris Bello <idris@marlowe.example> 于2024年1月1日周一 10:00写道：'],
  ['ko', '2024년 1월 1일 (월) 오전 10:00, Idris Bello <idris@marlowe.example>님이 작성:'],
  ['he', '‫בתאריך יום ב׳, 1 בינו׳ 2024 ב-10:00 מאת ‪Idris Bello‬‏ <‪idris@marlowe.example‬‏>:‬'],
] as const

const blocks = [
  ['en', 'From: Idris\nSent: Monday, 1 January 2024 10:00\nTo: Ana\nSubject: Role'],
  ['de', 'Von: Idris\nGesendet: Montag, 1. Januar 2024 10:00\nAn: Ana\nBetreff: Stelle'],
  ['fr', 'De : Idris\nEnvoyé : lundi 1 janvier 2024 10:00\nÀ : Ana\nObjet : Poste'],
  ['es', 'De: Idris\nEnviado: lunes, 1 de enero de 2024 10:00\nPara: Ana\nAsunto: Puesto'],
  ['it', 'Da: Idris\nInviato: lunedì 1 gennaio 2024 10:00\nA: Ana\nOggetto: Posizione'],
  ['pt', 'De: Idris\nEnviada em: segunda-feira, 1 de janeiro de 2024 10:00\nPara: Ana\nAssunto: Vaga'],
  ['nl', 'Van: Idris\nVerzonden: maandag 1 januari 2024 10:00\nAan: Ana\nOnderwerp: Functie'],
  ['sv', 'Från: Idris\nSkickat: den 1 januari 2024 10:00\nTill: Ana\nÄmne: Tjänst'],
  ['da', 'Fra: Idris\nSendt: 1. januar 2024 10:00\nTil: Ana\nEmne: Stilling'],
  ['fi', 'Lähettäjä: Idris\nLähetetty: 1. tammikuuta 2024 10:00\nVastaanottaja: Ana\nAihe: Paikka'],
  ['pl', 'Od: Idris\nWysłano: poniedziałek, 1 stycznia 2024 10:00\nDo: Ana\nTemat: Praca'],
  ['cs', 'Od: Idris\nOdesláno: pondělí 1. ledna 2024 10:00\nKomu: Ana\nPředmět: Místo'],
  ['hu', 'Feladó: Idris\nElküldve: 2024. január 1. 10:00\nCímzett: Ana\nTárgy: Állás'],
  ['ro', 'De la: Idris\nTrimis: luni, 1 ianuarie 2024 10:00\nCătre: Ana\nSubiect: Post'],
  ['hr', 'Šalje: Idris\nPoslano: 1. siječnja 2024. 10:00\nPrima: Ana\nNaslov: Posao'],
  ['ru', 'От: Idris\nОтправлено: 1 января 2024 г. 10:00\nКому: Ana\nТема: Работа'],
  ['uk', 'Від: Idris\nНадіслано: 1 січня 2024 р. 10:00\nКому: Ana\nТема: Робота'],
  ['el', 'Από: Idris\nΣτάλθηκε: Δευτέρα, 1 Ιανουαρίου 2024 10:00\nΠρος: Ana\nΘέμα: Θέση'],
  ['tr', 'Kimden: Idris\nGönderilme: 1 Ocak 2024 10:00\nKime: Ana\nKonu: İş'],
  ['ja', '差出人: Idris\n送信日時: 2024年1月1日 10:00\n宛先: Ana\n件名: 仕事'],
  ['zh', '发件人: Idris\n发送时间: 2024年1月1日 10:00\n收件人: Ana\n主题: 工作'],
  ['ko', '보낸 사람: Idris\n보낸 날짜: 2024년 1월 1일 10:00\n받는 사람: Ana\n제목: 일'],
] as const

describe('the visible part', () => {
  it.each(attributions)('%s: an attribution parts it from what is quoted', async (_, line) => {
    expect((await split(`Yes, gladly.\n\n${line}\n\n> Shall we talk?\n`)).reply).toBe('Yes, gladly.')
  })
  it.each(blocks)('%s: a header block ends it', async (_, block) => {
    const { reply, quoted } = await split(`Yes, gladly.\n\n${block}\n\nShall we talk?\n`)
    expect(reply).toBe('Yes, gladly.')
    expect(quoted).toContain('Shall we talk?')
  })
  it('keeps answers between quoted lines', async () => {
    const found = await split(
      'On Mon, 1 Jan 2024 at 10:00, I <i@m.example> wrote:\n> Which day?\n\nTuesday.\n\n> Which pay?\n\n60,000.\n',
    )
    expect(found.reply).toBe('Tuesday.\n\n\n60,000.')
    expect(found.quoted).toContain('> Which pay?')
  })
  it.each([
    'On your remote host you can run:\n\n    telnet 127.0.0.1 52698',
    'You can reach me until 17:30 on 1 May 2024 at ana@acme.example, or do this:\n\nRing the office.',
    'In 2019 she wrote:\n\nPayroll is people.',
    'The plan:\nFrom: Monday\nTo: Friday\nis fine by me.',
    'Subject to contract:\n\nyes.',
    'Hours are from 9:00 to 17:00.\n\nRegards from the sea',
  ])('leaves a text alone that only resembles a quote: %j', async text => {
    expect(await split(text)).toEqual({ reply: text, quoted: null, signature: null, links: [] })
  })
  it('loses no word', async () => {
    const text =
      'Yes.\n\nBest regards,\nAna Kovalenko\n+44 113 496 0000\n\n-----Original Message-----\nFrom: Idris\nSent: 1 Jan\n\nHello'
    const { reply, quoted, signature } = await split(text)
    expect(reply).toBe('Yes.')
    expect(`${reply} ${signature} ${quoted}`.split(/\s+/)).toEqual(text.split(/\s+/))
  })
  it('asks the HTML only where the plain text shows nothing', async () => {
    const html =
      '<div>Yes.</div><div class="gmail_quote"><div class="gmail_attr">x:</div><blockquote class="gmail_quote">Shall we?</blockquote><div>And this too.</div></div>'
    const raw = `From: a@b.example\nContent-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/plain\n\nYes. x: Shall we? And this too.\n--x\nContent-Type: text/html\n\n${html}\n--x--\n`
    const found = splitMail(await readMessage(Buffer.from(raw)))
    expect(found.reply.replace(/\s+/g, ' ')).toBe('Yes. And this too.')
    expect(found.quoted).toContain('Shall we?')
  })
  it.each([
    [
      'Outlook',
      '<p>Yes.</p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p><b>Frá:</b> Idris<br><b>Sent:</b> 1<br><b>Til:</b> Ana</p></div></div><p>Shall we?</p>',
    ],
    [
      'Outlook web',
      '<div>Yes.</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg">x</div><div>Shall we?</div>',
    ],
    [
      'Apple, Thunderbird',
      '<div>Yes.</div><div class="moz-cite-prefix">x</div><blockquote type="cite">Shall we?</blockquote>',
    ],
    ['Yahoo', '<div>Yes.</div><div class="yahoo_quoted" id="yahoo_quoted_1">Shall we?</div>'],
    ['Proton', '<div>Yes.</div><div class="protonmail_quote">Shall we?</div>'],
    [
      'Yandex',
      '<div>Yes.<br><br>01.01.2024, 10:00, "Idris" &lt;i@m.example&gt;:</div><blockquote>Shall we?</blockquote>',
    ],
  ])('%s marks what it quotes', async (_, html) => {
    expect((await split(html, 'text/html')).reply).toBe('Yes.')
  })
  it('shows an indented text that is not a quote', async () => {
    expect((await split('<p>Our rule:</p><blockquote>Be kind.</blockquote>', 'text/html')).reply).toContain('Be kind.')
  })
  it('runs no script and shows no style', async () => {
    const html =
      '<style>p{}</style><script>alert(1)</script><p>Hi<svg onload=x><text>no</text></svg></p><div style="display:none">tracking</div>'
    expect((await split(html, 'text/html')).reply).toBe('Hi')
  })
})

describe('the signature', () => {
  it.each([
    ['delimiter', 'Yes.\n\n-- \nAna Kovalenko', '--\nAna Kovalenko'],
    ['device', 'Yes.\n\nVon meinem iPhone gesendet', 'Von meinem iPhone gesendet'],
    [
      'name over contact',
      'Yes.\n\nAna Kovalenko\nPayroll Manager\n+44 113 496 0000',
      'Ana Kovalenko\nPayroll Manager\n+44 113 496 0000',
    ],
    [
      'closing over contact',
      'Yes.\n\nMit freundlichen Grüßen\n\nA. K.\nAcme GmbH\nwww.acme.example',
      'Mit freundlichen Grüßen\n\nA. K.\nAcme GmbH\nwww.acme.example',
    ],
    ['closing over name', 'Yes.\n\nThank you,\nAna', 'Thank you,\nAna'],
    [
      'list footer',
      'Yes.\n\n_______________________________________________\npayroll mailing list\nhttps://lists.example/payroll',
      '_______________________________________________\npayroll mailing list\nhttps://lists.example/payroll',
    ],
  ])('%s', async (_, text, signature) => {
    expect(await split(text)).toMatchObject({ reply: 'Yes.', signature })
  })
  it.each([
    'Thanks,\nBen asked for the salary and I said 60,000.',
    '- first\n- second\n- Third',
    'Sent from a train, sorry for typos.',
    'Ana Kovalenko\n+44 113 496 0000',
    'Please ring Ben on +44 113 496 0000 today, because it matters to all of us here.',
  ])('is not seen in %j', async text => {
    expect(await split(text)).toMatchObject({ reply: text, signature: null })
  })
  it('gives links of its mark-up', async () => {
    const found = await split(
      '<p>Yes.</p><div class="gmail_signature">Ana Kovalenko <a href="https://www.linkedin.com/in/ana-k"><img></a></div>',
      'text/html',
    )
    expect(found.links).toEqual(['https://www.linkedin.com/in/ana-k'])
  })
  it('of 50,000 lines ends', async () => {
    expect((await split('Sent from my iPhone\n'.repeat(60_000))).reply.length).toBeGreaterThan(0)
  })
})

describe('never throws, loses nothing', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '',
      '> a',
      '-- ',
      'From: A',
      'Sent: 1',
      'Subject: x',
      'On 1 Jan 2024, A <a@b.example> wrote:',
      '-----Original Message-----',
      'Best,',
      'Ana',
      '+44 113 496 0000',
      '_______________',
      'text',
      '<div class=gmail_quote>',
      '</div>',
      '<blockquote type=cite>',
      '</blockquote>',
      '<hr>',
      '<br>',
    ),
    fc.string({ maxLength: 20 }),
  )
  it.each(['text/plain', 'text/html'])('%s', async type => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 30 }), async lines => {
        const mail = await readMessage(
          Buffer.from(`From: Ana <a@b.example>\nContent-Type: ${type}; charset=utf-8\n\n${lines.join('\n')}`),
        )
        const found = splitMail(mail)
        const words = (text: string | null): string => [...(text ?? '').replace(/\s+/g, '')].sort().join('')
        expect(words(`${found.reply}${found.quoted ?? ''}${found.signature ?? ''}`)).toBe(words(mail.text))
      }),
      { numRuns: 200 },
    )
  })
})

const top = '../shared/data/email/replies'
const missing = !existsSync(top)
if (missing) process.stderr.write(`skipped: ${top} is not here\n`)
const squeeze = (text: string): string => text.replace(/\s+/g, '')

describe.skipIf(missing)('against two corpora', () => {
  it('email-reply-parser: all but the one that hides a sentence', async () => {
    const expected: Record<string, { reply: string }> = JSON.parse(
      readFileSync(`${top}/email-reply-parser/reference-output.json`, 'utf8'),
    )
    const wrong: string[] = []
    for (const [name, { reply }] of Object.entries(expected)) {
      const found = await split(readFileSync(`${top}/email-reply-parser/${name}`, 'utf8'), 'text/plain', 'x@y.example')
      if (squeeze(found.reply) !== squeeze(reply)) wrong.push(name)
    }
    expect(wrong).toEqual(['email_sent_from_my_not_signature.txt'])
  })
  it('talon: replies of eleven programs', async () => {
    const folder = `${top}/talon/standard_replies`
    for (const name of readdirSync(folder).filter(one => one.endsWith('.eml'))) {
      const found = splitMail(await readMessage(readFileSync(`${folder}/${name}`)))
      expect(squeeze(found.reply), name).toBe('Hello')
    }
    for (const name of readdirSync(`${top}/talon/html_replies`)) {
      const found = await split(readFileSync(`${top}/talon/html_replies/${name}`, 'utf8'), 'text/html', 'x@y.example')
      expect(squeeze(found.reply), name).toBe('Hi.Iamfine.Thanks,Alex')
    }
  })
  it('talon: signatures', async () => {
    const folder = `${top}/talon/signature/emails/stripped`
    for (const name of readdirSync(folder).filter(one => one.endsWith('_body'))) {
      const of = (what: string): string => readFileSync(`${folder}/${name.replace('_body', what)}`, 'utf8')
      const sender = of('_sender').trim()
      const found = await split(of('_body'), 'text/plain', sender.includes('@') ? sender : `${sender} <x@y.example>`)
      expect(squeeze(found.signature ?? ''), name).toBe(squeeze(of('_signature')))
    }
  })
})
