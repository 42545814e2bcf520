import { type BounceClass, bounceClass, statusIn } from './bounce-class.ts'
import { reportText, textRecipients } from './bounce-text.ts'
import { addressIn, fieldGroups, type StatusRecipient, statusRecipients } from './delivery-status.ts'
import { header, headerAll, type ParsedMail } from './mail.ts'

export interface BounceRecipient {
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

const system =
  /^(?:mailer-daemon|postmaster|mail-daemon|mailerdaemon|mdaemon|bounce|bounces|mail-delivery|maildelivery|noreply-maildelivery|mailsystem|mail\.system|amavisd?|complaints)(?:[-+_.].{0,60})?@|^(?:mailer-daemon|postmaster|maildelivery)$|mail delivery (?:sub)?system/i
const subject =
  /undeliver|delivery (?:status )?(?:notification|failure|failed|report|problem|error|delayed)|delivery has failed|returned (?:mail|to sender)|mail (?:delivery )?(?:failed|failure|error|could not|status report|system error)|failure (?:notice|delivery)|non[- ]?deliver|could not (?:send|be delivered)|unable to deliver|failed (?:mail|delivery)|message (?:could not|undeliver|not delivered|status)|bounced? (?:mail|message)|delivery to .{0,60} (?:failed|has failed)|unzustellbar|nicht zugestellt|échec de la (?:remise|distribution)|non remis|non distribué|no se (?:puede|pudo) entregar|error de entrega|mancato recapito|não entregue|falha na entrega|onbestelbaar|kan niet worden|kunde inte levereras|levering|nie można dostarczyć|недоставлен|не доставлено|配信不能|配送|退信|반송/i
const failing =
  /\b[45]\d\d[ -]|\b[45]\.\d\.\d{1,3}\b|could not be delivered|(?:wasn.t|not) able to deliver|unable to deliver|undeliverable|delivery (?:to .{0,80} )?(?:has )?failed|permanent (?:fatal )?error|did not reach|was not delivered|couldn.t be delivered|failed permanently|(?:user|recipient|mailbox) (?:is )?unknown|rejected|not listed|delivery errors|delivery problems/i
const delivered: ReadonlySet<string> = new Set(['delivered', 'relayed', 'expanded'])

/** A delivery status notification, with the class of each recipient that failed. Null when a mail is none. */
export function readBounce(mail: ParsedMail): Bounce | null {
  const reports = mail.attachments.filter(part =>
    /^(?:message|text)\/(?:global-)?delivery-status$/.test(part.mediaType),
  )
  const human = reportText(mail.text)
  const structured = reports.flatMap(part => statusRecipients(Buffer.from(part.bytes).toString('utf8', 0, 512 * 1024)))
  if (reports.length === 0 && !looksLikeBounce(mail, human)) return null
  const failed = structured.filter(
    one => !delivered.has(one.action) && !(one.status.startsWith('2.') && one.action !== 'failed'),
  )
  if (structured.length > 0 && failed.length === 0) return null
  const senders = new Set([...mail.to, ...mail.from].map(one => one.address?.toLowerCase() ?? ''))
  const written = textRecipients(human, senders)
  const chosen = withWhatIsWritten(failed.length > 0 ? failed : written, written)
  const fallback = returnedRecipient(mail) ?? ''
  const recipients = (
    chosen.length > 0 ? chosen : [{ address: fallback, action: 'failed', status: '', diagnostic: '' }]
  ).map(one => recipient(one, human, fallback))
  return { class: recipients[0]?.class ?? 'unknown', recipients, returned: returnedId(mail) }
}

function looksLikeBounce(mail: ParsedMail, human: string): boolean {
  if (header(mail, 'x-failed-recipients') !== '') return true
  const sender = mail.from[0]
  const fromSystem = system.test(sender?.address ?? '') || system.test(sender?.name ?? '')
  const nobody = header(mail, 'return-path').trim() === '<>' || mail.from.length === 0
  const named = subject.test(mail.subject)
  if (fromSystem || (nobody && named)) return failing.test(human) || named
  return (
    named &&
    failing.test(human) &&
    !/^(?:re|aw|fwd?|wg|sv|antw?)\s*:/i.test(mail.subject) &&
    /\b[45]\d\d[ -]|\b[45]\.\d\.\d{1,3}\b|did not reach/.test(human)
  )
}

/** The words for people often say more than the fields: "5.0.0" there, "mailbox full" here. */
function withWhatIsWritten(failed: readonly StatusRecipient[], written: readonly StatusRecipient[]): StatusRecipient[] {
  return failed.map(one => {
    if (one.diagnostic !== '') return one
    const said = written.find(other => other.address.toLowerCase() === one.address.toLowerCase())
    return said ? { ...one, diagnostic: said.diagnostic } : one
  })
}

function recipient(one: StatusRecipient, human: string, fallback: string): BounceRecipient {
  return {
    address: one.address || fallback || null,
    action: one.action || 'failed',
    status: one.status || statusIn(one.diagnostic) || statusIn(human),
    diagnostic: one.diagnostic || null,
    class: bounceClass(one.status, one.diagnostic, human),
  }
}

/** The returned message: a part of its own, or headers in the text. */
function returnedText(mail: ParsedMail): string {
  const part = mail.attachments.find(one =>
    /^(?:message\/(?:global|rfc822)(?:-headers)?|text\/rfc822-headers?)$/.test(one.mediaType),
  )
  return part ? Buffer.from(part.bytes).toString('utf8', 0, 64 * 1024) : mail.text.slice(reportText(mail.text).length)
}

function returnedHeader(mail: ParsedMail, name: string): string {
  for (const group of fieldGroups(returnedText(mail).slice(0, 64 * 1024))) {
    const value = group.get(name)
    if (value !== undefined) return value
  }
  return ''
}

const returnedId = (mail: ParsedMail): string | null =>
  /<([^<>\s]{1,998})>/.exec(returnedHeader(mail, 'message-id'))?.[1] ?? null

function returnedRecipient(mail: ParsedMail): string | null {
  const failed = headerAll(mail, 'x-failed-recipients').join(',')
  return addressIn(failed) || addressIn(returnedHeader(mail, 'to')) || null
}
