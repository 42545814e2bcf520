import type { Xml } from '../cv/layout/markup/xml.ts'
import { Unreadable } from '../intake/unreadable.ts'
import { type FeedDocument, type FeedItem, mostItems } from './document.ts'
import { type FeedElement, resolved, type Scope, textOf, within } from './element.ts'
import { momentOf } from './moment.ts'
import { titleOf } from './title.ts'

/** What may stand around a feed that was put into something else. */
const roots: ReadonlySet<string> = new Set(['rss', 'feed', 'rdf:rdf', 'rdf', 'channel'])

/** RSS 0.9 to 2.0, RDF and Atom 0.3 and 1.0, also with elements where they do not belong. Throws `Unreadable` for other XML. */
export function xmlFeed(document: Xml, base: string | null): FeedDocument {
  const top = rootOf(document, { base, prefixes: new Map() }, 0)
  if (!top) throw new Unreadable('It is no feed that could be read.')
  const { element: root, scope } = top
  const all = within(root.xml, scope)
  const channel = root.name === 'channel' ? top : (all.find(({ element }) => element.name === 'channel') ?? top)
  const own = channel === top ? all : within(channel.element.xml, channel.scope)
  const isItem = ({ element }: { element: FeedElement }) => element.name === 'item' || element.name === 'entry'
  const items = [...new Set([...own, ...all])].filter(isItem)
  const head = own.map(({ element }) => element)
  return {
    title: titleIn(head),
    link: linkIn(head),
    format: root.name === 'feed' ? 'atom' : /rdf/.test(root.name) ? 'rdf' : 'rss',
    items: uniqueOf(items)
      .slice(0, mostItems)
      .map(item => itemOf(item.element, within(item.element.xml, item.scope))),
  }
}

function rootOf(xml: Xml, scope: Scope, depth: number): { element: FeedElement; scope: Scope } | null {
  const children = within(xml, scope)
  const found = children.find(({ element }) => roots.has(element.name))
  if (found || depth > 2) return found ?? null
  for (const { element, scope: inner } of children) {
    const deeper = rootOf(element.xml, inner, depth + 1)
    if (deeper) return deeper
  }
  return null
}

function uniqueOf<T extends { readonly element: FeedElement }>(items: readonly T[]): T[] {
  const seen = new Set<Xml>()
  return items.filter(({ element }) => !seen.has(element.xml) && seen.add(element.xml))
}

type Part = { readonly element: FeedElement; readonly scope: Scope }

function itemOf(item: FeedElement, parts: readonly Part[]): FeedItem {
  const elements = parts.map(({ element }) => element)
  const guid = textIn(elements, ['id', 'guid'])
  const id = guid ?? item.attributes.get('rdf:about') ?? item.attributes.get('about') ?? null
  const published = dateIn(elements, ['published', 'pubdate', 'issued', 'dcterms:issued'])
  const updated = dateIn(elements, ['updated', 'modified', 'dcterms:modified', 'lastbuilddate'])
  const dated = dateIn(elements, ['dc:date', 'created', 'dcterms:created'])
  const rss = item.name === 'item'
  return {
    id: id?.startsWith('/') ? resolved(id, item.base) : id,
    title: titleIn(elements),
    link: linkIn(elements) ?? permalink(elements),
    published: published ?? dated,
    updated: updated ?? (rss ? (dated ?? published) : null),
    author: authorIn(parts),
  }
}

/** Texts of the first of these names that has any; of several of one name the last, as feeds are commonly read. */
function textIn(elements: readonly FeedElement[], names: readonly string[]): string | null {
  for (const name of names) {
    const found = elements.filter(element => element.name === name).map(textOf)
    const last = found.findLast(text => text !== null)
    if (last) return last
  }
  return null
}

function dateIn(elements: readonly FeedElement[], names: readonly string[]): string | null {
  for (const name of names) {
    for (const element of elements.filter(one => one.name === name).reverse()) {
      const at = momentOf(textOf(element) ?? '')
      if (at) return at
    }
  }
  return null
}

function titleIn(elements: readonly FeedElement[]): string | null {
  for (const name of ['title', 'dc:title', 'media:title', 'itunes:title'])
    for (const element of elements)
      if (element.name === name) {
        const title = titleOf(element)
        if (title) return title
      }
  return null
}

/** Anything that a browser would run is no link. */
const isSafe = (address: string): boolean => !/^[\s\0]*(?:javascript|vbscript|data):/i.test(address)

/** The page that a feed or an item speaks of: Atom's alternate, RSS's link, else the first that there is. */
function linkIn(elements: readonly FeedElement[]): string | null {
  const links = elements
    .filter(({ name }) => name === 'link')
    .map(element => {
      const said = element.attributes.get('href') ?? element.attributes.get('rdf:resource') ?? textOf(element)
      const rel = element.attributes.get('rel')?.trim().toLowerCase() || 'alternate'
      // An empty reference is the base itself (RFC 3986, 4.4).
      return { address: said === null ? '' : resolved(said.trim(), element.base), rel }
    })
    .filter(({ address }) => address !== '' && isSafe(address))
  return (links.find(({ rel }) => rel === 'alternate') ?? links[0])?.address ?? null
}

function permalink(elements: readonly FeedElement[]): string | null {
  const guid = elements.find(({ name }) => name === 'guid')
  const text = textOf(guid)
  const says = guid?.attributes.get('ispermalink')?.trim().toLowerCase()
  return text && /^https?:\/\//i.test(text) && says !== 'false' ? text : null
}

function authorIn(parts: readonly Part[]): string | null {
  for (const name of ['author', 'dc:creator', 'dc:author', 'itunes:author', 'media:credit'])
    for (const { element, scope } of parts)
      if (element.name === name) {
        const inner = within(element.xml, scope).map(one => one.element)
        const said = textIn(inner, ['name', 'email']) ?? (inner.length === 0 ? textOf(element) : null)
        if (said) return personName(said)
      }
  return null
}

/** `ana@x.example (Ana Kovač)`, as RSS 2.0 asks, and `Ana Kovač (ana@x.example)` name Ana. */
function personName(said: string): string {
  const [, before = '', inside = ''] = /^([^()]+?)\s*\(([^()]+)\)$/.exec(said) ?? []
  const isAddress = (text: string) => /^(?:mailto:)?\S+@\S+\.\S+$/i.test(text)
  if (isAddress(before) && inside) return inside.trim()
  return isAddress(inside) && before ? before.trim() : said.replace(/\s+/g, ' ')
}
