import type { Unread } from '#src/domain/draft.ts'
import { beginsWithField, looksLikeMail } from '../mail/head.ts'
import { isSentFolder } from '../mail/labels.ts'
import { type FoundMail, inThisThread, type Pace, readMails } from '../mail/read-mails.ts'
import { isMbox, splitMail } from '../mail/split.ts'
import { type SurveyedMail, surveyMails } from '../mail/survey-mails.ts'
import type { Connector, Group, SourceFile } from '../source.ts'
import { unwrapEmlx, wrapsEmlx } from './emlx.ts'
import { mailFolders } from './folders.ts'

const named = /\.(?:eml|emlx|msg)$/i

/** Whether a file holds a message: by its first lines, by its name only when they cannot tell. */
const isMessage = (file: SourceFile): boolean =>
  looksLikeMail(file.head) ||
  wrapsEmlx(file.head) ||
  (named.test(file.path) && (isMbox(file.head) || beginsWithField(file.head) || file.head.length === 0))

/** Maildir writes what is known of a message into its name, after a `;` on Windows: `D` was never sent. */
const isUnsent = (path: string): boolean =>
  /[:;!]2,[A-Z]*D|[/.](?:drafts|entwürfe|brouillons)\/(?:cur|new)\//i.test(path)

async function* messages(group: Group, signal: AbortSignal | undefined): AsyncGenerator<FoundMail | Unread> {
  for (const file of group.files) {
    signal?.throwIfAborted()
    let found = 0
    for await (const { bytes, envelope, tooLong } of splitMail(file.open())) {
      const place = found++ === 0 ? file.path : `${file.path}, message ${found}`
      if (tooLong !== null) yield { unread: true, place, why: 'The message is longer than 100 MB' }
      else
        yield {
          bytes: unwrapEmlx(Buffer.from(bytes)),
          envelope,
          place,
          unsent: isUnsent(file.path),
          sent: isSentFolder(file.path),
        }
    }
    if (found === 0) yield { unread: true, place: file.path, why: 'The file is empty' }
  }
}

async function* heads(group: Group): AsyncGenerator<SurveyedMail> {
  for (const file of group.files) yield { bytes: unwrapEmlx(Buffer.from(file.head)), sent: isSentFolder(file.path) }
}

/** Single messages: saved mails, and folders of them (Maildir, Apple Mail, exports of one file each). */
const emlAt = (pace: Pace): Connector => ({
  name: 'eml',
  label: 'Saved emails',
  reads: 'Single messages (eml, emlx) and folders of them, Maildir too.',
  recognise: files => mailFolders(files.filter(isMessage)),
  survey: (group, context) => surveyMails(heads(group), context.now),
  read: (group, context) => readMails(messages(group, context.signal), context, pace),
})

export const eml: Connector = emlAt(inThisThread)
