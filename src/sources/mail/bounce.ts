import { type BounceClass, bounceClass, statusIn } from './bounce-class.ts'
import { isFilterGateway, looksLikeBounce } from './bounce-signs.ts'
import { reportText, textRecipients } from './bounce-text.ts'
import { type StatusRecipient, statusRecipients } from './delivery-status.ts'
import type { MailAttachment, ParsedMail } from './mail.ts'
import { returnedId, returnedRecipient } from './returned.ts'
import { snsReport } from './sns.ts'

interface BounceRecipient {
  readonly address: string | null
  /** RFC 3464: failed, delayed; a delay is not yet a failure. */
  readonly action: string
  readonly status: string | null
  readonly diagnostic: string | null
  readonly class: BounceClass
}

export interface Bounce {
  /** Of the first recipient that failed. */
  readonly class: BounceClass
  readonly recipients: readonly BounceRecipient[]
  /** Message-ID of the message that came back, without brackets: a bounce of nothing we sent is forged. */
  readonly returned: string | null
}

const delivered: ReadonlySet<string> = new Set(['delivered', 'relayed', 'expanded', 'deliverable'])

/** A bounce that came back inside a bounce has what the outer one does not say. */
const inner = (mail: ParsedMail): string =>
  mail.attachments
    .filter(part => part.mediaType === 'message/rfc822')
    .map(textOf)
    .filter(text => /permanent (?:fatal|delivery) errors|^diagnostic-code:|^<<< 5\d\d/im.test(text))
    .join('\n')
    .slice(0, 16_000)

const textOf = (part: MailAttachment): string => Buffer.from(part.bytes).toString('utf8', 0, 512 * 1024)

/** Fields of a report that lie in the text, or in a bounce that came back inside a bounce. */
function innerRecipients(mail: ParsedMail): StatusRecipient[] {
  const parts = mail.attachments.filter(part => /^(?:message\/rfc822|text\/plain)$/.test(part.mediaType)).map(textOf)
  for (const text of [mail.text, ...parts]) {
    if (!/^final-recipient:/im.test(text)) continue
    const found = statusRecipients(text).filter(one => one.action !== '' || one.status !== '')
    if (found.length > 0) return found
  }
  return []
}

/** A delivery status notification, with the class of each recipient that failed. Null when a mail is none. */
export function readBounce(mail: ParsedMail): Bounce | null {
  const sns = snsReport(mail.text)?.bounced
  const reports = mail.attachments.filter(part =>
    /^(?:message|text)\/(?:global-)?delivery-status$/.test(part.mediaType),
  )
  if (!sns && reports.length === 0 && !looksLikeBounce(mail)) return null
  const written = reportText(mail.text)
  const human = `${written}\n${inner(mail)}`
  const structured = sns ? [...sns] : reports.flatMap(part => statusRecipients(textOf(part)))
  if (structured.length === 0) structured.push(...innerRecipients(mail))
  const failed = structured.filter(
    one => !delivered.has(one.action) && !(one.status.startsWith('2.') && one.action !== 'failed'),
  )
  if (structured.length > 0 && failed.length === 0) return null
  const senders = new Set([...mail.to, ...mail.from].map(one => one.address?.toLowerCase() ?? ''))
  const named = textRecipients(written, senders)
  const chosen = withWhatIsWritten(failed.length > 0 ? failed : named, named)
  const fallback = returnedRecipient(mail) ?? ''
  const recipients = (
    chosen.length > 0 ? chosen : [{ address: fallback, action: 'failed', status: '', diagnostic: '' }]
  ).map(one => recipient(one, human, fallback, isFilterGateway(mail)))
  return { class: recipients[0]?.class ?? 'unknown', recipients, returned: returnedId(mail) }
}

/** The words for people often say more than the fields: "5.0.0" there, "mailbox full" here. */
function withWhatIsWritten(failed: readonly StatusRecipient[], written: readonly StatusRecipient[]): StatusRecipient[] {
  return failed.map(one => {
    if (one.diagnostic !== '') return one
    const said = written.find(other => other.address.toLowerCase() === one.address.toLowerCase())
    return said ? { ...one, diagnostic: said.diagnostic } : one
  })
}

function recipient(one: StatusRecipient, human: string, fallback: string, filtered: boolean): BounceRecipient {
  return {
    address: one.address || fallback || null,
    action: one.action || 'failed',
    status: one.status || statusIn(one.diagnostic) || statusIn(human),
    diagnostic: one.diagnostic || null,
    class: bounceClass({
      status: one.status,
      diagnostic: one.diagnostic,
      around: human,
      filtered,
      category: one.category ?? '',
    }),
  }
}
