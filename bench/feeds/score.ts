import { decodeHTML } from 'entities'
import type { FeedDocument } from '#src/sources/feed/document.ts'
import { readFeed } from '#src/sources/feed/parse.ts'
import { feedText } from '#src/sources/feed/text.ts'
import type { Expectation } from './expectations.ts'
import type { GivenFeed } from './feedparser.ts'

export interface Score {
  readonly files: number
  /** Of the files, those that were read at all, with or without something expected of them. */
  readonly read: number
  readonly expectations: number
  readonly right: number
  readonly byField: Readonly<Record<string, string>>
  readonly wrong: readonly string[]
}

export function score(feeds: readonly GivenFeed[]): Score {
  const fields = new Map<string, { right: number; of: number }>()
  const wrong: string[] = []
  let read = 0
  for (const feed of feeds) {
    const found = readOrRefuse(feed)
    if (typeof found !== 'string') read++
    for (const expected of feed.expected) {
      const sum = fields.get(expected.field) ?? { right: 0, of: 0 }
      fields.set(expected.field, sum)
      sum.of++
      const said = typeof found === 'string' ? found : answer(found, expected)
      if (typeof found !== 'string' && isRight(said, expected)) sum.right++
      else
        wrong.push(
          `${feed.path} ${expected.item ?? 'feed'} ${expected.field}: ${said} for ${expected.values.join(' or ')}`,
        )
    }
  }
  const sums = [...fields.values()]
  return {
    files: feeds.length,
    read,
    expectations: sums.reduce((sum, { of }) => sum + of, 0),
    right: sums.reduce((sum, { right }) => sum + right, 0),
    byField: Object.fromEntries([...fields].map(([field, { right, of }]) => [field, `${right} of ${of}`])),
    wrong,
  }
}

function readOrRefuse({ bytes, base }: GivenFeed): FeedDocument | string {
  try {
    return readFeed(feedText(bytes), base)
  } catch (error) {
    return String(error)
  }
}

function answer(found: FeedDocument, { item, field }: Expectation): string | null {
  if (field === 'items') return String(found.items.length)
  if (item === null) return field === 'title' ? found.title : found.link
  return found.items[item]?.[field] ?? null
}

function isRight(said: string | null, { field, values, literal }: Expectation): boolean {
  if (values.length === 0) return said === null
  return values.some(value => {
    if (field === 'title') return (said ?? '') === (literal ? value : plain(value))
    if (said === null) return false
    if (field === 'published' || field === 'updated') return Date.parse(said) === Date.parse(value)
    if (field === 'link') return sameAddress(said, value)
    // Names are told without the address that some truths keep beside them.
    return said === value || (field === 'author' && said === value.replace(/\s*\((?:mailto:)?\S+@\S+\)$/, ''))
  })
}

const sameAddress = (a: string, b: string): boolean =>
  a === b || (URL.canParse(a) && URL.canParse(b) && new URL(a).href === new URL(b).href)

/** Truths keep mark-up; the contract asks for plain text. */
const plain = (html: string): string =>
  decodeHTML(html.replace(/<!--.*?(?:-->|$)/gs, '').replace(/<\/?[a-z][^<>]*>/gi, ' '))
    .replace(/\s+/g, ' ')
    .trim()
