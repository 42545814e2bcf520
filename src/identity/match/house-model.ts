import { Corpus } from './corpus.ts'
import { Frequencies } from './frequencies.ts'
import type { Model } from './model.ts'
import { personFields } from './person-fields.ts'

/**
 * Raised when levels, fields or learning change: what was learned before is then set aside and learned anew. Part of the
 * version that decisions carry.
 */
export const engineVersion = 1

/** A model of one house: what pairs are judged by, the same for all until the next one is learned. */
export interface HouseModel {
  /** 0 is what comes with the product, before anything was learned. */
  readonly version: number
  /** People it was learned from. */
  readonly people: number
  readonly model: Model
  readonly frequencies: Frequencies
}

/** A house of this size is assumed while nothing was learned, a tenth of it met twice. */
const assumed = 1000
const met = 0.1

/** Usual rates of agreement, without a word from the data. */
export function usualModel(fields: readonly string[] = personFields): Model {
  const { columns } = new Corpus(fields)
  const same = (met * assumed) / ((assumed * (assumed - 1)) / 2)
  const u = columns.map(column => normal(column.pool.levels.map(level => level.u)))
  return {
    version: 1,
    order: columns.map((_, at) => at).sort((a, b) => (u[b]?.[0] ?? 0) - (u[a]?.[0] ?? 0) || a - b),
    same,
    related: same * met,
    copies: 2 * met,
    fields: columns.map((column, at) => ({
      field: column.field.name,
      m: normal(column.pool.levels.map(level => level.m)),
      u: u[at] ?? [],
      beside: {},
    })),
  }
}

export const usual: HouseModel = { version: 0, people: 0, model: usualModel(), frequencies: Frequencies.none }

function normal(rates: readonly number[]): number[] {
  const total = rates.reduce((a, b) => a + b, 0)
  return rates.map(rate => rate / total)
}
