export interface FeedItem {
  readonly id: string | null
  readonly title: string | null
  readonly link: string | null
  /** ISO instants. Where an RSS item has one date, it is both. */
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

export const mostItems = 500
