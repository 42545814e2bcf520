import { addressIn, type StatusRecipient } from './delivery-status.ts'

/** Where a mail system begins to repeat the message that it returns. */
const returned =
  /^[\s>*=-]{0,80}(?:below this line|this is a copy|(?:the )?(?:original|returned|undelivered|unsent|failed|bounced) (?:message|mail|headers?)\b(?! (?:was|were))|message (?:headers?|header) follow|(?:the )?headers? of the original|a copy of (?:the|your) (?:original )?message|below is a copy|original message|message text follows|copy of the message|mail headers|message follows|.{0,40}following is the (?:original|header)|the (?:text|body) of the|included is a copy|unsent message|start of (?:returned|original)|forwarded message)|^(?:return-path|received|dkim-signature|x-[\w-]{3,40}|mime-version|content-type): ?\S/i

const rcpt =
  /(?:rcpt to:?|recipient(?: address)?:?|to:|for|delivering (?:your )?(?:mail|message) to|user|address:?|mailbox) ?<?([^\s<>"'();,:]+@[^\s<>"'();,:]+)>?/i
const lead =
  /^(?:5\d\d )?[\s*>"'<(-]{0,12}(?:(?:recipient|address|to|failed recipient|original-recipient|final-recipient)\s?:\s*(?:rfc822;)?\s*)?<?["']?([^\s<>"'();,:]+@[^\s<>"'();,:]+?)["']?>?(?:$|\.\.\.|[\s:;,)(\]["'<])/i

/** The part of a bounce that its system wrote itself. */
export function reportText(text: string): string {
  const lines = text.split('\n', 400)
  let end = lines.findIndex((line, at) => at > 1 && returned.test(line))
  if (end < 3) end = lines.findIndex((line, at) => at > 5 && returned.test(line))
  return lines
    .slice(0, end === -1 ? lines.length : end)
    .join('\n')
    .slice(0, 8000)
}

/**
 * Recipients of a bounce that has no `message/delivery-status` part (qmail, Exim, Exchange, Notes and others): each
 * address that stands at the beginning of a line with the lines under it.
 * @param senders whose message came back: recipients only when nobody else is named
 */
export function textRecipients(report: string, senders: ReadonlySet<string>): StatusRecipient[] {
  const others = addressLines(report, address => !senders.has(address.toLowerCase()))
  const found = others.size > 0 ? others : addressLines(report, () => true)
  return [...found].slice(0, 100).map(([address, lines]) => ({
    address,
    action: 'failed',
    status: '',
    diagnostic: said(lines.join('\n').trim()).slice(0, 2000),
  }))
}

function addressLines(report: string, counts: (address: string) => boolean): Map<string, string[]> {
  const found = new Map<string, string[]>()
  let current: string[] | null = null
  for (const line of report.split('\n')) {
    const address = addressIn(lead.exec(line)?.[1] ?? '').toLowerCase()
    if (address && counts(address) && !/^\s*(?:from|sender|date|subject|message-id|reply-to)\s*:/i.test(line)) {
      current = found.get(address) ?? []
      found.set(address, current)
    }
    current?.push(line.trim())
  }
  if (found.size > 0) return found
  for (const one of [rcpt.exec(report)?.[1] ?? '', ...report.split(/[\s<>]+/, 4000)]) {
    const alone = addressIn(one).toLowerCase()
    if (alone && counts(alone)) return found.set(alone, [report])
  }
  return found
}

/** Gmail quotes the other server after a sentence of its own. */
const said = (text: string): string => /error that the other server returned was: ([\s\S]+)/.exec(text)?.[1] ?? text
