import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Expectation } from './expectations.ts'
import type { GivenFeed } from './feedparser.ts'

const text = z.object({ content: z.string() }).nullable()
const links = z.array(z.object({ href: z.string(), rel: z.string().nullable() }))
const truth = z.object({
  title: text,
  links,
  entries: z.array(
    z.object({
      id: z.string(),
      title: text,
      links,
      published: z.string().nullable(),
      updated: z.string().nullable(),
      authors: z.array(z.object({ name: z.string() })),
    }),
  ),
})

/** Every feed of feed-rs that has its parsed result beside it. Ids that it makes up itself are no truth. */
export function feedRsFeeds(folder: string): GivenFeed[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.xml') && existsSync(join(folder, path.replace(/xml$/, 'serde.json'))))
    .sort()
    .map(path => {
      const bytes = readFileSync(join(folder, path))
      const raw = bytes.toString('utf8')
      const said = truth.parse(JSON.parse(readFileSync(join(folder, path.replace(/xml$/, 'serde.json')), 'utf8')))
      const expected: Expectation[] = [
        one('items', null, [String(said.entries.length)]),
        one('title', null, textOf(said.title)),
        one('link', null, linkOf(said.links)),
        ...said.entries.flatMap((entry, at) => [
          one('title', at, textOf(entry.title)),
          one('link', at, linkOf(entry.links)),
          one('published', at, entry.published ? [entry.published] : []),
          one('updated', at, entry.updated ? [entry.updated] : []),
          one('author', at, entry.authors[0] ? [entry.authors[0].name] : []),
          one('id', at, raw.includes(entry.id) ? [entry.id] : []),
        ]),
      ].filter(({ values }) => values.length > 0)
      return { path, bytes, base: null, expected }
    })
}

const one = (field: Expectation['field'], item: number | null, values: readonly string[]): Expectation => ({
  field,
  item,
  values,
  literal: false,
})
const textOf = (value: z.infer<typeof text>): string[] => (value?.content ? [value.content] : [])
const linkOf = (all: z.infer<typeof links>): string[] => {
  const best = all.find(({ rel }) => rel === 'alternate' || rel === null) ?? all[0]
  return best ? [best.href] : []
}
