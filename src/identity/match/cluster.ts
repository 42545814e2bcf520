import type { Links } from './score.ts'

/** No single pair says more than this for or against a cluster: one odd value does not outvote many. */
const clip = 12
/** Above this size only candidate pairs are looked at; below it every pair of a component is scored. */
const scoredWhole = 120

interface ClusterRule {
  /** Log odds from which a pair joins two records. */
  readonly mark: number
  /** Log odds of any two records. */
  odds(a: number, b: number): number
  /** Log odds before evidence: what is below them speaks against. */
  readonly prior: number
  /** Pairs that contradict in a decisive field speak against, whatever else they have in common. */
  readonly strict: boolean
}

/** What one pair says of two being the same: for it by its odds, against it only by evidence, never by mere lack of it. */
const voice = (odds: number, rule: ClusterRule): number => {
  if (odds >= 0) return Math.min(clip, odds)
  return Math.max(-clip, Math.min(0, odds - rule.prior))
}

class Bundle {
  readonly members: number[]
  /** Sum of voices towards other bundles, by the other's root. */
  readonly towards = new Map<number, number>()
  constructor(member: number) {
    this.members = [member]
  }
}

/**
 * Groups records into people. Pairs at the mark are taken strongest first; two groups join only while all pairs between
 * them together speak for it, so that one wrong link cannot bridge two people (correlation clustering by greedy
 * contraction: Bansal, Blum & Chawla 2004; Keuper et al. 2015). Answers the root of every record.
 */
export function cluster(size: number, links: Links, rule: ClusterRule): Uint32Array {
  const root = Uint32Array.from({ length: size }, (_, at) => at)
  const find = (record: number): number => {
    let at = record
    while (root[at] !== at) {
      root[at] = root[root[at] ?? at] ?? at
      at = root[at] ?? at
    }
    return at
  }
  const strong: number[] = []
  for (let i = 0; i < links.odds.length; i++) if ((links.odds[i] ?? 0) >= rule.mark) strong.push(i)
  for (const i of strong) {
    const a = find(links.a[i] ?? 0)
    const b = find(links.b[i] ?? 0)
    if (a !== b) root[Math.max(a, b)] = Math.min(a, b)
  }
  const components = new Map<number, number[]>()
  for (const i of strong) {
    const at = find(links.a[i] ?? 0)
    const held = components.get(at)
    if (held) held.push(i)
    else components.set(at, [i])
  }
  const weak = new Map<number, number[]>()
  for (let i = 0; i < links.odds.length; i++) {
    if ((links.odds[i] ?? 0) >= rule.mark) continue
    const at = find(links.a[i] ?? 0)
    if (!components.has(at) || at !== find(links.b[i] ?? 0)) continue
    const held = weak.get(at)
    if (held) held.push(i)
    else weak.set(at, [i])
  }
  const answer = Uint32Array.from({ length: size }, (_, at) => at)
  for (const [at, edges] of components) contract(edges, weak.get(at) ?? [], links, rule, answer)
  return answer
}

function contract(
  edges: number[],
  weak: readonly number[],
  links: Links,
  rule: ClusterRule,
  answer: Uint32Array,
): void {
  const bundles = new Map<number, Bundle>()
  const at = new Map<number, number>()
  const open = (record: number): Bundle => {
    const held = bundles.get(record)
    if (held) return held
    const made = new Bundle(record)
    bundles.set(record, made)
    at.set(record, record)
    return made
  }
  const link = (a: number, b: number, odds: number): void => {
    const value = voice(odds, rule)
    open(a).towards.set(b, value)
    open(b).towards.set(a, value)
  }
  const heard = (i: number): void => {
    const against = rule.strict && links.conflict[i] === 1
    link(links.a[i] ?? 0, links.b[i] ?? 0, against ? Number.NEGATIVE_INFINITY : (links.odds[i] ?? 0))
  }
  for (const i of edges) heard(i)
  if (edges.length === 1) {
    const i = edges[0] ?? 0
    answer[links.b[i] ?? 0] = links.a[i] ?? 0
    return
  }
  const members = [...bundles.keys()].sort((x, y) => x - y)
  if (members.length <= scoredWhole) {
    for (const a of members)
      for (const b of members) if (a < b && !bundles.get(a)?.towards.has(b)) link(a, b, rule.odds(a, b))
  } else for (const i of weak) heard(i)
  edges.sort((x, y) => (links.odds[y] ?? 0) - (links.odds[x] ?? 0) || x - y)
  let waiting = edges
  for (let changed = true; changed && waiting.length > 0; ) {
    changed = false
    const refused: number[] = []
    for (const i of waiting) {
      const a = at.get(links.a[i] ?? 0) ?? 0
      const b = at.get(links.b[i] ?? 0) ?? 0
      if (a === b) continue
      if ((bundles.get(a)?.towards.get(b) ?? 0) <= 0) {
        refused.push(i)
        continue
      }
      join(a, b, bundles, at)
      changed = true
    }
    waiting = refused
  }
  for (const bundle of bundles.values()) {
    const first = bundle.members.reduce((x, y) => Math.min(x, y))
    for (const member of bundle.members) answer[member] = first
  }
}

function join(a: number, b: number, bundles: Map<number, Bundle>, at: Map<number, number>): void {
  const first = bundles.get(a)
  const second = bundles.get(b)
  if (!first || !second) return
  const [into, from, root, gone] =
    first.members.length >= second.members.length ? [first, second, a, b] : [second, first, b, a]
  for (const member of from.members) {
    into.members.push(member)
    at.set(member, root)
  }
  into.towards.delete(gone)
  for (const [other, value] of from.towards) {
    if (other === root) continue
    const sum = (into.towards.get(other) ?? 0) + value
    into.towards.set(other, sum)
    const back = bundles.get(other)
    back?.towards.delete(gone)
    back?.towards.set(root, sum)
  }
  bundles.delete(gone)
}
