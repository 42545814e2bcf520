import { seededRandom } from '#src/lib/statistics/random.ts'
import type { Corpus } from './corpus.ts'
import { PairLevels, PairReader } from './pair.ts'

const randomPairs = 300_000

/** How often random pairs stand on each level, by column: strangers, but for the few that are one person. */
export function randomRates(corpus: Corpus, linked: number | null): number[][] {
  const columns = corpus.columns
  const counts = columns.map(column => new Float64Array(column.pool.levels.length))
  const seen = new Float64Array(columns.length)
  const out = new PairLevels(columns.length)
  const reader = new PairReader(corpus)
  const take = (a: number, b: number): void => {
    reader.read(Math.min(a, b), Math.max(a, b), out)
    for (let at = 0; at < columns.length; at++) {
      const level = out.level[at] ?? 0
      if (level === 0) continue
      const column = counts[at]
      if (column) column[level - 1] = (column[level - 1] ?? 0) + 1
      seen[at] = (seen[at] ?? 0) + 1
    }
  }
  const n = corpus.size
  const split = linked ?? n
  const all = linked === null ? (n * (n - 1)) / 2 : linked * (n - linked)
  if (all <= randomPairs) {
    for (let a = 0; a < split; a++) for (let b = linked ?? a + 1; b < n; b++) take(a, b)
  } else {
    const random = seededRandom(7)
    for (let i = 0; i < randomPairs; i++) {
      const a = Math.floor(random() * split)
      const b = linked === null ? Math.floor(random() * n) : linked + Math.floor(random() * (n - linked))
      if (a !== b) take(a, b)
    }
  }
  return columns.map((column, at) => {
    const levels = column.pool.levels
    if (column.field.oneBearer) return levels.map(level => level.u)
    const rates = levels.map((level, l) => ((counts[at]?.[l] ?? 0) + 0.5) / ((seen[at] ?? 0) + 0.5 / level.u))
    let equal = 0
    for (let id = 1; id < column.pool.size; id++) {
      const count = column.counts[id] ?? 0
      equal += count * (count - 1)
    }
    if (column.several.size === 0 && linked === null && column.present > 1)
      rates[0] = Math.max((equal + 0.5) / (column.present * (column.present - 1) + 0.5 / (levels[0]?.u ?? 1)), 1e-12)
    return rates
  })
}
