import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ModelName } from '#src/domain/credit-model.ts'
import { attribute, type ModelCredit } from './attribute.ts'
import { journeysOf } from './journey-builder.ts'

const folder = '../shared/data/attribution/pathdata'
const present = existsSync(folder)
const title = present ? 'PathData' : `PathData (skipped: ${folder} is absent)`

const table = (path: string): Record<string, string>[] =>
  z.array(z.record(z.string(), z.string())).parse(parse(readFileSync(`${folder}/reference/${path}`), { columns: true }))
const column = (path: string, name: string): Record<string, number> =>
  Object.fromEntries(table(path).map(row => [row.channel_name ?? '', Number(row[name])]))

const exactSchema = z.object({
  without_null: z.object({
    removal_effect: z.record(z.string(), z.number()),
    conversions: z.record(z.string(), z.number()),
  }),
  with_null: z.object({
    removal_effect: z.record(z.string(), z.number()),
    conversions: z.record(z.string(), z.number()),
  }),
})

function pathData() {
  const text = gunzipSync(readFileSync(`${folder}/paths.csv.gz`))
  const rows = z.array(z.record(z.string(), z.string())).parse(parse(text, { columns: true }))
  return journeysOf(
    rows.map(row => ({
      path: (row.path ?? '').split(' > '),
      conversions: Number(row.total_conversions),
      value: Number(row.total_conversion_value),
      nulls: Number(row.total_null),
    })),
  )
}

function model(models: readonly ModelCredit[], name: ModelName): ModelCredit {
  const found = models.find(each => each.name === name)
  if (!found) throw new Error(`${name} was not computed`)
  return found
}

function near(
  actual: Readonly<Record<string, number>> | undefined,
  expected: Record<string, number>,
  relative: number,
  absolute = 0,
) {
  expect(Object.keys(actual ?? {}).sort()).toEqual(Object.keys(expected).sort())
  for (const [channel, value] of Object.entries(expected)) {
    expect(Math.abs((actual?.[channel] ?? 0) - value), channel).toBeLessThanOrEqual(value * relative + absolute)
  }
}

describe.skipIf(!present)(title, () => {
  const journeys = present ? pathData() : journeysOf([])
  const { models, skipped, conversions } = attribute(journeys)

  it('gives the heuristics of ChannelAttribution, counts exactly', () => {
    for (const [name, prefix] of [
      ['first', 'first_touch'],
      ['last', 'last_touch'],
      ['linear', 'linear_touch'],
    ] as const) {
      const digits = name === 'linear' ? 1e-13 : 0
      near(model(models, name).credits, column('heuristic.csv', `${prefix}_conversions`), digits)
      near(model(models, name).values, column('heuristic.csv', `${prefix}_value`), 1e-13)
    }
  })

  it('gives the exact first-order chain to 1e-9', () => {
    const exact = exactSchema.parse(JSON.parse(readFileSync(`${folder}/reference/exact_markov_order1.json`, 'utf8')))
    for (const [name, of] of [
      ['markov', exact.without_null],
      ['markov-null', exact.with_null],
    ] as const) {
      near(model(models, name).removalEffects, of.removal_effect, 0, 1e-12)
      near(model(models, name).credits, of.conversions, 0, 1e-9)
    }
  })

  it.each([1, 2])('agrees with the simulated chain of order %i within its noise', order => {
    const result = attribute(journeys, { models: ['markov', 'markov-null'], order })
    for (const [name, infix] of [
      ['markov', ''],
      ['markov-null', 'with_null_'],
    ] as const) {
      const credit = model(result.models, name)
      near(credit.credits, column(`markov_${infix}order${order}.csv`, 'total_conversions'), 0.025, 2)
      near(credit.values, column(`markov_${infix}order${order}.csv`, 'total_conversion_value'), 0.03, 140)
      near(
        credit.removalEffects,
        column(`removal_effects_${infix}order${order}.csv`, 'removal_effects_conversion'),
        0.025,
        4e-4,
      )
    }
  })

  it('shares out every conversion and all value in every model', () => {
    expect(skipped.map(each => each.name)).toEqual(['time-decay', 'w'])
    const value = Object.values(column('heuristic.csv', 'first_touch_value')).reduce((sum, each) => sum + each)
    for (const { name, credits, values } of models) {
      expect(
        Object.values(credits).reduce((sum, each) => sum + each),
        name,
      ).toBeCloseTo(conversions, 6)
      expect(
        Object.values(values ?? {}).reduce((sum, each) => sum + each),
        name,
      ).toBeCloseTo(value, 6)
    }
  })
})
