import { existsSync } from 'node:fs'
import { feedRsFeeds } from './feeds/feed-rs.ts'
import { feedparserFeeds } from './feeds/feedparser.ts'
import { score } from './feeds/score.ts'

const folder = '../shared/data/feeds'

/** `parse feed` against every expectation of feedparser's and feed-rs's tests that it has an answer to. */
export async function run(): Promise<object> {
  if (!existsSync(folder)) return { missing: `The feeds are expected in ${folder}.` }
  return {
    feedparser: score(feedparserFeeds(`${folder}/feedparser`)),
    'feed-rs': score(feedRsFeeds(`${folder}/feed-rs`)),
  }
}
