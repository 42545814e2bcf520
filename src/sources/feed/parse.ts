import { decodeHTML } from 'entities'
import { parseFeed } from 'feedsmith'
import { atText } from '../archive/moment.ts'
import { isShape, listAt, member, type Shape, textAt } from '../archive/shape.ts'
import { Unreadable } from '../intake/unreadable.ts'
import { htmlLines } from '../mail/html.ts'
import { linesText } from '../mail/lines.ts'

export interface FeedItem {
  readonly id: string | null
  readonly title: string | null
  readonly link: string | null
  /** ISO instants. */
  readonly published: string | null
  readonly updated: string | null
  readonly author: string | null
}

export interface FeedDocument {
  readonly title: string | null
  readonly link: string | null
  readonly format: 'rss' | 'atom' | 'rdf' | 'json'
  readonly items: readonly FeedItem[]
}

const mostItems = 500
const longestText = 5_000_000

/** Reads RSS 0.9 to 2.0, RDF, Atom and JSON Feed. At most 500 items. Throws `Unreadable` for anything else. */
export function readFeed(text: string): FeedDocument {
  if (text.length > longestText) throw new Unreadable('The feed is longer than 5 MB.')
  if (/<!ENTITY/i.test(text)) throw new Unreadable('The feed defines entities of its own, which is not safe to read.')
  if (/^\s*<!doctype html|^\s*<html[\s>]/i.test(text)) throw new Unreadable('It is a web page, not a feed.')
  try {
    const { format, feed } = parseFeed(text.replace(/^\ufeff/, ''))
    const title = plain(textOf(member(feed, 'title')))
    return {
      title,
      link: linkOf(feed) ?? textOr(feed, 'home_page_url'),
      format,
      items: itemsOf(feed).slice(0, mostItems).map(itemOf),
    }
  } catch (error) {
    if (error instanceof Unreadable) throw error
    throw new Unreadable('It is no feed that could be read.')
  }
}

const itemsOf = (feed: unknown): readonly unknown[] => {
  const items = listAt(feed, 'items')
  return items.length > 0 ? items : listAt(feed, 'entries')
}

function itemOf(item: unknown): FeedItem {
  const guid = member(item, 'guid')
  const dc = member(item, 'dc')
  return {
    id: textOr(item, 'id') ?? textOf(guid) ?? textOr(member(item, 'rdf'), 'about'),
    title: plain(textOf(member(item, 'title'))),
    link: linkOf(item) ?? textOr(item, 'url') ?? permalink(guid),
    published:
      instant(item, ['published', 'pubDate', 'date_published', 'issued', 'created']) ?? instant(dc, ['date', 'dates']),
    updated: instant(item, ['updated', 'date_modified', 'modified']),
    author: authorOf(item) ?? textOf(first(member(dc, 'creators')) ?? member(dc, 'creator')),
  }
}

const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value)
const textOr = (value: unknown, name: string): string | null => textAt(value, name).trim() || null

/** A text, or an object that wraps one. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value.replaceAll('\0', '').trim() || null
  return isShape(value) ? (textOr(value, 'value') ?? textOr(value, '#text')) : null
}

const permalink = (guid: unknown): string | null => {
  const text = textOf(guid)
  return text && /^https?:/.test(text) && member(guid, 'isPermaLink') !== false ? text : null
}

function linkOf(value: unknown): string | null {
  const own = textOr(value, 'link')
  if (own) return own
  const links = listAt(value, 'links').filter(isShape)
  const best: Shape | undefined =
    links.find(link => !textAt(link, 'rel') || textAt(link, 'rel') === 'alternate') ?? links[0]
  return best ? textOr(best, 'href') : null
}

function authorOf(item: unknown): string | null {
  for (const value of [first(member(item, 'authors')), member(item, 'author')]) {
    const name = textOf(value) ?? textOr(value, 'name') ?? textOr(value, 'email')
    if (name) return name
  }
  return null
}

function instant(value: unknown, names: readonly string[]): string | null {
  for (const name of names) {
    const text = textOf(first(member(value, name)))
    if (!text) continue
    const found = atText(text)?.at ?? (Number.isNaN(Date.parse(text)) ? null : new Date(text).toISOString())
    if (found) return found
  }
  return null
}

/** Titles may hold mark-up: as plain text. */
function plain(title: string | null): string | null {
  if (title === null || !/[<&]/.test(title)) return title
  const text = /<[a-z!/]/i.test(title) ? linesText(htmlLines(title).lines) : decodeHTML(title)
  return text.replace(/\s+/g, ' ').trim() || null
}
