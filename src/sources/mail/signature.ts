import { foldName } from '#src/lib/normalise/name.ts'
import type { Line } from './lines.ts'
import type { MailAddress } from './mail.ts'
import { isClosing, isDeviceLine } from './signature-words.ts'

/** RFC 3676 4.3 asks for `-- `; programs drop the space, and some write a dash. */
const delimiter = /^(?:-- ?|—|__)$/
const ruler = /^\s*(?:[-_=*~]\s?){6,}\s*$/
const phone = /(?:\+\d|\(0?\d{2,5}\)|\b0\d)[\d\s()./-]{6,}\d/
const contact = /https?:\/\/|www\.|[^\s@]+@[^\s@]+\.[a-z]{2,}|linkedin\.com|skype/i
const dashName = /^[-–—]\s?\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3}$/u

/** A signature longer than this is a text of its own. */
const most = 25
const widest = 120
/** What stands under a signature in turn: the phone's line, the list's footer. */
const layers = 3

/**
 * Which lines of the visible part are signature. Judged per run of lines that are not quoted, because a signature stands
 * at the end of what its author wrote: by the mark-up, by its delimiter, by what a device writes, by a closing or the
 * sender's name over contact details. When in doubt a line is text: a signature shown costs less than a sentence hidden.
 */
export function markSignature(
  lines: readonly Line[],
  quoted: readonly boolean[],
  sender: MailAddress | null,
): boolean[] {
  const marked = lines.map((line, at) => line.signature && !quoted[at])
  const names = senderNames(sender)
  let begin = 0
  while (begin < lines.length) {
    let end = begin
    while (end < lines.length && !quoted[end] && !marked[end]) end++
    const at = signatureFrom(lines, begin, end, names)
    if (at !== null) marked.fill(true, at, end)
    begin = end + 1
  }
  return marked
}

/** Words that name the sender: of the display name, else of the address. */
function senderNames(sender: MailAddress | null): ReadonlySet<string> {
  const local = (sender?.address ?? '').split('@', 1)[0] ?? ''
  const words = foldName(`${sender?.name ?? ''} ${local.replace(/[._\d+-]+/g, ' ')}`).split(' ')
  return new Set(words.filter(word => word.length > 2))
}

function signatureFrom(
  lines: readonly Line[],
  begin: number,
  end: number,
  names: ReadonlySet<string>,
  under = 0,
): number | null {
  const text = (at: number): string => lines[at]?.text.trim() ?? ''
  let last = end - 1
  while (last >= begin && text(last) === '') last--
  if (last < begin) return null
  const first = Math.max(begin, last - most)
  for (let at = first; at <= last; at++) if (delimiter.test(lines[at]?.text.trimStart() ?? '')) return at
  const footer = listFooter(text, first, last)
  if (footer !== null && under < layers) return signatureFrom(lines, begin, footer, names, under + 1) ?? footer
  const block = contactBlock(text, begin, last, names)
  if (block !== null) return block
  if (isDeviceLine(text(last)) && under < layers) return signatureFrom(lines, begin, last, names, under + 1) ?? last
  const alone = last === begin || text(last - 1) === '' || isClosing(text(last - 1))
  if (alone && last > begin && dashName.test(text(last)) && !bullets(text, begin, last)) return last
  return null
}

type Text = (at: number) => string

const bullets = (text: Text, begin: number, end: number): boolean => {
  for (let at = Math.max(begin, end - 10); at < end; at++) if (/^[-–—•*]\s/.test(text(at))) return true
  return false
}

/** What a mailing list's server writes under each mail: a ruler, then the list's name and address. */
function listFooter(text: Text, first: number, last: number): number | null {
  for (let at = first; at < last; at++)
    if (
      /^_{10,}$/.test(text(at)) &&
      /list|unsubscribe|https?:\/\//i.test(`${text(at + 1)} ${text(at + 2)} ${text(at + 3)}`)
    )
      return at
  return null
}

/** A closing, a ruler or the sender's name, and under it short lines among which is a way to reach them. */
function contactBlock(text: Text, begin: number, last: number, names: ReadonlySet<string>): number | null {
  let first = begin
  while (first < last && text(first) === '') first++
  // What opens the whole message is its text: somebody who sends nothing but their number says something by it.
  for (let at = Math.max(begin === 0 ? first + 1 : first, last - most); at <= last; at++) {
    const line = text(at)
    const opens = isClosing(line) ? 'closing' : ruler.test(line) ? 'ruler' : isSenderLine(line, names) ? 'name' : null
    if (opens === null || (opens === 'name' && at > begin && !opensBlock(text, at))) continue
    if (standsAsSignature(text, at, last, names, opens)) return at
  }
  return null
}

const opensBlock = (text: Text, at: number): boolean => text(at - 1) === '' || isClosing(text(at - 1))

function standsAsSignature(text: Text, at: number, last: number, names: ReadonlySet<string>, opens: string): boolean {
  let contacts = 0
  let named = opens === 'name'
  let filled = 0
  for (let next = at + 1; next <= last; next++) {
    const line = text(next)
    if (line === '') continue
    filled++
    if (line.length > widest || (line.length > 60 && /[.!?]$/.test(line) && !contact.test(line))) return false
    if (contact.test(line) || phone.test(line) || isDeviceLine(line)) contacts++
    if (isSenderLine(line, names)) named = true
  }
  if (opens === 'ruler') return named && contacts > 0
  if (opens === 'name') return contacts > 0
  return filled > 0 && filled <= 14 && (contacts > 0 ? filled > 1 || named : named && filled <= 3)
}

/** Spares folding a line of plain letters that has no word of the name. */
function cannotName(line: string, names: ReadonlySet<string>): boolean {
  if (!/^[\x00-\x7f]*$/.test(line)) return false
  const lower = line.toLowerCase()
  for (const name of names) if (lower.includes(name)) return false
  return !lower.includes("'")
}

function isSenderLine(line: string, names: ReadonlySet<string>): boolean {
  if (line === '' || line.length > 60 || names.size === 0 || cannotName(line, names)) return false
  const words = foldName(line).split(' ')
  return (
    words.length <= 7 &&
    words.some(word => names.has(word)) &&
    !/[.!?]$/.test(line.replace(/(?:\b\p{L}{1,3}\.)+$/u, ''))
  )
}
