import { elements, textIn, type Xml } from '../layout/markup/xml.ts'

/** Documents name the same elements under different prefixes: they are told by their names without. */
const localName = (xml: Xml): string => xml.name.slice(xml.name.indexOf(':') + 1)

/** The first element along a path of local names. */
export function at(xml: Xml | undefined, ...path: readonly string[]): Xml | undefined {
  let here = xml
  for (const name of path) here = elements(here).find(element => localName(element) === name)
  return here
}

export const all = (xml: Xml | undefined, name: string): Xml[] =>
  elements(xml).filter(element => localName(element) === name)

/** Elements of a local name at any depth. */
export function* within(xml: Xml | undefined, name: string): Generator<Xml> {
  for (const element of elements(xml)) {
    if (localName(element) === name) yield element
    yield* within(element, name)
  }
}

/** Text at a path, white space closed; undefined where there is none. */
export function textAt(xml: Xml | undefined, ...path: readonly string[]): string | undefined {
  const text = textIn(at(xml, ...path))
    .replace(/\s+/g, ' ')
    .trim()
  return text === '' ? undefined : text
}

/** Text that holds HTML, as Europass writes descriptions: items of lists apart from the rest. */
export function fromHtml(html: string | undefined): { text: string | undefined; items: string[] } {
  if (!html) return { text: undefined, items: [] }
  const plain = (part: string) =>
    part
      .replace(/<[^<>]{0,400}>/g, ' ')
      .replace(/&nbsp;/g, ' ')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&#39;|&apos;/g, "'")
      .replace(/&amp;/g, '&')
      .replace(/\s+/g, ' ')
      .trim()
  const items: string[] = []
  let rest = ''
  for (const part of html.slice(0, 100_000).split(/<li\b[^<>]{0,200}>/i)) {
    const end = part.search(/<\/li>/i)
    if (end < 0) rest += ` ${part}`
    else {
      items.push(plain(part.slice(0, end)))
      rest += ` ${part.slice(end)}`
    }
  }
  const text = plain(rest)
  return { text: text === '' ? undefined : text, items: items.filter(item => item !== '') }
}
