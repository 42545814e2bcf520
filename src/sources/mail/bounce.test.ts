import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Bounce } from './bounce.ts'
import { readMail } from './reading.ts'

const report = (text: string, status: string): string =>
  [
    'From: Mail Delivery System <mailer-daemon@mx.example>',
    'To: idris@marlowe.example',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    text,
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    status,
    '--b',
    'Content-Type: message/rfc822',
    '',
    'Message-ID: <offer-17@marlowe.example>',
    'To: ana@acme.example',
    '',
    'Hello',
    '--b--',
    '',
  ].join('\r\n')

const bounce = async (raw: string): Promise<Bounce | null> => (await readMail(Buffer.from(raw))).bounce
const failed = (code: string, diagnostic: string): string =>
  `Final-Recipient: rfc822; ana@acme.example\r\nAction: failed\r\nStatus: ${code}\r\nDiagnostic-Code: smtp; ${diagnostic}`

describe('bounces', () => {
  it('reads recipient, status and the message that came back (RFC 3464)', async () => {
    expect(await bounce(report('Sorry', failed('5.1.1', '550 5.1.1 User unknown')))).toEqual({
      class: 'hard',
      returned: 'offer-17@marlowe.example',
      recipients: [
        {
          address: 'ana@acme.example',
          action: 'failed',
          status: '5.1.1',
          diagnostic: '550 5.1.1 User unknown',
          class: 'hard',
        },
      ],
    })
  })
  it.each([
    ['5.2.2', '552 5.2.2 Mailbox full', 'soft'],
    ['5.7.1', '554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.example', 'sender'],
    ['5.7.26', '550-5.7.26 This mail is unauthenticated; DMARC policy', 'sender'],
    ['5.3.4', '552 5.3.4 Message size exceeds fixed maximum message size', 'content'],
    ['5.4.6', '554 5.4.6 Too many hops', 'routing'],
    ['4.4.1', '451 4.4.1 Connection timed out', 'routing'],
    ['5.0.0', '550 no idea', 'hard'],
    ['5.1.10', '556 5.1.10 Recipient address has a null MX', 'hard'],
    ['5.0.0', '', 'unknown'],
  ])('%s %s is %s', async (code, diagnostic, expected) => {
    expect((await bounce(report('Sorry', failed(code, diagnostic))))?.class).toBe(expected)
  })
  it('takes no success for a bounce, and shows a delay as a delay', async () => {
    const recipient = 'Final-Recipient: rfc822; ana@acme.example\r\n'
    expect(await bounce(report('', `${recipient}Action: delivered\r\nStatus: 2.0.0`))).toBeNull()
    const delayed = await bounce(report('', `${recipient}Action: delayed\r\nStatus: 4.4.1`))
    expect(delayed?.recipients[0]?.action).toBe('delayed')
    expect(delayed?.class).toBe('routing')
  })
  it('reads a bounce without a report (qmail)', async () => {
    const raw =
      'From: MAILER-DAEMON@mx.example\r\nTo: idris@marlowe.example\r\nSubject: failure notice\r\n\r\n' +
      "Hi. This is the qmail-send program at mx.example.\r\nI'm afraid I wasn't able to deliver your message.\r\n\r\n" +
      '<ana@acme.example>:\r\n192.0.2.1 does not like recipient.\r\nRemote host said: 550 sorry, no mailbox here by that name (#5.1.1)\r\n\r\n' +
      '--- Below this line is a copy of the message.\r\n\r\nTo: ana@acme.example\r\nMessage-ID: <a@b>\r\n'
    expect(await bounce(raw)).toMatchObject({
      class: 'hard',
      returned: 'a@b',
      recipients: [{ address: 'ana@acme.example', status: '5.1.1' }],
    })
  })
  it('takes a person who writes about a bounce for a person', async () => {
    const raw =
      'From: ana@acme.example\r\nTo: idris@marlowe.example\r\nSubject: Re: Undelivered mail\r\n\r\nYour mail to Ben came back: 550 5.1.1 User unknown.\r\n'
    const read = await readMail(Buffer.from(raw))
    expect([read.bounce, read.automatic]).toEqual([null, null])
  })
  it('survives any report', async () => {
    const line = fc.constantFrom(
      'Final-Recipient: rfc822; a@b.example',
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550',
      '',
      ' folded',
      ':',
      '<a@b.example>:',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(line, fc.string({ maxLength: 60 })), { maxLength: 30 }), async lines => {
        await bounce(report(lines.join('\r\n'), lines.reverse().join('\r\n')))
      }),
      { numRuns: 200 },
    )
  })
})

const folder = '../shared/data/email/bounces'
const missing = !existsSync(`${folder}/expected.json`)
if (missing) process.stderr.write(`skipped: ${folder} is not here\n`)

const reasons: Readonly<Record<string, string>> = {
  hard: 'userunknown hostunknown hasmoved notaccept',
  soft: 'mailboxfull expired networkerror systemerror systemfull mailererror suspend filtered',
  sender:
    'blocked rejected authfailure badreputation notcompliantrfc norelaying policyviolation securityerror spamdetected speeding requireptr toomanyconn ratelimited failedstarttls',
  content: 'contenterror virusdetected mesgtoobig emailtoolarge exceedlimit',
  unknown: 'undefined onhold',
  complaint: 'feedback',
  automatic: 'vacation',
  none: 'delivered',
}
const routable = new Set(['hostunknown', 'notaccept', 'networkerror', 'expired'])

describe.skipIf(missing)('against 314 real bounces', () => {
  it('names the class that their authors do', async () => {
    const expected: Record<string, { reason: string }[]> = JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8'))
    const classOf = (reason: string): string | undefined =>
      Object.keys(reasons).find(name => reasons[name]?.split(' ').includes(reason))
    let [right, judged] = [0, 0]
    const wrong: string[] = []
    for (const [name, [first]] of Object.entries(expected)) {
      const wanted = classOf(first?.reason ?? '')
      if (wanted === undefined) continue
      judged++
      const read = await readMail(readFileSync(`${folder}/${name}.eml`))
      const given = read.complaint
        ? 'complaint'
        : read.bounce
          ? read.bounce.class
          : ['reply', 'away', 'left'].includes(read.automatic ?? '')
            ? 'automatic'
            : 'none'
      if (given === wanted || (given === 'routing' && routable.has(first?.reason ?? ''))) right++
      else wrong.push(`${name}: ${given}, not ${wanted} (${first?.reason})`)
    }
    process.stderr.write(
      `bounce classes: ${right} of ${judged} (${((100 * right) / judged).toFixed(1)} %)\n${wrong.join('\n')}\n`,
    )
    expect(right / judged).toBeGreaterThanOrEqual(0.97)
  })
})
