import type { Draft, OriginalDraft, Party, Role } from '#src/domain/draft.ts'
import type { Identifier } from '#src/domain/identifier.ts'
import type { Json, JsonObject } from '#src/lib/json.ts'
import { normaliseEmail } from '#src/lib/normalise/email.ts'
import { mailKey } from './fingerprint.ts'
import { isDraft, isSent, isSpam, labels } from './labels.ts'
import { header, type MailAddress, type MailAttachment, type ParsedMail } from './mail.ts'
import type { Reading } from './reading.ts'
import { authentication, isForged } from './sender.ts'
import type { ThreadKeys } from './thread-key.ts'

/** More recipients than this are kept by number: nobody has a conversation with them. */
const mostPeople = 300
const mostReferences = 100
const longestQuote = 8000
const longestText = 200_000

/** Headers that a person may ask about later; the rest is in the original. */
const telling = [
  'sender',
  'return-path',
  'delivered-to',
  'list-id',
  'auto-submitted',
  'x-mailer',
  'user-agent',
] as const

interface DraftPlace {
  /** Readable to a person: "Inbox.mbox, message 12". */
  readonly place: string
  /** Never sent, as its folder says. */
  readonly unsent?: boolean
  /** Lies in the folder of what the holder sent. */
  readonly sent?: boolean
}

/** One mail as an entry. What a mail says of people beyond that they wrote or got it is in `claims.ts`. */
export function mailDraft(
  reading: Reading,
  raw: Uint8Array,
  isMe: (identifier: Identifier) => boolean,
  keys: ThreadKeys,
  { place, unsent = false, sent = false }: DraftPlace,
): Draft {
  const { mail, split, automatic, bulk } = reading
  const key = mailKey(reading)
  const from = normaliseEmail(mail.from[0]?.address ?? '')
  const out = sent || isSent(mail) || (from !== null && isMe({ kind: 'email', value: from }))
  const kept = mail.attachments.filter(isKept)
  const draft = unsent || isDraft(mail)
  return {
    kind: draft ? 'email.drafted' : out ? 'email.sent' : 'email.received',
    channel: 'email',
    direction: draft ? 'none' : out ? 'out' : 'in',
    occurred: mail.date,
    family: 'mail',
    key,
    body: body(reading, kept),
    text: (split.reply || mail.text).slice(0, longestText) || null,
    people: people(mail, key),
    thread: keys.of(mail, `mail:${key[1]}`),
    automatic: automatic !== null && automatic !== 'list',
    bulk: bulk || isSpam(mail),
    original: { bytes: raw, mediaType: 'message/rfc822', name: null },
    ...(kept.length > 0 ? { attachments: kept.map(original) } : {}),
    place,
    seenAt: mail.date.at,
  }
}

const original = (part: MailAttachment): OriginalDraft => ({
  bytes: part.bytes,
  mediaType: part.mediaType,
  name: part.name,
})

/** Pictures inside the text and the parts of a report are read with the original, not kept apart. */
const isKept = (part: MailAttachment): boolean =>
  part.bytes.length > 0 &&
  !part.inline &&
  !/^(?:message\/(?:delivery-status|feedback-report)|text\/rfc822-headers)$/.test(part.mediaType)

function people(mail: ParsedMail, key: readonly string[]): Party[] {
  const found: Party[] = []
  const seen = new Set<string>()
  const add = (role: Role, one: MailAddress, name: string | null, other: string | null): void => {
    const address = normaliseEmail(one.address ?? '')
    const identifier: Identifier | null = address
      ? { kind: 'email', value: address }
      : other === null
        ? null
        : { kind: 'record', value: other }
    if (!identifier || seen.has(identifier.value) || found.length >= mostPeople) return
    seen.add(identifier.value)
    found.push({ role, identifiers: [identifier], ...(name ? { name } : {}) })
  }
  const forged = isForged(mail)
  mail.from.forEach((one, at) => {
    add('sender', one, forged ? null : one.name, `mail:${key.join(':')}:from${at}`)
  })
  for (const one of [...mail.to, ...mail.bcc]) add('recipient', one, one.name, null)
  for (const one of mail.cc) add('cc', one, one.name, null)
  return found
}

const written = (list: readonly MailAddress[]): Json =>
  list.slice(0, mostPeople).map(one => ({ name: one.name, address: one.address }))

/** From the middle, as RFC 5256 servers do: root and parents say the most. */
const references = (ids: readonly string[]): readonly string[] =>
  ids.length <= mostReferences ? ids : [...ids.slice(0, 20), ...ids.slice(20 - mostReferences)]

function body(
  { mail, hasHtml, split, automatic, bounce, complaint, notices }: Reading,
  kept: readonly MailAttachment[],
): JsonObject {
  const headers = Object.fromEntries(
    telling.map(name => [name, header(mail, name).slice(0, 500)]).filter(([, value]) => value !== ''),
  )
  const checked = authentication(mail)
  return {
    messageId: mail.messageId,
    subject: mail.subject,
    from: written(mail.from),
    to: written(mail.to),
    cc: written(mail.cc),
    ...(mail.bcc.length > 0 ? { bcc: written(mail.bcc) } : {}),
    ...(mail.replyTo.length > 0 ? { replyTo: written(mail.replyTo) } : {}),
    inReplyTo: mail.inReplyTo,
    references: references(mail.references),
    quoted: split.quoted?.slice(0, longestQuote) ?? null,
    signature: split.signature?.slice(0, longestQuote) ?? null,
    hasHtml,
    attachments: kept.map(part => ({ name: part.name, mediaType: part.mediaType, size: part.bytes.length })),
    headers,
    labels: labels(mail),
    automatic,
    bounce: bounce && {
      class: bounce.class,
      returned: bounce.returned,
      recipients: bounce.recipients.slice(0, 50).map(one => ({ ...one })),
    },
    complaint: complaint && { ...complaint },
    ...(mail.dateSource === 'date' ? {} : { dateFrom: mail.dateSource }),
    ...(checked === null ? {} : { dmarc: checked }),
    ...(isForged(mail) ? { unverified: true } : {}),
    ...(notices.length > 0 ? { notices } : {}),
  }
}
