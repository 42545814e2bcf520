import PostalMime, { type Attachment, decodeWords, type Email } from 'postal-mime'
import { addresses } from './addresses.ts'
import { dateOf } from './date.ts'
import { unflow } from './flowed.ts'
import { htmlLines } from './html.ts'
import { linesText } from './lines.ts'
import type { MailAttachment, ParsedMail } from './mail.ts'
import { messageId, messageIds } from './message-ids.ts'
import { deepest, type Prepared, prepare } from './prepare.ts'
import { bareBody, withRealBoundary } from './recover.ts'

/** Text beyond this is not read; the original keeps it. */
const longestText = 2 * 1024 * 1024
const mostHeaders = 2000

export interface MessageOptions {
  /** The mbox's own line, a last witness for the date. */
  readonly envelope?: string | null
  /** ISO instant: a message cannot be younger. */
  readonly now?: string | null
}

/** Reads one RFC 5322 message. Never throws: what is damaged is left out and said in `notices`. */
export async function readMessage(raw: Uint8Array, options: MessageOptions = {}): Promise<ParsedMail> {
  const { bytes, flowed, notices } = prepare(raw)
  const said = [...notices]
  const email = await parse(bytes, said)
  const headers = email.headers.slice(0, mostHeaders).map(one => [one.key, one.value] as const)
  const all = (name: string): string[] => headers.filter(([key]) => key === name).map(([, value]) => value)
  const first = (name: string): string => headers.find(([key, value]) => key === name && value !== '')?.[1] ?? ''
  const html = email.html?.slice(0, longestText) ?? null
  const plain = (email.text ?? strayText(email))?.slice(0, longestText).replace(/\r\n?/g, '\n') ?? null
  const lines = plain === null && html !== null ? htmlLines(html) : null
  const { date, source } = dateOf(first('date'), all('received'), options.envelope ?? null, options.now ?? null)
  return {
    messageId: messageId(first('message-id')),
    inReplyTo: messageIds(first('in-reply-to'))[0] ?? null,
    references: messageIds(all('references').join(' ')),
    from: addresses(all('from')),
    to: addresses(all('to')),
    cc: addresses(all('cc')),
    bcc: addresses(all('bcc')),
    replyTo: addresses(all('reply-to')),
    date,
    dateSource: source,
    subject: tidy(decodeWords(first('subject'))),
    text: lines ? linesText(lines.lines) : bodyText(plain ?? '', flowed),
    html,
    htmlLines: lines,
    attachments: email.attachments.map(attachment),
    headers,
    notices: said,
  }
}

const bodyText = (plain: string, flowed: Prepared['flowed']): string => {
  const text = plain.replaceAll('\0', '')
  return flowed === false ? text : unflow(text, flowed === 'delsp')
}

const tidy = (text: string): string =>
  text
    .replace(/[\u0000-\u001f\u007f\s]+/g, ' ')
    .trim()
    .slice(0, 2000)

/** Attached messages stay attached: their text is not this sender's. */
const limits = { forceRfc822Attachments: true, maxNestingDepth: deepest, maxHeadersSize: 2 * 1024 * 1024 }

async function parse(bytes: Buffer, notices: string[]): Promise<Email> {
  try {
    const email = await PostalMime.parse(bytes, limits)
    return isLost(email) ? await recovered(email, bytes, notices) : email
  } catch {
    notices.push('The parts are nested too deeply: what lies beyond was left out')
  }
  try {
    return await PostalMime.parse(bytes.subarray(0, nestingEnd(bytes)), limits)
  } catch {
    return { headers: [], headerLines: [], attachments: [], text: bytes.toString('utf8', 0, 64 * 1024) }
  }
}

/** A text part whose type is written so badly that it is taken for a file. */
function strayText(email: Email): string | undefined {
  const at = email.attachments.findIndex(
    part => part.filename === null && part.disposition === null && /^text\/plain[\s,:]/.test(part.mimeType),
  )
  const [part] = at === -1 || email.html ? [] : email.attachments.splice(at, 1)
  return part ? Buffer.from(attachment(part).bytes).toString('utf8') : undefined
}

/** Nothing came of a message that says it has parts. */
const isLost = (email: Email): boolean =>
  !email.text &&
  !email.html &&
  email.attachments.length === 0 &&
  email.headers.some(one => one.key === 'content-type' && /multipart/i.test(one.value))

async function recovered(email: Email, bytes: Buffer, notices: string[]): Promise<Email> {
  const mended = withRealBoundary(bytes)
  const again = mended ? await PostalMime.parse(mended, limits) : email
  const found = isLost(again) ? { ...email, text: bareBody(bytes) } : { ...again, headers: email.headers }
  if (found.text || found.html || found.attachments.length > 0)
    notices.push('The parts are not where the header says: read as far as they could be found')
  return found
}

/** The nesting cannot be deeper than the number of boundaries declared. */
function nestingEnd(bytes: Buffer): number {
  let declared = 0
  for (const match of bytes.toString('latin1').matchAll(/boundary\s*=/gi)) if (++declared >= deepest) return match.index
  return bytes.length
}

function attachment(part: Attachment): MailAttachment {
  const bytes = typeof part.content === 'string' ? Buffer.from(part.content) : new Uint8Array(part.content)
  return {
    name: fileName(part.filename),
    mediaType: /^[\w.+-]+\/[\w.+-]+$/.test(part.mimeType) ? part.mimeType : 'application/octet-stream',
    bytes,
    inline: part.related === true || (part.disposition === 'inline' && part.contentId !== undefined),
    ...(part.method ? { method: part.method } : {}),
  }
}

/** The name alone: a path or control characters in it are somebody else's idea of where to write. */
function fileName(raw: string | null): string | null {
  const name = tidy((raw ?? '').replace(/^.*[\\/]/, ''))
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .slice(0, 255)
  return name === '' || name === '.' || name === '..' ? null : name
}
