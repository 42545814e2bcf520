import { cluster } from '#src/identity/match/cluster.ts'

/** Two people and what the model in force says of them. */
export interface KnownPair {
  readonly a: string
  readonly b: string
  /** Natural log odds. */
  readonly odds: number
  readonly held: string | null
}

export interface Group {
  readonly people: readonly string[]
  /** Pairs that brought them together, strongest first. */
  readonly joins: readonly KnownPair[]
}

interface Bundle {
  readonly people: Set<string>
  readonly joins: KnownPair[]
}

/** More people are not one decision. */
const largest = 12
const strongestFirst = (x: KnownPair, y: KnownPair): number =>
  y.odds - x.odds || (x.a < y.a ? -1 : x.a > y.a ? 1 : x.b < y.b ? -1 : 1)
export const pairKey = (a: string, b: string): string => (a < b ? `${a}~${b}` : `${b}~${a}`)

/**
 * Pairs as decisions: those who are most likely one person stand together, however many they are, while all pairs among
 * them together speak for it. Two of whom somebody said that they are not the same (`apart`, by `pairKey`) never stand
 * in one. A pair that did not bring its two together is a decision of its own. Strongest first.
 */
export function groupsOf(pairs: readonly KnownPair[], mark: number, apart: ReadonlySet<string> = new Set()): Group[] {
  const rootOf = likeliest(pairs, mark)
  const at = new Map<string, Bundle>()
  const found: (Bundle | null)[] = []
  for (const pair of pairs.filter(one => one.odds >= mark).sort(strongestFirst)) {
    const { a, b } = pair
    const [first, second] = [at.get(a) ?? single(a), at.get(b) ?? single(b)]
    if (first === second) continue
    const fits =
      rootOf(a) === rootOf(b) && first.people.size + second.people.size <= largest && !areApart(first, second, apart)
    if (!fits) {
      if (!apart.has(pairKey(a, b))) found.push({ people: new Set([a, b]), joins: [pair] })
      continue
    }
    const gone = found.indexOf(second)
    if (gone >= 0) found[gone] = null
    if (!found.includes(first)) found.push(first)
    for (const person of second.people) first.people.add(person)
    first.joins.push(pair, ...second.joins)
    for (const person of first.people) at.set(person, first)
  }
  return found
    .filter(bundle => bundle !== null)
    .map(({ people, joins }) => ({ people: [...people].sort(), joins: joins.sort(strongestFirst) }))
}

const single = (person: string): Bundle => ({ people: new Set([person]), joins: [] })

function areApart(first: Bundle, second: Bundle, apart: ReadonlySet<string>): boolean {
  if (apart.size === 0) return false
  for (const a of first.people) for (const b of second.people) if (apart.has(pairKey(a, b))) return true
  return false
}

/** The group of each by all pairs together. Two that were not compared say nothing of each other. */
function likeliest(pairs: readonly KnownPair[], mark: number): (person: string) => number {
  const ids = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))].sort()
  const places = new Map(ids.map((id, at) => [id, at]))
  const root = cluster(
    ids.length,
    {
      a: Uint32Array.from(pairs, ({ a }) => places.get(a) ?? 0),
      b: Uint32Array.from(pairs, ({ b }) => places.get(b) ?? 0),
      odds: Float32Array.from(pairs, ({ odds }) => odds),
      conflict: Uint8Array.from(pairs, ({ held }) => (held === 'conflict' ? 1 : 0)),
      compared: pairs.length,
    },
    { mark, prior: 0, strict: true, odds: () => 0 },
  )
  return person => root[places.get(person) ?? 0] ?? 0
}
