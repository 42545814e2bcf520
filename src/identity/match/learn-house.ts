import { Blocks } from './blocks.ts'
import type { Corpus } from './corpus.ts'
import { learn } from './learn.ts'
import type { Model } from './model.ts'
import { type Breathe, Postings } from './postings.ts'

/** Pairs that are looked at to learn, at most; the largest block. */
const limits = { pairs: 400_000, whole: 200_000, size: 100 }

/**
 * Learns from people of a house. `corpus` holds everybody, or a sample drawn by chance with all who share a block with
 * somebody in it: `drawn` of them were drawn, `all` is how many there are. In such a sample one person's records stand
 * together far more often than among all pairs, so the share of pairs that are one person is scaled to the whole house.
 */
export async function learnHouse(
  corpus: Corpus,
  { drawn, all }: { readonly drawn: number; readonly all: number },
  breathe: Breathe,
): Promise<Model> {
  const blocks = new Blocks(await Postings.of(corpus, breathe), limits)
  const { model, matches } = await learn(corpus, blocks, null, breathe)
  if (drawn >= all) return model
  const copies = (2 * matches) / Math.max(1, corpus.size)
  const same = Math.max(copies, 1 / all) / Math.max(1, all - 1)
  return { ...model, copies, same, related: Math.min(0.2, Math.max(0.05 * same, (model.related / model.same) * same)) }
}
