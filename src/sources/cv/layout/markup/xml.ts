import { parseDocument } from 'htmlparser2'

/** An element of an XML document; text stands in its children. */
export interface Xml {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Xml | string)[]
}

const maxDepth = 120

/** What the parser gives: an element, or text. */
export interface Node {
  readonly type: string
  readonly name?: string
  readonly data?: string
  readonly attribs?: Readonly<Record<string, string>>
  readonly children?: readonly Node[]
}

/**
 * Reads XML as data: entities that a document declares itself are not expanded and nothing is fetched.
 * What lies deeper than 120 elements is left out.
 */
export function parseXml(bytes: Uint8Array): Xml {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  return xmlOf(new TextDecoder(utf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes))
}

/** The same of a text; what is not well-formed is read as far as it goes. */
export function xmlOf(text: string): Xml {
  const document: Node = parseDocument(text, { xmlMode: true, decodeEntities: true })
  return { name: '', attributes: {}, children: convert(document.children ?? [], 0) }
}

function convert(nodes: readonly Node[], depth: number): (Xml | string)[] {
  if (depth > maxDepth) return []
  return nodes.flatMap((node): (Xml | string)[] => {
    if (node.type === 'text' && node.data !== undefined) return [node.data]
    if (node.type === 'cdata') return convert(node.children ?? [], depth)
    if (node.type !== 'tag' || node.name === undefined) return []
    return [
      {
        name: node.name,
        attributes: Object.assign(Object.create(null), node.attribs),
        children: convert(node.children ?? [], depth + 1),
      },
    ]
  })
}

export const elements = (xml: Xml | undefined): Xml[] =>
  (xml?.children ?? []).filter((child): child is Xml => typeof child !== 'string')
/** The first child of a name. */
export const child = (xml: Xml | undefined, name: string): Xml | undefined =>
  elements(xml).find(element => element.name === name)
export const children = (xml: Xml | undefined, name: string): Xml[] =>
  elements(xml).filter(element => element.name === name)

/** All text within, as it stands. */
export const textIn = (xml: Xml | undefined): string =>
  (xml?.children ?? []).map(part => (typeof part === 'string' ? part : textIn(part))).join('')

/** Every element of a name at any depth, in order. */
export function* descendants(xml: Xml | undefined, name: string): Generator<Xml> {
  for (const element of elements(xml)) {
    if (element.name === name) yield element
    yield* descendants(element, name)
  }
}
