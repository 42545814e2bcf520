import { addressIn, type StatusRecipient } from './delivery-status.ts'

/** Where a mail system begins to repeat the message that it returns. */
const returned =
  /^[\s>*=-]{0,80}(?:below this line|this is a copy|(?:the )?(?:original|returned|undelivered|unsent|failed|bounced) (?:message|mail|headers?)|message (?:headers?|header) follow|(?:the )?headers? of the original|a copy of (?:the|your) (?:original )?message|below is a copy|original message|message text follows|copy of the message|mail headers|message follows|.{0,40}following is the (?:original|header)|the (?:text|body) of the|included is a copy|unsent message|start of (?:returned|original)|forwarded message)|^(?:return-path|received|dkim-signature|x-[\w-]{3,40}|mime-version|content-type): ?\S/i

const rcpt =
  /(?:rcpt to:?|recipient(?: address)?:?|to:|for|delivering (?:your )?(?:mail|message) to|user|address:?|mailbox) ?<?([^\s<>"'();,:]+@[^\s<>"'();,:]+)>?/i
const lead =
  /^[\s*>"'<(-]{0,12}(?:(?:recipient|address|to|failed recipient|original-recipient|final-recipient)\s?:\s*(?:rfc822;)?\s*)?<?["']?([^\s<>"'();,:]+@[^\s<>"'();,:]+?)["']?>?(?:$|[\s:;,)(\]["'<])/i

/** The part of a bounce that its system wrote itself. */
export function reportText(text: string): string {
  const lines = text.split('\n', 400)
  let end = lines.findIndex((line, at) => at > 1 && returned.test(line))
  if (end < 3) end = lines.findIndex((line, at) => at > 5 && returned.test(line))
  return lines
    .slice(0, end === -1 ? lines.length : end)
    .join('\n')
    .slice(0, 16_000)
}

/**
 * Recipients of a bounce that has no `message/delivery-status` part (qmail, Exim, Exchange, Notes and others): each
 * address that stands at the beginning of a line with the lines under it.
 * @param sender whose message came back; never a recipient
 */
export function textRecipients(report: string, sender: ReadonlySet<string>): StatusRecipient[] {
  const found = new Map<string, string[]>()
  let current: string[] | null = null
  for (const line of report.split('\n')) {
    const address = addressIn(lead.exec(line)?.[1] ?? '')
    if (
      address &&
      !sender.has(address.toLowerCase()) &&
      !/^\s*(?:from|sender|date|subject|message-id)\s*:/i.test(line)
    ) {
      current = found.get(address) ?? []
      found.set(address, current)
    }
    current?.push(line.trim())
  }
  if (found.size === 0) {
    const address = addressIn(rcpt.exec(report)?.[1] ?? '')
    if (address && !sender.has(address.toLowerCase())) found.set(address, [report])
  }
  return [...found].slice(0, 100).map(([address, lines]) => ({
    address,
    action: 'failed',
    status: '',
    diagnostic: lines.join(' ').trim().slice(0, 2000),
  }))
}
