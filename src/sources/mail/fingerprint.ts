import { createHash } from 'node:crypto'
import { foldName } from '#src/lib/normalise/name.ts'
import { readDate } from './date.ts'
import { header } from './mail.ts'
import type { Reading } from './reading.ts'

/** Letters and digits of the text that take part: enough to tell two texts, too few to reach a footer. */
const telling = 48

/**
 * What makes a mail the same wherever it lies: its Message-ID, and what of it no transport changes. Two mails that share
 * an identifier (a mail merge, a forgery, a broken program) stay two when author, time, subject or first words differ.
 * Left out because it changes on the way: Received and other trace fields, encodings, line ends, a list's subject tag and
 * footer, a gateway's warning at the top. Without a plausible Message-ID the whole text counts.
 */
export function mailKey({ mail }: Reading): string[] {
  const date = readDate(header(mail, 'date'))?.at ?? ''
  const author = (mail.from[0]?.address ?? mail.from[0]?.name ?? '').toLowerCase()
  const id = mail.messageId ?? ''
  const text = id === '' ? mail.text.replace(/\s+/g, ' ').trim() : firstWords(mail.text)
  return [id, digest([author, String(date), bareSubject(mail.subject), text])]
}

const digest = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)

/** Without reply and forward marks and without tags that a list or a gateway puts before it. */
const bareSubject = (subject: string): string =>
  foldName(
    subject
      .slice(0, 500)
      .replace(/^(?:\s*(?:\[[^\]]{1,60}\]|(?:re|fwd?|aw|wg|sv|vs|antw|tr|rv|odp|ynt)(?:\[\d+\])?\s*:))+/i, ''),
  )

const warning =
  /\[external\]|\b(?:external (?:e-?mail|sender|message|source)|originated (?:from )?outside|caution:|externe (?:e-?mail|nachricht)|from outside (?:of )?(?:the|your|our))/i

/** Up to where a list or a program may have added something. */
const added = /^(?:_{5,}|-- ?)$/

/** Frozen: it makes ids, so it may lean on nothing that is ever improved, such as what counts as quoted. */
function firstWords(text: string): string {
  const lines = text.split('\n', 40)
  const end = lines.findIndex(line => added.test(line))
  const own = (end === -1 ? lines : lines.slice(0, end)).filter(line => line.length > 300 || !warning.test(line))
  const start = own.join(' ').slice(0, 400)
  const folded = /^[\x00-\x7f]*$/.test(start) ? start.toLowerCase().replace(/[^a-z0-9]+/g, '') : foldName(start)
  return folded.replaceAll(' ', '').slice(0, telling)
}
