import { createRequire } from 'node:module'
import type { PSTAttachment, PSTFolder, PSTMessage } from 'pst-extractor'
import { Unreadable } from '../intake/unreadable.ts'
import { type Attached, type Correspondent, isInternet, type OutlookItem } from './item.ts'
import { uidOf } from './msg.ts'

// CommonJS with a default beside its names: asked for as such, it is the same in a bundle, in a thread and in tests.
const { PSTFile } = createRequire(import.meta.url)('pst-extractor') as typeof import('pst-extractor')

const most = { depth: 30, folders: 20_000, attachments: 200, bytes: 60 * 1024 * 1024 } as const

export interface Found {
  /** Folders from the top, as the mail program shows them, and the item's number in the last. */
  readonly place: string
  readonly item: OutlookItem | Unreadable
  readonly unsent: boolean
}

const iso = (date: Date | null): string | null => (date && !Number.isNaN(date.getTime()) ? date.toISOString() : null)

/**
 * Every item of an Outlook data file (PST, OST; MS-PST), folder by folder. A damaged item or folder is an `Unreadable` in
 * its place.
 * @throws Unreadable when the file is none, or is encrypted in a way that the format's own text does not know.
 */
export function* readPst(file: string | Buffer): Generator<Found> {
  let root: PSTFolder
  try {
    root = (typeof file === 'string' ? new PSTFile(file) : new PSTFile(file)).getRootFolder()
  } catch (error) {
    throw new Unreadable(`The Outlook file could not be opened: ${reason(error)}`)
  }
  const left = { folders: most.folders }
  yield* walk(root, [], left)
}

/** What the package says is about its own inside, but for two things. */
function reason(error: unknown): string {
  const said = error instanceof Error ? error.message : ''
  if (/PST is encrypted/.test(said)) return 'it is encrypted.'
  return /Unrecognised PST File version/.test(said) ? 'it is of a version that is not known here.' : 'it is damaged.'
}

function* walk(folder: PSTFolder, path: readonly string[], left: { folders: number }): Generator<Found> {
  const place = path.join('/')
  if (left.folders-- <= 0 || path.length > most.depth) return
  let inner: readonly PSTFolder[] = []
  try {
    inner = folder.getSubFolders()
  } catch (error) {
    // Search folders often point at what was never written; they hold nothing of their own.
    if (!/search/i.test(place)) yield bad(place || 'top folder', error)
  }
  for (const one of inner) yield* walk(one, [...path, nameOf(one)], left)
  yield* items(folder, place)
}

const nameOf = (folder: PSTFolder): string => {
  try {
    return folder.displayName.replaceAll('/', '-') || 'Folder'
  } catch {
    return 'Folder'
  }
}

function* items(folder: PSTFolder, place: string): Generator<Found> {
  let count = 0
  try {
    count = folder.contentCount
  } catch {
    return
  }
  for (let number = 1; number <= count; number++) {
    const where = `${place}, item ${number}`
    let next: PSTMessage | null = null
    try {
      next = folder.getNextChild()
    } catch (error) {
      yield bad(where, error)
      continue
    }
    if (!next) return
    try {
      yield { place: where, item: itemOf(next), unsent: next.isUnsent }
    } catch (error) {
      yield bad(where, error)
    }
  }
}

const bad = (place: string, error: unknown): Found => ({
  place,
  item: new Unreadable(`It could not be read: ${reason(error)}`),
  unsent: false,
})

function itemOf(message: PSTMessage): OutlookItem {
  const kind = message.messageClass.toLowerCase()
  if (/^ipm\.(?:note|schedule|post)|^report\.|^ipm$|^$/.test(kind))
    return {
      kind: 'mail',
      mail: {
        headers: message.transportMessageHeaders,
        subject: message.subject,
        from: {
          name: message.senderName,
          address: internet(message.senderEmailAddress, message.sentRepresentingEmailAddress),
        },
        to: recipients(message),
        date: iso(message.messageDeliveryTime) ?? iso(message.clientSubmitTime) ?? iso(message.creationTime),
        messageId: message.internetMessageId,
        inReplyTo: message.inReplyToId,
        text: message.body,
        html: message.bodyHTML,
        attachments: attachments(message),
      },
    }
  if (/^ipm\.appointment/.test(kind)) return meeting(message) ?? { kind: 'other', what: kind }
  return /^ipm\.contact/.test(kind) ? card(message) : { kind: 'other', what: kind }
}

