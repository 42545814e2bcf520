/** A message's header, read quickly for a survey: fields in order, names in lower case, values unfolded and not decoded. */
export type Head = readonly (readonly [name: string, value: string])[]

const field = /^([!-9;-~]{1,76})[ \t]*:[ \t]*(.*)$/
const longest = 64 * 1024
const most = 500

export function readHead(bytes: Uint8Array): Head {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, longest)).toString('utf8')
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length
  const fields: [string, string][] = []
  for (const line of text.slice(0, end).split(/\r?\n/, most)) {
    const last = fields.at(-1)
    if (/^[ \t]/.test(line) && last) last[1] += ` ${line.trim()}`
    else {
      const match = field.exec(line)
      if (match?.[1]) fields.push([match[1].toLowerCase(), match[2] ?? ''])
    }
  }
  return fields
}

/** Fields without which a text of "Name: value" lines is no mail; with one of them, another known one is enough. */
const ofMail: ReadonlySet<string> = new Set([
  'from',
  'received',
  'return-path',
  'message-id',
  'delivered-to',
  'x-mozilla-status',
])
const known: ReadonlySet<string> = new Set([
  ...ofMail,
  ...'to cc bcc subject date reply-to sender mime-version content-type in-reply-to references x-mailer user-agent x-gm-thrid x-gmail-labels envelope-to dkim-signature'.split(
    ' ',
  ),
])

/** Whether bytes begin as an RFC 5322 message does. */
export function looksLikeMail(head: Uint8Array): boolean {
  if (!beginsWithField(head)) return false
  const names = new Set(readHead(unmarked(head)).map(([name]) => name))
  const hits = [...names].filter(name => known.has(name)).length
  return hits >= 2 && [...names].some(name => ofMail.has(name))
}

/** Whether the first line is a header field. */
export function beginsWithField(head: Uint8Array): boolean {
  const first = Buffer.from(unmarked(head).subarray(0, 1000)).toString('latin1').split(/\r?\n/, 1)[0] ?? ''
  return field.test(first)
}

const unmarked = (head: Uint8Array): Uint8Array => (head[0] === 0xef && head[1] === 0xbb ? head.subarray(3) : head)
