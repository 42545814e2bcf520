import * as z from 'zod'
import { feeModels, payPeriods } from '#src/domain/assignment.ts'
import { stagesShape } from '#src/domain/job-settings.ts'
import { isCurrency } from '#src/domain/money.ts'

/** A calendar date, ISO 8601, that there is. */
export const date = z.iso.date()
export const currency = z.string().refine(isCurrency, 'A currency is three letters: GBP, EUR.')
export const money = z.object({ amount: z.int().min(0).max(1e15), currency })

export const terms = z
  .object({
    model: z.enum(feeModels),
    percent: z.number().min(0).max(100).optional(),
    fee: money.optional(),
    guaranteeDays: z.int().min(0).max(1000),
    note: z.string().trim().max(2000).optional(),
  })
  .refine(
    ({ model, percent, fee }) =>
      model === 'percent' || model === 'retained' ? percent !== undefined : fee !== undefined,
    'A percentage needs its figure, a fixed fee its amount.',
  )

const pay = z
  .object({
    from: z.int().min(0).max(1e15),
    to: z.int().min(0).max(1e15).optional(),
    currency,
    per: z.enum(payPeriods),
  })
  .refine(({ from, to }) => to === undefined || to >= from, 'The pay ends below where it begins.')

/** What can be said of a job, field by field; null takes a field away. */
export const jobWords = z.object({
  title: z.string().trim().min(1).max(300).optional(),
  description: z.string().max(50_000).optional(),
  owner: z.guid().nullable().optional(),
  team: z.array(z.guid()).max(50).optional(),
  place: z.string().trim().max(300).optional(),
  pay: pay.nullable().optional(),
  openings: z.int().min(1).max(10_000).optional(),
  ordered: date.nullable().optional(),
  due: date.nullable().optional(),
  start: date.nullable().optional(),
  work: z.string().trim().min(1).max(80).optional(),
  stages: stagesShape.nullable().optional(),
  terms: terms.nullable().optional(),
  confidential: z.boolean().optional(),
})
