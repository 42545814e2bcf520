import { decodeHTML } from 'entities'
import { htmlLines } from '../mail/html.ts'
import { linesText } from '../mail/lines.ts'
import { type FeedElement, textOf } from './element.ts'

/** A title as plain text on one line: mark-up gone, entities read; null where nothing is left. */
export function titleOf(element: FeedElement | undefined): string | null {
  const text = element && textOf(element)
  if (!element || !text) return null
  if (element.xml.children.some(child => typeof child !== 'string')) return oneLine(text)
  const type = element.attributes.get('type')?.trim().toLowerCase()
  const mode = element.attributes.get('mode')?.trim().toLowerCase()
  if (mode === 'base64' || (type && /^[a-z]+\//.test(type) && !/^text\/|\+xml$|\/xml$/.test(type)))
    return marked(Buffer.from(text, 'base64').toString('utf8'))
  if (type === 'text' || type === 'text/plain') return oneLine(text)
  return type ? marked(text) : plainTitle(text)
}

/** A title that does not say what it is written in: mark-up and entities are read where they can be nothing else. */
export const plainTitle = (text: string): string | null =>
  /<\/[a-z][a-z0-9]*\s*>|<(?:img|br|hr|wbr|embed|link|meta|script|style|object)\b[^<>]*>|<!--/i.test(text)
    ? marked(text)
    : oneLine(decodeHTML(text))

function marked(html: string): string | null {
  return oneLine(/<[a-z!/]/i.test(html) ? linesText(htmlLines(html).lines) : decodeHTML(html))
}

const oneLine = (text: string): string | null => text.replaceAll('\0', '').replace(/\s+/g, ' ').trim() || null
