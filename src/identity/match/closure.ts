import type { Links } from './score.ts'

export interface Pair {
  readonly a: number
  readonly b: number
  /** Natural log odds. */
  readonly odds: number
}

/**
 * All pairs within each cluster, strongest joint first. A pair that was not itself above the mark has the odds of the
 * weakest link on the strongest path between the two (so that a higher mark gives the closure at that mark).
 */
export function* closedPairs(roots: Uint32Array, links: Links): Generator<Pair> {
  const within = new Map<number, number[]>()
  for (let i = 0; i < links.odds.length; i++) {
    const root = roots[links.a[i] ?? 0] ?? 0
    if (root !== roots[links.b[i] ?? 0]) continue
    const held = within.get(root)
    if (held) held.push(i)
    else within.set(root, [i])
  }
  for (const [, indexes] of [...within].sort(([x], [y]) => x - y)) {
    indexes.sort((x, y) => (links.odds[y] ?? 0) - (links.odds[x] ?? 0) || x - y)
    const groups = new Map<number, number[]>()
    for (const i of indexes) {
      const a = links.a[i] ?? 0
      const b = links.b[i] ?? 0
      const left = groups.get(a) ?? [a]
      const right = groups.get(b) ?? [b]
      if (left === right) continue
      const odds = links.odds[i] ?? 0
      for (const x of left) for (const y of right) yield { a: Math.min(x, y), b: Math.max(x, y), odds }
      const [into, from] = left.length >= right.length ? [left, right] : [right, left]
      for (const member of from) {
        into.push(member)
        groups.set(member, into)
      }
      groups.set(a, into)
      groups.set(b, into)
    }
  }
}

/** One to one between two files: the strongest pairs first, each record used once. */
export function* onePartner(links: Links, mark: number): Generator<Pair> {
  const order: number[] = []
  for (let i = 0; i < links.odds.length; i++) if ((links.odds[i] ?? 0) >= mark) order.push(i)
  order.sort((x, y) => (links.odds[y] ?? 0) - (links.odds[x] ?? 0) || x - y)
  const used = new Set<number>()
  for (const i of order) {
    const a = links.a[i] ?? 0
    const b = links.b[i] ?? 0
    if (used.has(a) || used.has(b)) continue
    used.add(a)
    used.add(b)
    yield { a, b, odds: links.odds[i] ?? 0 }
  }
}
