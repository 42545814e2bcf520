import { decodeHTMLStrict } from 'entities'
import { Parser } from 'htmlparser2'

const markup = /<(?:p|br|div|span|strong|em|ul|ol|li|a href)(?:\s[^<>]{0,400})?\/?>/i
const plain = (raw: string): string => raw.replaceAll('\0', '')

/** A cell as one line: entities decoded once, white space closed up. */
export const lineOf = (raw: string): string => decodeHTMLStrict(plain(raw)).replace(/\s+/g, ' ').trim()

/** A cell as a person wrote it, with its lines: HTML of newer messages as plain text. */
export function textOf(raw: string): string {
  const text = plain(raw)
  return markup.test(text) ? htmlText(text) : decodeHTMLStrict(text).replace(/\r\n?/g, '\n').trim()
}

const blocks: ReadonlySet<string> = new Set(['p', 'div', 'br', 'li', 'ul', 'ol', 'h1', 'h2', 'h3'])

/** The composer of newer messages writes paragraphs and lists, and nothing deeper. */
function htmlText(html: string): string {
  let text = ''
  const parser = new Parser({
    onopentagname(name) {
      if (blocks.has(name)) text += name === 'li' ? '\n- ' : '\n'
    },
    ontext(data) {
      text += data
    },
  })
  parser.end(html)
  return text
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