const internet = (...addresses: readonly string[]): string => addresses.find(isInternet) ?? ''

function recipients(message: PSTMessage): Correspondent[] {
  const found: Correspondent[] = []
  for (let at = 0; at < Math.min(message.numberOfRecipients, 500); at++) {
    const one = message.getRecipient(at)
    if (one)
      found.push({
        name: one.displayName,
        address: internet(one.smtpAddress, one.emailAddress),
        as: one.recipientType === 2 ? 'cc' : one.recipientType === 3 ? 'bcc' : 'to',
      })
  }
  return found
}

function attachments(message: PSTMessage): Attached[] {
  const found: Attached[] = []
  let left: number = most.bytes
  for (let at = 0; at < Math.min(message.numberOfAttachments, most.attachments); at++) {
    const one: PSTAttachment = message.getAttachment(at)
    const stream = one.attachMethod === 1 ? one.fileInputStream : null
    if (!stream) continue
    const size = stream.length.toNumber()
    left -= size
    if (left < 0) break
    const bytes = Buffer.alloc(size)
    stream.readCompletely(bytes)
    found.push({ name: one.longFilename || one.filename || 'attachment', mediaType: one.mimeTag, bytes })
  }
  return found
}

/** What the package's classes for calendars and cards add; they are not among the names that it exports. */
type Appointment = PSTMessage & {
  readonly startTime: Date | null
  readonly endTime: Date | null
  readonly location: string
  readonly cleanGlobalObjectId: Buffer | null
}
type Contact = PSTMessage &
  Readonly<
    Record<
      | 'givenName'
      | 'surname'
      | 'companyName'
      | 'title'
      | 'mobileTelephoneNumber'
      | 'businessTelephoneNumber'
      | 'homeTelephoneNumber'
      | 'workAddressCity'
      | 'workAddressCountry'
      | 'email1EmailAddress'
      | 'email2EmailAddress'
      | 'email3EmailAddress',
      string
    >
  >

const isAppointment = (message: PSTMessage): message is Appointment => 'startTime' in message
const isContact = (message: PSTMessage): message is Contact => 'givenName' in message

function meeting(message: PSTMessage): OutlookItem | null {
  const starts = isAppointment(message) ? iso(message.startTime) : null
  if (!isAppointment(message) || starts === null) return null
  const organiser = {
    name: message.senderName,
    address: internet(message.senderEmailAddress, message.sentRepresentingEmailAddress),
  }
  return {
    kind: 'meeting',
    meeting: {
      uid: message.cleanGlobalObjectId ? uidOf(message.cleanGlobalObjectId.toString('hex')) : '',
      title: message.subject,
      starts,
      ends: iso(message.endTime),
      place: message.location,
      words: message.body,
      organiser: organiser.address ? organiser : null,
      guests: recipients(message),
    },
  }
}

function card(message: PSTMessage): OutlookItem {
  if (!isContact(message)) return { kind: 'other', what: 'a card' }
  return {
    kind: 'card',
    card: {
      full: message.displayName || message.subject,
      given: message.givenName,
      family: message.surname,
      company: message.companyName,
      title: message.title,
      emails: [message.email1EmailAddress, message.email2EmailAddress, message.email3EmailAddress].filter(address =>
        isInternet(address ?? ''),
      ),
      phones: [
        [message.mobileTelephoneNumber, 'CELL'],
        [message.businessTelephoneNumber, 'WORK'],
        [message.homeTelephoneNumber, 'HOME'],
      ],
      place: [message.workAddressCity, message.workAddressCountry].filter(Boolean).join(', '),
    },
  }
}
