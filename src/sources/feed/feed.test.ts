import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Unreadable } from '../intake/unreadable.ts'
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
      expect(readFeed(text)).toEqual({ title: 'T', link: 'https://a.example/', format, items: [item] })
  })

  it('refuse pages, entities and anything else in words', () => {
    expect(() => readFeed('<!doctype html><html><body>Log in</body></html>')).toThrow('web page')
    expect(() => readFeed('<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><rss><channel/></rss>')).toThrow(
      'entities',
    )
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
  })
})

const folder = '../shared/data/feeds/feed-rs'
const absent = !existsSync(folder)
it.skipIf(absent)(
  `count the items of ${folder} as its .serde.json do${absent ? ' (the folder is absent)' : ''}`,
  () => {
    let [files, right, refused] = [0, 0, 0]
    for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const truth = join(folder, path.replace(/\.(?:xml|json)$/, '.serde.json'))
      if (!/\.xml$/.test(path) || !existsSync(truth)) continue
      files++
      const expected: unknown = JSON.parse(readFileSync(truth, 'utf8'))
      const entries =
        typeof expected === 'object' && expected !== null && 'entries' in expected && Array.isArray(expected.entries)
          ? expected.entries.length
          : -1
      try {
        if (readFeed(feedText(readFileSync(join(folder, path)))).items.length === entries) right++
      } catch {
        refused++
      }
    }
    expect(files).toBeGreaterThan(0)
    expect({ files, wrong: files - right - refused, refused }).toMatchInlineSnapshot(`
      {
        "files": 33,
        "refused": 0,
        "wrong": 0,
      }
    `)
  },
)
