import type { Automatic } from './automatic.ts'
import type { BounceClass } from './bounce-class.ts'
import type { MailAddress } from './mail.ts'
import { type Reading, readMail } from './reading.ts'
import { splitMail } from './split.ts'

/** One message as `parse mail` prints it. Identifiers have no angle brackets; dates are ISO instants. */
export interface MailDocument {
  readonly messageId: string | null
  readonly inReplyTo: string | null
  readonly references: readonly string[]
  readonly from: MailAddress | null
  readonly to: readonly MailAddress[]
  readonly cc: readonly MailAddress[]
  readonly date: string | null
  readonly subject: string
  readonly text: string
  readonly reply: string
  readonly quoted: string | null
  readonly signature: string | null
  readonly automatic: Automatic
  readonly bounce: {
    readonly class: BounceClass
    readonly recipients: readonly {
      readonly address: string | null
      readonly action: string
      readonly status: string | null
      readonly diagnostic: string | null
    }[]
  } | null
  readonly complaint: { readonly type: string; readonly address: string | null } | null
  readonly attachments: readonly { readonly name: string | null; readonly mediaType: string; readonly size: number }[]
}

/** Reads one RFC 5322 message into a document. Never throws: what is damaged is left out. */
export async function parseMail(bytes: Uint8Array): Promise<MailDocument> {
  return document(await readMail(bytes))
}

/** Documents of a file that is one message or an mbox of many, in their order, as it streams in. */
export async function* parseMailFile(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<MailDocument> {
  for await (const { bytes, envelope } of splitMail(chunks)) yield document(await readMail(bytes, { envelope }))
}

function document({ mail, split, automatic, bounce, complaint }: Reading): MailDocument {
  return {
    messageId: mail.messageId,
    inReplyTo: mail.inReplyTo,
    references: mail.references,
    from: mail.from[0] ?? null,
    to: mail.to,
    cc: mail.cc,
    date: mail.date.at,
    subject: mail.subject,
    text: mail.text,
    reply: split.reply,
    quoted: split.quoted,
    signature: split.signature,
    automatic,
    bounce: bounce && {
      class: bounce.class,
      recipients: bounce.recipients.map(({ address, action, status, diagnostic }) => ({
        address,
        action,
        status,
        diagnostic,
      })),
    },
    complaint: complaint && { type: complaint.type, address: complaint.address },
    attachments: mail.attachments.map(part => ({
      name: part.name,
      mediaType: part.mediaType,
      size: part.bytes.length,
    })),
  }
}
