import { type HtmlLink, htmlLines } from './html.ts'
import { closed, type Line, textLines } from './lines.ts'
import type { MailAddress, ParsedMail } from './mail.ts'
import { markQuoted } from './quoted.ts'
import { markSignature } from './signature.ts'

/** A message's text in three: what its author wrote in it, what they quoted, and how they signed. */
export interface Split {
  /** With answers that stand between quoted lines; empty when the message only quotes. */
  readonly reply: string
  readonly quoted: string | null
  /** With its delimiter or closing. */
  readonly signature: string | null
  /** Addresses that the signature links to, from the mark-up. */
  readonly links: readonly string[]
}

/** What a plain text does not show and the HTML beside it does. */
const telling =
  /gmail_quote|type=["']?cite|divRplyFwdMsg|appendonsend|yahoo_quoted|moz-cite-prefix|protonmail_quote|OLK_SRC_BODY|border-top:\s*solid #(?:b5c4df|e1e1e1)|stopSpelling|zwchr|mail-editor-reference/i

/**
 * Tells the visible part from quotes and signature. Nothing is lost: the three together hold every line. The HTML part
 * is read only where the plain one shows no quote and the HTML has one, because reading it costs as much as the rest.
 */
export function splitMail(mail: Pick<ParsedMail, 'text' | 'html' | 'htmlLines' | 'from'>): Split {
  const plain = mail.htmlLines ?? { lines: textLines(mail.text), links: [] }
  const first = mark(plain.lines, mail.from[0] ?? null)
  if (mail.htmlLines === null && mail.html !== null && !first.quoted.includes(true) && telling.test(mail.html)) {
    const html = htmlLines(mail.html)
    const second = mark(html.lines, mail.from[0] ?? null)
    if (second.quoted.includes(true)) return join(second, html.links)
  }
  return join(first, plain.links)
}

interface Marked {
  readonly lines: readonly Line[]
  readonly quoted: readonly boolean[]
  readonly signature: readonly boolean[]
}

function mark(lines: readonly Line[], sender: MailAddress | null): Marked {
  const quoted = markQuoted(lines)
  return { lines, quoted, signature: markSignature(lines, quoted, sender) }
}

function join({ lines, quoted, signature }: Marked, links: readonly HtmlLink[]): Split {
  const own: string[] = []
  const other: string[] = []
  const signed: string[] = []
  lines.forEach(({ text }, at) => {
    const into = quoted[at] ? other : signature[at] ? signed : own
    into.push(text)
  })
  return {
    reply: closed(own.join('\n')),
    quoted: closed(other.join('\n')) || null,
    signature: closed(signed.join('\n')) || null,
    links: links.filter(link => signature[link.line]).map(link => link.href),
  }
}
