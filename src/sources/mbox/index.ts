import type { Unread } from '#src/domain/draft.ts'
import { isSentFolder } from '../mail/labels.ts'
import { splitMbox } from '../mail/mbox.ts'
import { type FoundMail, inThisThread, type Pace, readMails } from '../mail/read-mails.ts'
import { isMbox } from '../mail/split.ts'
import { type SurveyedMail, surveyMails } from '../mail/survey-mails.ts'
import type { Connector, Group, SourceFile } from '../source.ts'

/** Apple Mail calls every mailbox `mbox` and puts it into a folder of its name. */
const nameOf = (path: string): string => {
  const parts = path.split('/')
  const last = parts.pop() ?? path
  return last === 'mbox' ? (parts.pop() ?? last) : last
}
const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`

/** Thunderbird leaves deleted and moved messages in the file, marked so, until the folder is compacted. */
const isDeleted = (bytes: Uint8Array): boolean => {
  const status = /^X-Mozilla-Status: ([0-9a-f]{4})\b/im.exec(
    Buffer.from(bytes.subarray(0, 2048)).toString('latin1'),
  )?.[1]
  return status !== undefined && (Number.parseInt(status, 16) & 8) !== 0
}

async function* messages(group: Group, signal: AbortSignal | undefined): AsyncGenerator<FoundMail | Unread> {
  for (const file of group.files) {
    let number = 0
    for await (const { bytes, envelope, offset, tooLong } of splitMbox(file.open())) {
      signal?.throwIfAborted()
      number++
      if (isDeleted(bytes)) continue
      const place = `${nameOf(file.path)}, message ${number} (byte ${offset})`
      if (tooLong !== null)
        yield { unread: true, place, why: `The message is ${megabytes(tooLong)} long; at most 100 MB are read` }
      else yield { bytes, envelope, place, sent: isSentFolder(file.path) }
    }
  }
}

async function* heads(group: Group): AsyncGenerator<SurveyedMail> {
  for (const file of group.files) {
    const sent = isSentFolder(file.path)
    for await (const { bytes } of splitMbox(file.open())) if (!isDeleted(bytes)) yield { bytes, sent }
  }
}

/** A mailbox in one file. With another pace its messages are read in other threads, in the same order. */
export const mboxAt = (pace: Pace): Connector => ({
  name: 'mbox',
  label: 'Mailbox file',
  reads: 'Mailboxes in one file (mbox): Gmail Takeout, Apple Mail, Thunderbird, mutt.',
  recognise: files => files.filter(isMailbox).map(file => ({ name: nameOf(file.path), files: [file] })),
  survey: (group, context) => surveyMails(heads(group), context.now),
  read: (group, context) => readMails(messages(group, context.signal), context, pace),
})

/** One saved message may begin as an mbox does: its name says that it belongs to the others of its folder. */
const isMailbox = (file: SourceFile): boolean => isMbox(file.head) && !/\.(?:eml|emlx|msg)$/i.test(file.path)

export const mbox: Connector = mboxAt(inThisThread)
