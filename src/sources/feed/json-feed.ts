import { listAt, member, textAt } from '../archive/shape.ts'
import { Unreadable } from '../intake/unreadable.ts'
import { type FeedDocument, type FeedItem, mostItems } from './document.ts'
import { resolved } from './element.ts'
import { momentOf } from './moment.ts'
import { plainTitle } from './title.ts'

/** JSON Feed 1 and 1.1 (jsonfeed.org). Throws `Unreadable` for other JSON. */
export function jsonFeed(text: string, base: string | null): FeedDocument {
  const feed = parsed(text)
  if (!Array.isArray(member(feed, 'items'))) throw new Unreadable('It is no feed that could be read.')
  return {
    title: plainTitle(textAt(feed, 'title')),
    link: address(textAt(feed, 'home_page_url'), base) ?? address(textAt(feed, 'feed_url'), base),
    format: 'json',
    items: listAt(feed, 'items')
      .slice(0, mostItems)
      .map(item => itemOf(item, base)),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Unreadable('It is no feed that could be read.')
  }
}

const address = (text: string, base: string | null): string | null =>
  text.trim() && !/^\s*(?:javascript|vbscript|data):/i.test(text) ? resolved(text.trim(), base) : null

function itemOf(item: unknown, base: string | null): FeedItem {
  const id = member(item, 'id')
  const [author] = [...listAt(item, 'authors'), member(item, 'author')]
  return {
    id: typeof id === 'number' ? String(id) : textAt(item, 'id').trim() || null,
    title: plainTitle(textAt(item, 'title')),
    link: address(textAt(item, 'url'), base) ?? address(textAt(item, 'external_url'), base),
    published: momentOf(textAt(item, 'date_published')),
    updated: momentOf(textAt(item, 'date_modified')),
    author: textAt(author, 'name').trim() || null,
  }
}
