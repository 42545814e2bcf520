import { isInternet, type OutlookMail } from './item.ts'

const crlf = '\r\n'

/** A header's words: one line, and encoded where they are not ASCII (RFC 2047). */
function words(text: string): string {
  const line = text.replace(/[\r\n\0]+/g, ' ').trim()
  if (/^[\x20-\x7e]*$/.test(line) && !line.includes('=?')) return line
  const pieces: string[] = []
  let piece = ''
  for (const letter of line.slice(0, 2000)) {
    if (Buffer.byteLength(piece + letter) > 42) {
      pieces.push(piece)
      piece = ''
    }
    piece += letter
  }
  return [...pieces, piece].map(each => `=?utf-8?B?${Buffer.from(each).toString('base64')}?=`).join(`${crlf} `)
}

const person = ({ name, address }: { readonly name: string; readonly address: string }): string => {
  const shown = /^[\x20-\x7e]*$/.test(name) ? `"${name.replace(/[\r\n]+/g, ' ').replace(/["\\]/g, '')}"` : words(name)
  return isInternet(address) ? (name && name !== address ? `${shown} <${address}>` : address) : shown
}

const list = (mail: OutlookMail, as: 'to' | 'cc' | 'bcc'): string =>
  mail.to
    .filter(one => one.as === as)
    .slice(0, 500)
    .map(person)
    .join(`,${crlf} `)

/** Header lines that the message had on its way, without those that describe a body which is made anew here. */
function kept(headers: string): string[] {
  const unfolded = headers
    .replace(/\0/g, '')
    .replace(/\r?\n(?=[ \t])/g, '\n')
    .split(/\r?\n(?![ \t])/)
  return unfolded
    .filter(line => /^[\x21-\x39\x3b-\x7e]{1,76}:/.test(line) && !/^(?:content-[\w-]+|mime-version)\s*:/i.test(line))
    .map(line => line.replace(/\r?\n/g, crlf))
}

function made(mail: OutlookMail): string[] {
  const date = mail.date ? new Date(mail.date).toUTCString().replace('GMT', '+0000') : ''
  const lines: readonly (readonly [string, string])[] = [
    ['From', person(mail.from)],
    ['To', list(mail, 'to')],
    ['Cc', list(mail, 'cc')],
    ['Bcc', list(mail, 'bcc')],
    ['Subject', words(mail.subject)],
    ['Date', date],
    ['Message-ID', words(mail.messageId)],
    ['In-Reply-To', words(mail.inReplyTo)],
  ]
  return lines.flatMap(([name, value]) => (value && value !== '""' ? [`${name}: ${value}`] : []))
}

const base64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('base64')
    .replace(/(.{76})(?=.)/g, `$1${crlf}`)

const part = (type: string, bytes: Uint8Array, more: readonly string[] = []): string =>
  [`Content-Type: ${type}`, 'Content-Transfer-Encoding: base64', ...more, '', base64(bytes), ''].join(crlf)

/** A boundary that no base64 line can be. */
const boundary = (name: string): string => `=_outlook_${name}`
const multipart = (subtype: string, parts: readonly string[]): string => {
  const fence = boundary(subtype)
  return [
    `Content-Type: multipart/${subtype}; boundary="${fence}"`,
    '',
    ...parts.map(each => `--${fence}${crlf}${each}`),
    `--${fence}--`,
    '',
  ].join(crlf)
}

/**
 * An email of Outlook as it would lie in a mailbox (RFC 5322, RFC 2045), so that it has the same id there and here. Its own
 * headers are kept where it has them.
 */
export function mimeOf(mail: OutlookMail): Buffer {
  const own = kept(mail.headers)
  const has = (name: string): boolean => own.some(line => line.toLowerCase().startsWith(`${name}:`))
  const head = [...own, ...made(mail).filter(line => !has(line.slice(0, line.indexOf(':')).toLowerCase()))]
  const bodies = [
    ...(mail.text || !mail.html ? [part('text/plain; charset=utf-8', Buffer.from(mail.text))] : []),
    ...(mail.html ? [part('text/html; charset=utf-8', Buffer.from(mail.html))] : []),
  ]
  const [only] = bodies
  const body = bodies.length > 1 || !only ? multipart('alternative', bodies) : only
  const files = mail.attachments.map(({ name, mediaType, bytes }) => {
    const type = /^[\w.+-]{1,60}\/[\w.+-]{1,90}$/.test(mediaType) ? mediaType : 'application/octet-stream'
    // A lone surrogate cannot be written in UTF-8.
    const quoted = encodeURIComponent(Buffer.from(name.slice(0, 200)).toString()).replace(/['()*]/g, '_')
    return part(type, bytes, [`Content-Disposition: attachment; filename*=utf-8''${quoted}`])
  })
  const content = files.length > 0 ? multipart('mixed', [body, ...files]) : body
  return Buffer.from([...head, 'MIME-Version: 1.0', content].join(crlf))
}
