import { addresses } from './addresses.ts'
import { headerField, isForwardLine } from './header-words.ts'
import { closed, textLines } from './lines.ts'
import type { MailAddress } from './mail.ts'
import { markQuoted } from './quoted.ts'
import type { Reading } from './reading.ts'

/** A message that stands in another's text, as its sender's programme copied it there. */
interface ForwardedText {
  /** Who wrote it, as the copied header says. Nobody has checked that. */
  readonly from: MailAddress
  /** What they wrote in it. */
  readonly text: string
}

/** Sent on within what was sent on. */
const deepest = 4
/** A copied header is no longer than this, blank lines counted. */
const headerLines = 24

/** With what mail programmes begin the subject of what is sent on; `I:` and `Enc:` are Italian and Portuguese. */
const sentOn =
  /^\s*(?:\[[^\]]{1,40}\]\s*)?(?:fwd?|wg|tr|rv|rif|enc|i|inoltra|doorst|pd|vs|vb|vl|fs|ynt|ilt|пересл|转发|轉寄|전달|転送)\s*(?:\[\d+\]|\(\d+\))?\s*[:：]/iu

interface Block {
  readonly from: MailAddress
  /** Line after the header. */
  readonly end: number
}

const value = (line: string): string =>
  line
    .replace(/^[^:：]{0,60}[:：][\s*_]*/u, '')
    .replace(/\[mailto:([^\]\s]+)\]/i, '<$1>')
    .trim()
    // "Lovelace, Ada <ada@…>": copied headers are written for people and quote nothing.
    .replace(/^([^"<>@]{1,200}?)\s*<([^<>\s]+@[^<>\s]+)>$/, '"$1" <$2>')

/** The copied header that begins in this line: who and at least one thing more. Null when none does. */
function blockAt(lines: readonly string[], begin: number): Block | null {
  if (headerField(lines[begin] ?? '') === null) return null
  let from: MailAddress | undefined
  let fields = 0
  let end = begin
  for (let at = begin; at < lines.length && at < begin + headerLines; at++) {
    const line = lines[at]?.trim() ?? ''
    if (line === '') continue
    const field = headerField(line)
    // A long list of recipients goes on in the next line; after a blank one the message begins.
    if (field === null && (lines[at - 1]?.trim() ?? '') === '') break
    if (field !== null) fields++
    if (field === 'from' && !from) [from] = addresses([value(line)])
    end = at + 1
  }
  return from && fields >= 2 ? { from, end } : null
}

function firstBlock(lines: readonly string[]): Block | null {
  for (let at = 0; at < lines.length; at++) {
    const block = blockAt(lines, at)
    if (block) return block
  }
  return null
}

/** The messages that somebody sent on inside the text of theirs, the newest first; none where it is an answer. */
export function forwardedTexts({ mail, split }: Pick<Reading, 'mail' | 'split'>): ForwardedText[] {
  let lines = (split.quoted ?? '').split('\n').map(line => line.replace(/^\s{0,3}(?:>\s?)+/, '').trimEnd())
  const says = lines.slice(0, 6).some(line => isForwardLine(line))
  if (!says && !sentOn.test(mail.subject)) return []
  const found: ForwardedText[] = []
  while (found.length < deepest) {
    const block = firstBlock(lines)
    if (!block) break
    const rest = lines.slice(block.end)
    const next = markQuoted(textLines(rest.join('\n'))).indexOf(true)
    found.push({ from: block.from, text: closed((next < 0 ? rest : rest.slice(0, next)).join('\n')) })
    lines = next < 0 ? [] : rest.slice(next)
  }
  return found
}
