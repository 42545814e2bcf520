import { describe, expect, it } from 'vitest'
import { type Automatic, automaticOf } from './automatic.ts'
import { readMessage } from './message.ts'
import { readMail } from './reading.ts'

const told = async (head: string, body = 'Hello', from = 'ana@acme.example'): Promise<Automatic> => {
  const mail = await readMessage(Buffer.from(`From: ${from}\n${head}\n\n${body}\n`))
  return automaticOf(mail, mail.text)
}

const replied = 'Auto-Submitted: auto-replied'

describe('automatic mail', () => {
  it.each([
    ['en', 'Automatic reply: Role', 'I am out of the office until 3 May.'],
    ['de', 'Automatische Antwort: Stelle', 'Ich bin bis 3. Mai im Urlaub.'],
    ['fr', 'Réponse automatique : Poste', 'Je suis absent du bureau, de retour le 3 mai.'],
    ['es', 'Respuesta automática: Puesto', 'Estoy fuera de la oficina hasta el 3 de mayo.'],
    ['it', 'Risposta automatica: Posizione', 'Sono fuori ufficio fino al 3 maggio.'],
    ['pt', 'Resposta automática: Vaga', 'Estou de férias até 3 de maio.'],
    ['nl', 'Automatisch antwoord: Functie', 'Ik ben op vakantie tot 3 mei.'],
    ['sv', 'Automatiskt svar: Tjänst', 'Jag är på semester till 3 maj.'],
    ['da', 'Automatisk svar: Stilling', 'Jeg er på ferie til 3. maj.'],
    ['fi', 'Automaattinen vastaus: Paikka', 'Olen lomalla 3.5. asti.'],
    ['pl', 'Automatyczna odpowiedź: Praca', 'Jestem na urlopie do 3 maja.'],
    ['cs', 'Automatická odpověď: Místo', 'Mám dovolenou do 3. května.'],
    ['ru', 'Автоматический ответ: Работа', 'Я в отпуске до 3 мая.'],
    ['tr', 'Otomatik yanıt: İş', '3 Mayıs tarihine kadar izindeyim.'],
    ['ja', '自動応答: 仕事', '5月3日まで休暇です。'],
  ])('%s: away, with the header and without', async (_, subject, text) => {
    expect(await told(`Subject: ${subject}\n${replied}`, text)).toBe('away')
    expect(await told(`Subject: ${subject}`, text)).toBe('away')
  })
  it.each([
    ['en', 'I no longer work at Acme.'],
    ['de', 'Frau Kovalenko ist nicht mehr im Unternehmen.'],
    ['fr', 'Ana Kovalenko a quitté la société.'],
    ['es', 'Ana ya no trabaja en Acme.'],
    ['it', 'Ana non lavora più con noi.'],
    ['nl', 'Ana is niet meer werkzaam bij Acme.'],
    ['pl', 'Ana już nie pracuje w Acme.'],
    ['ja', 'アナは退職いたしました。'],
  ])('%s: has left the house', async (_, text) => {
    expect(await told(replied, text)).toBe('left')
  })
  it.each<[string, string, string, Automatic]>([
    ['an acknowledgement', `Subject: Your application\n${replied}`, 'We have received it.', 'reply'],
    ['a program of old', 'X-Autoreply: yes\nSubject: Re: Role', 'We have received it.', 'reply'],
    ['a list', 'List-Id: <payroll.lists.example>\nPrecedence: list', 'Hello', 'list'],
    ['a newsletter', 'List-Unsubscribe: <https://news.example/u>\nSubject: News', 'Hello', 'list'],
    ['a notification', 'Auto-Submitted: auto-generated', 'Build failed', 'notification'],
    ['what wants no answers', 'X-Auto-Response-Suppress: All', 'Shared with you', 'notification'],
    ['an empty return path', 'Return-Path: <>', 'Hello', 'notification'],
    ['a person', 'Subject: Re: Role', 'Yes', null],
    ['a person whose program says so', 'Auto-Submitted: no\nSubject: Out of office on Monday', 'Can we meet?', null],
    ['a person who answers an absence', 'Subject: Re: Out of office', 'Welcome back', null],
    ['a person away', 'Subject: Role', 'I am out of the office tomorrow, can we talk today?', null],
  ])('%s', async (_, head, body, expected) => {
    expect(await told(head, body)).toBe(expected)
  })
  it.each([
    'no-reply@jobs.example',
    'messages-noreply@linkedin.example',
    'notifications@github.example',
    'mailer-daemon@mx.example',
    'team-request@lists.example',
  ])('%s is a machine', async from => {
    expect(await told('Subject: New message', 'Hello', from)).toBe('notification')
  })
})

describe('complaints', () => {
  const report = (fields: string): Buffer =>
    Buffer.from(
      `From: fbl@mail.example\nSubject: FW: Role\nContent-Type: multipart/report; report-type=feedback-report; boundary=x\n\n--x\nContent-Type: text/plain\n\nAbuse report\n--x\nContent-Type: message/feedback-report\n\n${fields}\n--x\nContent-Type: message/rfc822\n\nMessage-ID: <offer-17@marlowe.example>\nTo: ana@acme.example\nSubject: Role\n\nHello\n--x--\n`,
    )
  it('name who and what (RFC 5965)', async () => {
    const read = await readMail(
      report('Feedback-Type: abuse\nUser-Agent: x/1\nVersion: 1\nOriginal-Rcpt-To: <ana@acme.example>\n'),
    )
    expect(read.complaint).toEqual({ type: 'abuse', address: 'ana@acme.example', returned: 'offer-17@marlowe.example' })
    expect([read.bounce, read.automatic]).toEqual([null, 'notification'])
  })
  it('guess nobody where the address is blacked out', async () => {
    const raw = report('Feedback-Type: fraud\nOriginal-Rcpt-To: redacted@mail.example\n')
      .toString()
      .replace('To: ana@', 'To: redacted-')
    expect((await readMail(Buffer.from(raw))).complaint).toMatchObject({ type: 'fraud', address: null })
  })
})
