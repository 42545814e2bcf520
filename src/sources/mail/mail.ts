import type { Occurred } from '#src/domain/occurred.ts'
import type { HtmlLines } from './html.ts'

/** One mailbox as it is written in a header: `address` as the sender spelt it, null where there is none. */
export interface MailAddress {
  readonly name: string | null
  readonly address: string | null
}

export interface MailAttachment {
  readonly name: string | null
  /** Lower case, `type/subtype`. */
  readonly mediaType: string
  readonly bytes: Uint8Array
  /** Shown inside the message (an image by its Content-ID), not attached by hand. */
  readonly inline: boolean
  /** iTIP method of a calendar part, upper case. */
  readonly method?: string
}

/** Where the date came from, surest first. */
export type DateSource = 'date' | 'received' | 'envelope' | 'none'

/** One message, read. Everything is what the message says; nothing is checked against anything else. */
export interface ParsedMail {
  /** Without angle brackets. Null where there is none or an implausible one (over 998 characters, RFC 5322 2.1.1). */
  readonly messageId: string | null
  readonly inReplyTo: string | null
  /** Oldest first, each once, at most 5,000. */
  readonly references: readonly string[]
  /** More than one is a sign of forgery, or of a mail written by several (RFC 5322 3.6.2). */
  readonly from: readonly MailAddress[]
  readonly to: readonly MailAddress[]
  readonly cc: readonly MailAddress[]
  readonly bcc: readonly MailAddress[]
  readonly replyTo: readonly MailAddress[]
  readonly date: Occurred
  readonly dateSource: DateSource
  readonly subject: string
  /** The plain text part, or the HTML part as text where there is no other. */
  readonly text: string
  readonly html: string | null
  /** The HTML part taken into lines, where there is no plain text. */
  readonly htmlLines: HtmlLines | null
  readonly attachments: readonly MailAttachment[]
  /** Lower-case names, unfolded values, in the order of the message. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** What could not be read or was left out, in words for a person. */
  readonly notices: readonly string[]
}

/** First value of a header, empty when there is none. */
export function header(mail: Pick<ParsedMail, 'headers'>, name: string): string {
  for (const [key, value] of mail.headers) if (key === name) return value
  return ''
}

export function headerAll(mail: Pick<ParsedMail, 'headers'>, name: string): string[] {
  const found: string[] = []
  for (const [key, value] of mail.headers) if (key === name) found.push(value)
  return found
}
