import { existsSync } from 'node:fs'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { feedRsFeeds } from '../../../bench/feeds/feed-rs.ts'
import { feedparserFeeds } from '../../../bench/feeds/feedparser.ts'
import { score } from '../../../bench/feeds/score.ts'
import { Unreadable } from '../intake/unreadable.ts'
import { momentOf } from './moment.ts'
import { readFeed } from './parse.ts'
import { feedText } from './text.ts'

const item = {
  id: 'x1',
  title: 'A & B',
  link: 'https://a.example/1',
  published: '2026-01-02T10:00:00.000Z',
  updated: null,
  author: 'Ana',
}

describe('feeds', () => {
  it('of every format say the same', () => {
    const rss =
      '<rss version="2.0"><channel><title>T</title><link>https://a.example/</link><item><guid isPermaLink="false">x1</guid><title>A &amp;amp; &lt;b&gt;B&lt;/b&gt;</title><link>https://a.example/1</link><pubDate>Fri, 02 Jan 2026 10:00:00 GMT</pubDate><author>Ana</author></item></channel></rss>'
    const atom =
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><link href="https://a.example/"/><entry><id>x1</id><title type="html">A &amp;amp; &lt;b&gt;B&lt;/b&gt;</title><link rel="alternate" href="https://a.example/1"/><published>2026-01-02T10:00:00Z</published><author><name>Ana</name></author></entry></feed>'
    const json = JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'T',
      home_page_url: 'https://a.example/',
      items: [
        {
          id: 'x1',
          title: 'A & B',
          url: 'https://a.example/1',
          date_published: '2026-01-02T10:00:00Z',
          authors: [{ name: 'Ana' }],
        },
      ],
    })
    for (const [format, text] of [
      ['rss', rss],
      ['atom', atom],
      ['json', json],
    ] as const)
      expect(readFeed(text)).toEqual({
        title: 'T',
        link: 'https://a.example/',
        format,
        // An RSS item has one date.
        items: [format === 'rss' ? { ...item, updated: item.published } : item],
      })
  })

  it('relative to something lead to whole addresses, and to none that a browser would run', () => {
    const feed = (href: string, base = '') =>
      readFeed(
        `<feed xmlns="http://www.w3.org/2005/Atom"${base}><link href="${href}"/><entry xml:base="posts/"><link href="1"/></entry></feed>`,
        'https://a.example/x/',
      )
    expect(feed('home').link).toBe('https://a.example/x/home')
    expect(feed('home', ' xml:base="https://b.example/"').items[0]?.link).toBe('https://b.example/posts/1')
    expect(feed('javascript:alert(1)').link).toBeNull()
  })

  it('that are broken are read as far as they go', () => {
    const torn = '<rss><channel><title>T & U</title><item><title>One<b></title><link>https://a.example/1'
    expect(readFeed(torn)).toMatchObject({ title: 'T & U', items: [{ title: 'One', link: 'https://a.example/1' }] })
    expect(readFeed('<rss version="0.91"><channel><title>Bare</title></channel></rss>').items).toEqual([])
  })

  it('name their authors without the address', () => {
    const by = (author: string) =>
      readFeed(`<rss><channel><item><author>${author}</author></item></channel></rss>`).items[0]?.author
    expect(by('ana@x.example (Ana Kovač)')).toBe('Ana Kovač')
    expect(by('Ana Kovač (ana@x.example)')).toBe('Ana Kovač')
    expect(by('Ana Kovač')).toBe('Ana Kovač')
  })

  it.each([
    ['Thu, 01 Jan 2004 19:48:21 GMT', '2004-01-01T19:48:21.000Z'],
    ['1 Jan 04 14:48 EST', '2004-01-01T19:48:00.000Z'],
    ['Thu Jan 01 19:48:21 2004', '2004-01-01T19:48:21.000Z'],
    ['2004-01-01T19:48+02:00', '2004-01-01T17:48:00.000Z'],
    ['20040101T194821Z', '2004-01-01T19:48:21.000Z'],
    ['2004-01-01 24:00:00', '2004-01-02T00:00:00.000Z'],
    ['2004-06', '2004-06-01T00:00:00.000Z'],
    ['2004', '2004-01-01T00:00:00.000Z'],
    ['2004-060', '2004-02-29T00:00:00.000Z'],
    ['1 January 2004', '2004-01-01T00:00:00.000Z'],
    ['January 1, 2004', '2004-01-01T00:00:00.000Z'],
    ['jue, 01 ene 2004 19:48:21 GMT', '2004-01-01T19:48:21.000Z'],
    ['Donnerstag, 4. März 2004 19:48:21 +0100', '2004-03-04T18:48:21.000Z'],
    ['31 Feb 2004 10:00:00 GMT', null],
    ['2004-02-31', null],
    ['soon', null],
    ['', null],
  ])('date %s as %s', (text, at) => {
    expect(momentOf(text)).toBe(at)
  })

  it('refuse pages, entities and anything else in words', () => {
    expect(() => readFeed('<!doctype html><html><body>Log in</body></html>')).toThrow('web page')
    expect(() => readFeed('<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><rss><channel/></rss>')).toThrow(
      'entities',
    )
    const own = '<!DOCTYPE rss [<!ENTITY id "tag:x,">]><rss><channel><item><guid>&id;1</guid></item></channel></rss>'
    expect(readFeed(own).items[0]?.id).toBe('tag:x,1')
    expect(() => readFeed('x'.repeat(5_000_001))).toThrow('5 MB')
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.constantFrom(
              '<rss version="2.0">',
              '<channel>',
              '<item>',
              '<title>',
              '</title>',
              '<![CDATA[',
              ']]>',
              '&#x0;',
              '<feed xmlns="http://www.w3.org/2005/Atom">',
              '<entry>',
              '{"items":[',
            ),
            fc.string(),
          ),
          { maxLength: 30 },
        ),
        words => {
          try {
            readFeed(words.join(''))
          } catch (error) {
            expect(error).toBeInstanceOf(Unreadable)
          }
        },
      ),
      { numRuns: 200 },
    )
  })

  it('are read in the charset that they declare', () => {
    expect(feedText(Buffer.from('<?xml version="1.0" encoding="iso-8859-2"?><a>\xb1</a>', 'latin1'))).toContain('ą')
    expect(feedText(Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?><a>\x80</a>', 'latin1'))).toContain('€')
    for (const wide of ['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])
      expect(feedText(iconv.encode('<rss><channel><title>Żółw</title></channel></rss>', wide)), wide).toContain('Żółw')
  })
})

const folder = '../shared/data/feeds'
const absent = !existsSync(folder)
describe.skipIf(absent)(`the feeds of ${folder}${absent ? ' (the folder is absent)' : ''}`, () => {
  it('of feedparser say what its tests expect, and every one can be read', () => {
    const { files, read, expectations, right, wrong } = score(feedparserFeeds(`${folder}/feedparser`))
    expect({ files, read, expectations }).toEqual({ files: 1118, read: 1118, expectations: 173 })
    expect(right / expectations, wrong.join('\n')).toBeGreaterThan(0.97)
  })

  it('of feed-rs say what stands beside them', () => {
    const { files, read, expectations, right, wrong } = score(feedRsFeeds(`${folder}/feed-rs`))
    expect({ files, read, expectations }).toEqual({ files: 33, read: 33, expectations: 411 })
    expect(right / expectations, wrong.join('\n')).toBeGreaterThan(0.97)
  })
})
