import { reportText } from './bounce-text.ts'
import { header, type ParsedMail } from './mail.ts'

const system =
  /^(?:mailer-daemon|postmaster|mail-daemon|mailerdaemon|mdaemon|bounce|bounces|mail-delivery|maildelivery|noreply-maildelivery|mailsystem|mail\.system|amavisd?|complaints)(?:[-+_.].{0,60})?@|^(?:mailer-daemon|postmaster|maildelivery)$|mail delivery (?:sub)?system/i
const subject =
  /undeliver|delivery (?:status )?(?:notification|failure|failed|report|problem|error|delayed)|delivery has failed|returned (?:mail|to sender)|mail (?:delivery )?(?:failed|failure|error|could not|status report|system error)|failure (?:notice|delivery)|non[- ]?deliver|could not (?:send|be delivered)|unable to deliver|failed (?:mail|delivery)|message (?:could not|undeliver|not delivered|status)|bounced? (?:mail|message)|delivery to .{0,60} (?:failed|has failed)|unzustellbar|nicht zugestellt|échec de la (?:remise|distribution)|non remis|non distribué|no se (?:puede|pudo) entregar|error de entrega|mancato recapito|não entregue|falha na entrega|onbestelbaar|kan niet worden|kunde inte levereras|levering|nie można dostarczyć|недоставлен|не доставлено|メールエラー|エラー通知|配信不能|配送|退信|반송/i
const failing =
  /\b[45]\d\d[ -]|\b[45]\.\d\.\d{1,3}\b|could not be delivered|(?:wasn.t|not) able to deliver|unable to deliver|undeliverable|delivery (?:to .{0,80} )?(?:has )?failed|permanent (?:fatal )?error|did not reach|was not delivered|couldn.t be delivered|failed permanently|(?:user|recipient|mailbox) (?:is )?unknown|rejected|not listed|delivery errors|delivery problems/i
/** Said by systems that give neither a name nor a subject to know them by. */
const unnamed = /your mail sent on: .{5,40}\n\s*could not be delivered to:|^you are not a member of this mailing list/im

/**
 * Whether a mail without a delivery report is one all the same: by who sent it, its subject, and what it says.
 */
export function looksLikeBounce(mail: ParsedMail): boolean {
  if (header(mail, 'x-failed-recipients') !== '') return true
  const sender = mail.from[0]
  const fromSystem = system.test(sender?.address ?? '') || system.test(sender?.name ?? '')
  const nobody = header(mail, 'return-path').trim() === '<>' || mail.from.length === 0
  const named = subject.test(mail.subject)
  if (unnamed.test(mail.text.slice(0, 1000))) return true
  if (!fromSystem && !named) return false
  const text = reportText(mail.text)
  if (fromSystem || (nobody && named)) return failing.test(text) || named
  return (
    named &&
    failing.test(text) &&
    !/^(?:re|aw|fwd?|wg|sv|antw?)\s*:/i.test(mail.subject) &&
    /\b[45]\d\d[ -]|\b[45]\.\d\.\d{1,3}\b|did not reach/.test(text)
  )
}

/** Spam filters in front of a house take a message before the house has seen it: what they report is not its refusal. */
export const isFilterGateway = (mail: ParsedMail): boolean =>
  /surfcontrol e-?mail filter/i.test(header(mail, 'x-mailer')) ||
  /\.mxlogic\.net$/i.test(mail.from[0]?.address ?? '') ||
  mail.headers.some(([name, value]) => name === 'received' && value.includes('(MAILFOUNDRY)'))
