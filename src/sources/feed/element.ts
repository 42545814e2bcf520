import { elements, type Xml } from '../cv/layout/markup/xml.ts'

/** An element of a feed, told by its namespace rather than its prefix. */
export interface FeedElement {
  /** In small letters; elements of Atom, RSS and RDF have no prefix, others that of `vocabularies` or their own. */
  readonly name: string
  /** As `name`. */
  readonly attributes: ReadonlyMap<string, string>
  /** XML Base (W3C 2009): what relative addresses within are relative to. */
  readonly base: string | null
  readonly xml: Xml
}

export interface Scope {
  readonly base: string | null
  readonly prefixes: ReadonlyMap<string, string>
}

/** Prefixes by which namespaces are known here; `''` are those that feeds themselves are written in. */
const vocabularies: readonly (readonly [RegExp, string])[] = [
  [/^http:\/\/purl\.org\/dc\/elements\/1\.[01]\//, 'dc'],
  [/^http:\/\/purl\.org\/dc\/terms\//, 'dcterms'],
  [/^http:\/\/search\.yahoo\.com\/mrss/, 'media'],
  [/^http:\/\/www\.itunes\.com\/dtds\/podcast-1\.0\.dtd$/i, 'itunes'],
  [/^http:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#/, 'rdf'],
  [/^http:\/\/www\.w3\.org\/XML\/1998\/namespace/, 'xml'],
  [/^http:\/\/www\.w3\.org\/2005\/atom/i, ''],
  [/^http:\/\/purl\.org\/atom\//i, ''],
  [
    /^http:\/\/(?:purl\.org|my\.netscape\.com|backend\.userland\.com|blogs\.law\.harvard\.edu)\/(?:rss|rdf|publish)/i,
    '',
  ],
  [/^http:\/\/channel\.netscape\.com\/rdf/i, ''],
]
const wellKnown = new Set(['dc', 'dcterms', 'media', 'itunes', 'rdf', 'xml'])
const alsoCore = new Set(['rss', 'atom', 'atom03', 'atom10', 'rss091', 'rss10', 'rss20'])

function nameIn(raw: string, prefixes: ReadonlyMap<string, string>): string {
  const colon = raw.indexOf(':')
  const local = raw.slice(colon + 1).toLowerCase()
  const prefix = colon < 0 ? '' : raw.slice(0, colon).toLowerCase()
  const uri = prefixes.get(prefix)
  const known = uri && vocabularies.find(([pattern]) => pattern.test(uri))
  if (known) return known[1] ? `${known[1]}:${local}` : local
  if (!prefix) return uri ? `other:${local}` : local
  if (!uri && alsoCore.has(prefix)) return local
  return uri && wellKnown.has(prefix) ? `other:${local}` : `${prefix}:${local}`
}

function scopeOf(xml: Xml, outer: Scope): Scope {
  const declared = Object.entries(xml.attributes).filter(([name]) => /^xmlns(?::|$)/i.test(name))
  const base = xml.attributes['xml:base']
  if (declared.length === 0 && base === undefined) return outer
  const prefixes = new Map([
    ...outer.prefixes,
    ...declared.map(([name, uri]) => [name.slice(6).toLowerCase(), uri.trim()] as const),
  ])
  // A root that calls itself a feed is one, in whatever namespace: what it is written in needs no prefix.
  if (/^(?:rss|feed)$/i.test(xml.name)) prefixes.delete('')
  return { base: base === undefined ? outer.base : resolved(base.trim(), outer.base), prefixes }
}

/** The elements directly in a document or an element, each with what its surroundings say of it. */
export function within(xml: Xml, outer: Scope): { element: FeedElement; scope: Scope }[] {
  return elements(xml).map(child => {
    const scope = scopeOf(child, outer)
    const attributes = new Map(
      Object.entries(child.attributes).map(([name, value]) => [
        name.includes(':') ? nameIn(name, scope.prefixes) : name.toLowerCase(),
        value,
      ]),
    )
    return { element: { name: nameIn(child.name, scope.prefixes), attributes, base: scope.base, xml: child }, scope }
  })
}

/** The text of an element, white space at its ends cut; null where there is none. */
export const textOf = (element: FeedElement | undefined): string | null =>
  (element && textWithin(element.xml).replaceAll('\0', '').trim()) || null

/** All text but that of programs and style sheets. */
const textWithin = (xml: Xml): string =>
  xml.children
    .map(child =>
      typeof child === 'string' ? child : /^(?:\w+:)?(?:script|style)$/i.test(child.name) ? '' : textWithin(child),
    )
    .join('')

/**
 * An address against what it is relative to (RFC 3986 section 5). The host stays as it is written, also one in letters
 * of its own (RFC 3987); where there is nothing to be relative to, the address stays.
 */
export function resolved(address: string, base: string | null): string {
  if (base === null || /^[a-z][a-z0-9+.-]*:/i.test(address)) return address
  const host = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(base)?.[0]
  try {
    const whole = new URL(address, base)
    return host && !address.startsWith('//') ? host + whole.pathname + whole.search + whole.hash : whole.href
  } catch {
    return address
  }
}
