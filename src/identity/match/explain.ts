import type { Corpus } from './corpus.ts'
import { type Model, probability } from './model.ts'
import { type Held, Judge } from './verdict.ts'

/** One step of the waterfall. Weights are bits: each bit doubles the odds. */
interface Term {
  readonly field: string
  /** How the two values compare, in words. */
  readonly level: string
  readonly left: readonly string[]
  readonly right: readonly string[]
  /** How often pairs of one person, and of two strangers, compare like this. */
  readonly m: number
  readonly u: number
  readonly bits: number
}

export interface Waterfall {
  /** Bits before anything is compared: how seldom two records are one person. */
  readonly prior: number
  /** Fields in which both records say something; the others are neutral and left out. */
  readonly terms: readonly Term[]
  /** Bits lost because two relatives or colleagues would agree as well in what they share; never above 0. */
  readonly relatives: number
  /** Sum of all that, and the probability it means. */
  readonly bits: number
  readonly probability: number
  /** Why a merge waits for a person although the probability is high; the probability is then capped. */
  readonly held: Held | null
}

const inBits = (natural: number): number => natural / Math.LN2

/** Why two records of a corpus have the probability they have, term by term. */
export function explain(corpus: Corpus, model: Model, a: number, b: number): Waterfall {
  const judge = new Judge(corpus, model)
  const [first, second] = a < b ? [a, b] : [b, a]
  const odds = judge.odds(first, second)
  const { pair, weigher } = judge
  const terms: Term[] = []
  let shared = 0
  let sum = 0
  weigher.begin()
  for (const at of model.order) {
    const column = corpus.columns[at]
    const level = pair.level[at] ?? 0
    if (!column || level === 0) continue
    const weight = weigher.weight(at, pair)
    const m = model.fields[at]?.m[level - 1] ?? 0
    sum += weight
    if (column.field.shared) shared += weight
    terms.push({
      field: column.field.name,
      level: column.pool.levels[level - 1]?.label ?? '',
      left: column.values(a).map(id => column.pool.key(id)),
      right: column.values(b).map(id => column.pool.key(id)),
      m,
      u: m / Math.exp(weight),
      bits: inBits(weight),
    })
  }
  const relatives = weigher.relatives(shared)
  return {
    prior: inBits(weigher.prior),
    terms,
    relatives: inBits(relatives),
    bits: inBits(weigher.prior + sum + relatives),
    probability: probability(odds),
    held: judge.held(),
  }
}
