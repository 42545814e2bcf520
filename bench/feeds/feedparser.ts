import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { feedText } from '#src/sources/feed/text.ts'
import { type Expectation, expectationsOf } from './expectations.ts'

export interface GivenFeed {
  readonly path: string
  readonly bytes: Buffer
  /** Where it was fetched from, as its headers say. */
  readonly base: string | null
  readonly expected: readonly Expectation[]
}

const server = 'http://127.0.0.1:8097/'

/** Every feed of feedparser's tests, each with what its first comment expects. */
export function feedparserFeeds(folder: string): GivenFeed[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => /\.(?:xml|json)$/.test(path))
    .sort()
    .map(path => {
      const bytes = readFileSync(join(folder, path))
      const text = `${bytes.toString('latin1')}\n${feedText(bytes)}`
      const expression = /Expect:\s*([^\n]*?)\s*(?:-->[^\n]*)?(?:\r?\n|$)/.exec(text)?.[1] ?? ''
      const location = /^Header:\s*Content-Location:\s*(\S+)/im.exec(text)?.[1]
      return {
        path,
        bytes,
        base: path.startsWith('wellformed/base/http_') || location ? baseOf(location) : null,
        // The one test where the type says that brackets are letters.
        expected: expectationsOf(expression, /text_plain/.test(path)),
      }
    })
}

function baseOf(location: string | undefined): string {
  try {
    const base = new URL(location ?? '', server)
    return base.protocol === 'http:' ? base.href : server
  } catch {
    return server
  }
}
