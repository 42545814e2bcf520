import { textOfBytes } from '../archive/content-lines.ts'

/** One property of a card: `item1.EMAIL;TYPE=work:a@example.org`. */
export interface Property {
  /** Lower case, of `item1.EMAIL`; empty without one. */
  readonly group: string
  /** Upper case. */
  readonly name: string
  /** `TYPE` and the bare words of version 2.1, lower case. */
  readonly types: ReadonlySet<string>
  /** Parts that `;` and `,` divide, unescaped: `N` has five of one or several. */
  readonly parts: readonly (readonly string[])[]
  /** The whole as one text, unescaped. */
  readonly text: string
}

const mostParts = 200
/** Bytes written out as text: nothing of a person can be read in them. */
export const isMedia = (bytes: string): boolean =>
  /^(?:[\w-]{1,40}\.)?(?:photo|logo|sound|key|x-ms-cardpicture)[;:]/i.test(bytes)

/** Reads a logical line of bytes (RFC 6350 3.3; vCard 2.1 section 2). Null when it is none. */
export function propertyOf(bytes: string, fallback: string): Property | null {
  const colon = valueStart(bytes)
  if (colon === -1) return null
  const [head = '', ...params] = divide(bytes.slice(0, colon), ';')
  const named = /^(?:([\w-]{1,60})\.)?([\w-]{1,60})$/.exec(head.trim())
  if (!named?.[2]) return null
  const types = new Set<string>()
  let charset: string | null = null
  let encoding = ''
  for (const param of params.slice(0, 50)) {
    const [key = '', value] = halves(param, '=')
    const word = (value ?? key).replaceAll('"', '').trim()
    if (value === undefined && !/^(?:quoted-printable|base64|8bit|7bit|b)$/i.test(word)) types.add(word.toLowerCase())
    else if (value === undefined || /^encoding$/i.test(key)) encoding = word
    else if (/^charset$/i.test(key)) charset = word
    else if (/^type$/i.test(key)) for (const type of word.toLowerCase().split(',')) types.add(type.trim())
    else if (/^pref$/i.test(key)) types.add('pref')
  }
  let value = bytes.slice(colon + 1)
  if (/^quoted-printable$/i.test(encoding)) value = printed(value)
  else if (/^b(?:ase64)?$/i.test(encoding)) value = Buffer.from(value, 'base64').toString('latin1')
  const text = textOfBytes(value, charset, fallback)
  const parts = divide(text, ';')
    .slice(0, mostParts)
    .map(part => divide(part, ',').slice(0, mostParts).map(unescaped))
  return { group: (named[1] ?? '').toLowerCase(), name: named[2].toUpperCase(), types, parts, text: unescaped(text) }
}

/** The colon before the value: not one inside a quoted parameter. */
function valueStart(bytes: string): number {
  let quoted = false
  for (let at = 0; at < Math.min(bytes.length, 4000); at++) {
    if (bytes[at] === '"') quoted = !quoted
    else if (bytes[at] === ':' && !quoted) return at
  }
  return bytes.slice(0, 4000).indexOf(':')
}

function halves(text: string, sign: string): [string, string?] {
  const at = text.indexOf(sign)
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}

const printed = (value: string): string =>
  value.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** Cut at a sign, but not where a backslash stands before it. */
function divide(text: string, sign: string): string[] {
  const parts: string[] = []
  let from = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === sign) {
      parts.push(text.slice(from, at))
      from = at + 1
    }
  }
  return [...parts, text.slice(from)]
}

const unescaped = (text: string): string =>
  text
    .replace(/\\([\\,;:nN])/g, (_, letter: string) => (letter === 'n' || letter === 'N' ? '\n' : letter))
    .replace(/\r\n?/g, '\n')
    .trim()
