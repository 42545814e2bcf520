import { addressIn, fieldGroups } from './delivery-status.ts'
import type { ParsedMail } from './mail.ts'
import { snsReport } from './sns.ts'

export interface Complaint {
  /** RFC 5965 and its registry: abuse, fraud, virus, other, not-spam, opt-out, auth-failure, dmarc. */
  readonly type: string
  /** Who complained, as the report says. Null where it is redacted: nobody guesses. */
  readonly address: string | null
  /** Message-ID of the message complained of. */
  readonly returned: string | null
}

/** A feedback report (ARF, RFC 5965), or a mail of Hotmail or Amazon that means the same. Null when a mail is none. */
export function readComplaint(mail: ParsedMail): Complaint | null {
  const head = returnedHead(mail)
  const returned = /<([^<>\s]{1,998})>/.exec(head.get('message-id') ?? '')?.[1] ?? null
  const part = mail.attachments.find(one => one.mediaType === 'message/feedback-report')
  if (!part) return hotmail(mail, head, returned) ?? amazon(mail)
  const [report = new Map<string, string>()] = fieldGroups(Buffer.from(part.bytes).toString('utf8', 0, 64 * 1024))
  const named = addressIn(report.get('original-rcpt-to') ?? '') || addressIn(report.get('removal-recipient') ?? '')
  return {
    type: (report.get('feedback-type') ?? 'other').toLowerCase().trim() || 'other',
    address: unredacted(named) ?? unredacted(addressIn(head.get('to') ?? '')),
    returned,
  }
}

function returnedHead(mail: ParsedMail): Map<string, string> {
  const original = mail.attachments.find(one =>
    /^(?:message\/rfc822(?:-headers)?|text\/rfc822-headers?)$/.test(one.mediaType),
  )
  const [head] = original ? fieldGroups(Buffer.from(original.bytes).toString('utf8', 0, 64 * 1024)) : []
  return head ?? new Map()
}

/** Junk Mail Reporting Programme: the message complained of, and no report. */
function hotmail(mail: ParsedMail, head: ReadonlyMap<string, string>, returned: string | null): Complaint | null {
  const recipient = head.get('x-hmxmroriginalrecipient')
  if (recipient === undefined || !/^complaint about message from/i.test(mail.subject)) return null
  return { type: 'abuse', address: unredacted(addressIn(recipient)), returned }
}

function amazon(mail: ParsedMail): Complaint | null {
  const report = snsReport(mail.text)?.complaint
  return report ? { type: report.type, address: unredacted(report.address ?? ''), returned: null } : null
}

const redacted = (address: string): boolean => /redacted|^x{3,}@|undisclosed|^[0-9a-f]{24,}@/i.test(address)
const unredacted = (address: string): string | null => (address && !redacted(address) ? address : null)
