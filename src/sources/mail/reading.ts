import { type Automatic, automaticOf, isBulk } from './automatic.ts'
import { type Bounce, readBounce } from './bounce.ts'
import { type Complaint, readComplaint } from './complaint.ts'
import type { ParsedMail } from './mail.ts'
import { type MessageOptions, readMessage } from './message.ts'
import { contentNotices } from './notices.ts'
import { type Notification, notificationOf } from './notification.ts'
import { type Split, splitMail } from './reply.ts'

/** Everything that can be known of a mail from its bytes alone: plain data, so that a worker thread can send it back. */
export interface Reading {
  /** Without its HTML, which nothing needs any more and which would be copied between threads. */
  readonly mail: ParsedMail
  readonly hasHtml: boolean
  readonly split: Split
  readonly automatic: Automatic
  readonly bulk: boolean
  readonly bounce: Bounce | null
  readonly complaint: Complaint | null
  /** What a network says somebody did. */
  readonly notification: Notification | null
  /** What was left out or cannot be shown, in words for a person. */
  readonly notices: readonly string[]
}

/** Reads one message whole. Never throws. */
export async function readMail(raw: Uint8Array, options: MessageOptions = {}): Promise<Reading> {
  const mail = await readMessage(raw, options)
  const split = splitMail(mail)
  const automatic = automaticOf(mail, split.reply)
  const complaint = readComplaint(mail)
  return {
    mail: { ...mail, html: null, htmlLines: null },
    hasHtml: mail.html !== null,
    split,
    automatic,
    bulk: isBulk(mail, automatic),
    bounce: complaint === null ? readBounce(mail) : null,
    complaint,
    notification: notificationOf(mail),
    notices: [...mail.notices, ...contentNotices(mail)],
  }
}

export interface RawMessage extends MessageOptions {
  readonly bytes: Uint8Array
}

/** Reads messages one after another: the unit of work for a thread. In the order given, one reading for each. */
export async function parseBatch(messages: readonly RawMessage[]): Promise<Reading[]> {
  const readings: Reading[] = []
  for (const { bytes, ...options } of messages) readings.push(await readMail(bytes, options))
  return readings
}
