import { createRequire } from 'node:module'
import type { FieldsData } from '@kenjiuno/msgreader'
import { Unreadable } from '../intake/unreadable.ts'
import { unsound } from './compound.ts'
import { type Attached, type Correspondent, isInternet, type OutlookItem } from './item.ts'

// CommonJS whose class is a default inside: asked for as such, it is the same in a bundle, in a thread and in tests.
const { default: MsgReader } = createRequire(import.meta.url)(
  '@kenjiuno/msgreader',
) as typeof import('@kenjiuno/msgreader')
type Reader = InstanceType<typeof MsgReader>

const most = { attachments: 200, bytes: 60 * 1024 * 1024 } as const

const iso = (text: string | undefined): string | null => {
  const at = Date.parse(text ?? '')
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}

const addressOf = (fields: FieldsData): string =>
  [
    fields.smtpAddress,
    fields.senderSmtpAddress,
    fields.sentRepresentingSmtpAddress,
    fields.creatorSMTPAddress,
    fields.email,
    fields.senderEmail,
  ].find(address => isInternet(address ?? '')) ?? ''

function recipients(fields: FieldsData): Correspondent[] {
  return (fields.recipients ?? []).map(one => ({
    name: one.name ?? '',
    address: addressOf(one),
    as: one.recipType ?? 'to',
  }))
}

function attachments(reader: Reader, fields: FieldsData): Attached[] {
  const found: Attached[] = []
  let left: number = most.bytes
  for (const one of (fields.attachments ?? []).slice(0, most.attachments)) {
    // A message inside a message is no file; its words are quoted in the answer as a rule.
    if (one.innerMsgContent || one.attachmentHidden) continue
    const { fileName, content } = reader.getAttachment(one)
    left -= content.length
    if (left < 0) break
    found.push({ name: fileName || 'attachment', mediaType: one.attachMimeTag ?? '', bytes: content })
  }
  return found
}

/**
 * The item in a `.msg` file (MS-OXMSG, a compound file).
 * @throws Unreadable when it is none, is damaged, or is not of a kind that is read.
 */
export function readMsg(bytes: Uint8Array): OutlookItem {
  const why = unsound(bytes)
  if (why !== null) throw new Unreadable(why)
  const buffer = new Uint8Array(bytes).buffer
  const reader = new MsgReader(buffer)
  const fields = reader.getFileData()
  if (fields.error) throw new Unreadable('It is a compound file of Office, but no Outlook message.')
  const kind = (fields.messageClass ?? 'IPM.Note').toLowerCase()
  const html = fields.bodyHtml ?? (fields.html ? Buffer.from(fields.html).toString('utf8') : '')
  const from = { name: fields.senderName ?? '', address: addressOf(fields) }
  const starts = iso(fields.apptStartWhole ?? fields.clipStart)
  if (/^ipm\.appointment/.test(kind) && starts)
    return {
      kind: 'meeting',
      meeting: {
        uid: uidOf(fields.globalAppointmentID ?? ''),
        title: fields.subject ?? '',
        starts,
        ends: iso(fields.apptEndWhole ?? fields.clipEnd),
        place: fields.apptLocation ?? fields.location ?? '',
        words: fields.body ?? '',
        organiser: from.name || from.address ? from : null,
        guests: recipients(fields),
      },
    }
  if (/^ipm\.contact/.test(kind))
    return {
      kind: 'card',
      card: {
        full: fields.name ?? fields.fileUnder ?? fields.subject ?? '',
        given: fields.givenName ?? '',
        family: fields.surname ?? '',
        company: fields.companyName ?? '',
        title: fields.title ?? '',
        emails: [fields.email ?? '', fields.smtpAddress ?? ''].filter(isInternet),
        phones: [
          [fields.mobileTelephoneNumber ?? '', 'CELL'],
          [fields.businessTelephoneNumber ?? '', 'WORK'],
          [fields.homeTelephoneNumber ?? '', 'HOME'],
        ],
        place: [fields.workAddressCity ?? fields.addressCity, fields.workAddressCountry ?? fields.country]
          .filter(Boolean)
          .join(', '),
      },
    }
  if (!/^ipm\.(?:note|schedule|post)|^report\.|^ipm$/.test(kind)) return { kind: 'other', what: kind }
  return {
    kind: 'mail',
    mail: {
      headers: fields.headers ?? '',
      subject: fields.subject ?? '',
      from,
      to: recipients(fields),
      date: iso(fields.messageDeliveryTime ?? fields.clientSubmitTime ?? fields.creationTime),
      messageId: fields.messageId ?? '',
      inReplyTo: '',
      text: fields.body ?? '',
      html,
      attachments: attachments(reader, fields),
    },
  }
}

/**
 * A calendar's UID in Outlook's own: a vendor's UID is wrapped in `vCal-Uid`, Outlook's is the id itself in hexadecimal
 * (MS-OXCICAL 2.1.3.1.1.20.26).
 */
export function uidOf(hex: string): string {
  const bytes = Buffer.from(hex, 'hex')
  const at = bytes.indexOf('vCal-Uid')
  return at > 0
    ? bytes
        .subarray(at + 12)
        .toString('utf8')
        .replace(/\0+$/, '')
    : hex.toUpperCase()
}
