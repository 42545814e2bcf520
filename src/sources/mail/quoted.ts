import { hasHeaderShape, headerField, isForwardLine, saysWrote } from './header-words.ts'
import type { Line } from './lines.ts'

/** Two headings apart may be no more than this many lines (RFC 5322 folds and empty lines between them). */
const headingLines = 8
const rule = /^[\s>*]{0,4}(?:[-_=*]\s?){5,}\s*$/
const mark = /^\s{0,3}(?:>|#reply#)/
const whenWritten = /\d{1,2}[:.h]\d{2}|\b(?:19|20)\d{2}\b|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d年/
const address = /[^\s@<>]+@[^\s@<>]+/
const endsIt = /[:：][\s\u200e\u200f\u202a-\u202e\u2066-\u2069]*$/

/**
 * Which lines are another message, quoted: by the mark-up, by `>` (RFC 3676), by an attribution ("On … wrote:") or by
 * the header block that mail programs put over the message they answer, in some thirty languages. Lines between quoted
 * ones that are not marked as quoted are answers, and stay.
 */
export function markQuoted(lines: readonly Line[]): boolean[] {
  const quoted = lines.map(line => line.quoted || mark.test(line.text))
  for (let at = 0; at < lines.length; at++) {
    if (quoted[at] || lines[at]?.text === '') continue
    const begin = beginsRest(lines, quoted, at)
    if (begin !== null) return quoted.fill(true, withRules(lines, begin))
    const attribution = attributionFrom(lines, quoted, at)
    if (attribution === null) continue
    quoted.fill(true, attribution, at + 1)
    const next = nextText(lines, at + 1)
    if (next !== null && !quoted[next] && !quoted.includes(true, next)) return quoted.fill(true, attribution)
  }
  return quoted
}

/** The first line of a header block or of a "forwarded message" line, after which nothing is this message's own. */
function beginsRest(lines: readonly Line[], quoted: readonly boolean[], at: number): number | null {
  const line = lines[at]
  if (!line) return null
  if (isForwardLine(line.text)) return at
  if (line.ruled && headings(lines, at, text => hasHeaderShape(text)) >= 2) return at
  const field = headerField(line.text)
  if (field === null) return null
  const seen = new Set([field])
  for (let next = at + 1, looked = 0; next < lines.length && looked < headingLines; next++) {
    const text = lines[next]?.text.trim() ?? ''
    if (text === '' && seen.size > 1) break
    if (text === '') continue
    looked++
    const other = quoted[next] ? null : headerField(text)
    if (other !== null) seen.add(other)
    else if (seen.size === 1 && looked > 2) break
  }
  const enough = seen.has('from') && (seen.has('sent') || seen.has('subject')) && (seen.size > 2 || field === 'from')
  return enough ? at : null
}

function headings(lines: readonly Line[], at: number, is: (text: string) => boolean): number {
  let found = 0
  for (let next = at; next < lines.length && next < at + headingLines; next++) {
    const text = lines[next]?.text ?? ''
    if (text !== '' && !is(text)) break
    if (text !== '') found++
  }
  return found
}

/** Rules and empty lines over a header block belong to it. */
function withRules(lines: readonly Line[], at: number): number {
  let begin = at
  for (let before = at - 1; before >= 0; before--) {
    const text = lines[before]?.text ?? ''
    if (rule.test(text)) begin = before
    else if (text.trim() !== '') break
  }
  return begin
}

/** Where an attribution that ends in this line begins, one to four lines up; null when none ends here. */
function attributionFrom(lines: readonly Line[], quoted: readonly boolean[], at: number): number | null {
  const last = lines[at]?.text ?? ''
  if (!endsIt.test(last) || last.length > 400) return null
  const next = nextText(lines, at + 1)
  const beforeQuote = next !== null && quoted[next] === true
  let joined = ''
  for (let from = at; from >= 0 && from > at - 4; from--) {
    const text = lines[from]?.text ?? ''
    if (quoted[from] || text.trim() === '' || joined.length > 500) break
    joined = `${text.trim()} ${joined}`
    if (beforeQuote ? isAttribution(joined) : isWholeAttribution(joined)) return from
  }
  return beforeQuote && saysWrote(last) ? at : null
}

/** Whether a text that ends with a colon says who wrote what follows, and when. */
export const isAttribution = (text: string): boolean =>
  endsIt.test(text) && whenWritten.test(text) && (saysWrote(text.slice(-120)) || address.test(text))

/** With nothing else to tell that what follows is quoted, it says when to the minute, or by which address. */
const isWholeAttribution = (text: string): boolean =>
  isAttribution(text) && saysWrote(text.slice(-120)) && (/\d{1,2}[:.h]\d{2}/.test(text) || address.test(text))

function nextText(lines: readonly Line[], from: number): number | null {
  for (let at = from; at < lines.length; at++) if (lines[at]?.text.trim() !== '') return at
  return null
}
