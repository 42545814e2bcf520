import { Parser } from 'htmlparser2'
import type { Line } from './lines.ts'
import { endsQuote, isHidden, opensQuote, signs, underBorder } from './markup.ts'
import { isAttribution } from './quoted.ts'

/** Beyond this, lines are left out; the original keeps them. */
const mostLines = 50_000

export interface HtmlLink {
  readonly href: string
  /** The line in which it stands. */
  readonly line: number
}

export interface HtmlLines {
  readonly lines: readonly Line[]
  readonly links: readonly HtmlLink[]
}

const blocks: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body center dd details dir div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header html li main menu nav ol p pre section table tbody tfoot thead tr ul'
  ).split(' '),
)
const spaced: ReadonlySet<string> = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'blockquote', 'pre'])

interface Open {
  readonly name: string
  readonly quotes: boolean
  readonly signs: boolean
  readonly hides: boolean
  /** Gmail puts the attribution, the quote and, between quotes, the answers into one element. */
  readonly gmail: boolean
  answered: boolean
}

/** The lines of an HTML mail, with what its mark-up says of each: linear in its length, however it is nested. */
export function htmlLines(html: string): HtmlLines {
  const reader = new LineReader()
  const parser = new Parser(reader, { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true })
  parser.write(html)
  parser.end()
  return { lines: reader.finish(), links: reader.links }
}

class LineReader {
  readonly links: HtmlLink[] = []
  private readonly lines: Line[] = []
  private readonly open: Open[] = []
  private text = ''
  private quoting = 0
  private signing = 0
  private hiding = 0
  private rest = false
  private ruled = false
  private verbatim = 0

  onopentag(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'br') {
      this.endLine(true)
      return
    }
    if (name === 'hr') {
      this.endLine(false)
      this.ruled = true
    }
    if (name === 'td' || name === 'th') this.text += ' '
    if (blocks.has(name)) this.endLine(false)
    if (name === 'li') this.text += '- '
    if (name === 'pre') this.verbatim++
    if (name === 'a' && attributes.href && this.links.length < 2000)
      this.links.push({ href: attributes.href.slice(0, 2048), line: this.lines.length })
    if (endsQuote(attributes)) {
      this.endLine(false)
      this.rest = true
    }
    if (underBorder(attributes)) this.ruled = true
    this.push(name, attributes)
  }

  private push(name: string, attributes: Readonly<Record<string, string>>): void {
    const gmail = name === 'div' && /(?:^|\s)gmail_quote/.test(attributes.class ?? '')
    const one: Open = {
      name,
      gmail,
      answered: false,
      quotes: gmail || opensQuote(name, attributes) || (name === 'blockquote' && isAttribution(this.lastText())),
      signs: signs(attributes),
      hides: isHidden(name, attributes),
    }
    if (one.quotes || one.signs || one.hides) this.endLine(false)
    if (one.quotes) this.quoting++
    if (one.signs) this.signing++
    if (one.hides) this.hiding++
    this.open.push(one)
  }

  onclosetag(name: string): void {
    const one = this.open.at(-1)
    if (one?.name !== name) return
    if (blocks.has(name) || one.quotes || one.signs) this.endLine(false)
    if (spaced.has(name) && !this.lastBlank()) this.line('')
    this.open.pop()
    if (name === 'pre') this.verbatim--
    if (one.quotes && !one.answered) this.quoting--
    if (one.signs) this.signing--
    if (one.hides) this.hiding--
    const parent = this.open.at(-1)
    if (name === 'blockquote' && parent?.gmail && !parent.answered) {
      parent.answered = true
      this.quoting--
    }
  }

  ontext(data: string): void {
    if (this.hiding > 0) return
    if (this.verbatim === 0) {
      this.text += data
      return
    }
    const parts = data.split('\n')
    parts.forEach((part, index) => {
      if (index > 0) this.endLine(true)
      this.text += part
    })
  }

  finish(): readonly Line[] {
    this.endLine(false)
    return this.lines
  }

  private lastText(): string {
    for (let at = this.lines.length - 1; at >= 0 && at > this.lines.length - 6; at--) {
      const text = this.lines[at]?.text ?? ''
      if (text !== '') return text
    }
    return this.text.trim()
  }

  private lastBlank(): boolean {
    return this.lines.length === 0 || this.lines.at(-1)?.text === ''
  }

  private endLine(always: boolean): void {
    const text =
      this.verbatim > 0 ? this.text.replaceAll('\u00a0', ' ').trimEnd() : this.text.replace(/[\s\u00a0]+/g, ' ').trim()
    this.text = ''
    if (text !== '' || always) this.line(text)
  }

  private line(text: string): void {
    if (this.lines.length >= mostLines) return
    this.lines.push({
      text,
      quoted: this.rest || this.quoting > 0,
      signature: this.signing > 0,
      ruled: this.ruled && text !== '',
    })
    if (text !== '') this.ruled = false
  }
}
