import { card } from './card/card.ts'
import { fact } from './fact.ts'
import { job } from './job.ts'
import { line } from './line.ts'
import { pair } from './pair.ts'
import type { Projection } from './projection.ts'

/** Every projection, in the order in which a batch is folded. */
export const projections: readonly Projection[] = [line, fact, job, card, pair]
