import { type BlockingReport, Blocks } from './blocks.ts'
import { closedPairs, onePartner, type Pair } from './closure.ts'
import { cluster } from './cluster.ts'
import { setCopiesAside } from './copies.ts'
import type { Corpus } from './corpus.ts'
import { learn } from './learn.ts'
import { logOdds, marks } from './marks.ts'
import type { Model } from './model.ts'
import { type Breathe, Postings } from './postings.ts'
import { estimatedRecall } from './recall.ts'
import { type Links, score } from './score.ts'
import { Judge } from './verdict.ts'

/** Pairs that blocking may propose: a record's share in large bodies, and as many as a moment allows in small ones. */
const pairsPerRecord = 15
const pairsAlways = 3_000_000
const pairsWhole = 1_000_000
const largestBlock = 400

export interface MatchRun {
  readonly model: Model
  readonly blocking: BlockingReport & { readonly estimatedRecall: number }
  /** Candidate pairs compared. */
  readonly compared: number
  /** Pairs at or above the threshold: closed over clusters in one body, one to one between two. */
  pairs(): Generator<Pair>
  /** First record of the cluster of every record; null between two files. */
  readonly clusters: Uint32Array | null
}

export const unhurried: Breathe = () => Promise.resolve()

export const blockPostings = (postings: Postings): Blocks =>
  new Blocks(postings, {
    pairs: Math.max(pairsAlways, pairsPerRecord * postings.records),
    whole: pairsWhole,
    size: largestBlock,
  })

/**
 * Learns from the records themselves, scores their candidate pairs and groups them. `linked` is the number of records of
 * the first of two files, null for one body in which duplicates are looked for. Deterministic.
 */
export async function match(
  corpus: Corpus,
  threshold: number,
  linked: number | null = null,
  breathe: Breathe = unhurried,
): Promise<MatchRun> {
  const copies = linked === null ? setCopiesAside(corpus) : new Map<number, number>()
  const blocks = blockPostings(await Postings.of(corpus, breathe, copies))
  const { model } = await learn(corpus, blocks, linked, breathe)
  const judge = new Judge(corpus, model)
  const mark = logOdds(threshold)
  const links = await score(blocks, judge, { floor: Math.min(mark, 0), linked, copies }, breathe)
  const clusters = linked === null ? group(corpus.size, links, judge, threshold) : null
  return {
    model,
    blocking: { ...blocks.report, estimatedRecall: estimatedRecall(blocks, links, mark) },
    compared: links.compared,
    clusters,
    pairs: () => (clusters ? closedPairs(clusters, links) : onePartner(links, mark)),
  }
}

/** Groups at a threshold. From the automatic mark on, a contradiction between two records keeps their groups apart. */
export function group(size: number, links: Links, judge: Judge, threshold: number): Uint32Array {
  const strict = threshold >= marks.automatic
  return cluster(size, links, {
    mark: logOdds(threshold),
    prior: judge.weigher.prior,
    strict,
    odds: (a, b) => {
      const odds = judge.odds(a, b)
      return strict && judge.conflict() ? Number.NEGATIVE_INFINITY : odds
    },
  })
}
