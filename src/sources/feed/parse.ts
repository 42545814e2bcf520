import { xmlOf } from '../cv/layout/markup/xml.ts'
import { Unreadable } from '../intake/unreadable.ts'
import type { FeedDocument } from './document.ts'
import { withEntities } from './entities.ts'
import { jsonFeed } from './json-feed.ts'
import { xmlFeed } from './xml-feed.ts'

const longestText = 5_000_000

/**
 * Reads RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0 and JSON Feed, also where they are broken. At most 500 items. Throws
 * `Unreadable` for anything else.
 * @param base where the feed was fetched from, for addresses that are relative to it
 */
export function readFeed(text: string, base: string | null = null): FeedDocument {
  if (text.length > longestText) throw new Unreadable('The feed is longer than 5 MB.')
  const content = text.replace(/^[\ufeff\s\0]+/, '')
  if (/^[{[]/.test(content)) return jsonFeed(content, base)
  if (/^<!doctype html|^<html[\s>]/i.test(content)) throw new Unreadable('It is a web page, not a feed.')
  return xmlFeed(xmlOf(withEntities(content)), base)
}
