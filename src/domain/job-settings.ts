import * as z from 'zod'
import { defaultStages, phases, type Stage } from './assignment.ts'
import { defaultReasons, type Ender } from './candidacy.ts'

const name = z.string().trim().min(1).max(80)
export const stagesShape = z
  .array(z.object({ name, phase: z.enum(phases) }))
  .min(1)
  .max(30)
  .refine(all => new Set(all.map(one => one.name)).size === all.length, 'Two stages have the same name.')
  .refine(all => all.some(one => one.phase === 'placed'), 'One stage has to be the one in which people are placed.')

const reasons = z
  .array(z.string().trim().min(1).max(200))
  .min(1, 'Somebody who ends it needs a reason to choose.')
  .max(40)
  .refine(all => new Set(all.map(one => one.toLowerCase())).size === all.length, 'A reason is there twice.')

/** What the house says of all jobs; whatever is missing is as it was made. */
export const jobSettings = z.object({
  /** A house that fills its own jobs: no clients, no fees, and jobs are requisitions. */
  inHouse: z.boolean(),
  /** By kind of work. */
  stages: z
    .record(name, stagesShape)
    .refine(all => Object.keys(all).length <= 20, 'More than twenty kinds of work are too many to choose from.')
    .refine(all => Object.keys(all).length > 0, 'There has to be one kind of work.'),
  reasons: z.object({ us: reasons, client: reasons, candidate: reasons }),
})
export interface JobSettings {
  readonly inHouse: boolean
  readonly stages: Readonly<Record<string, readonly Stage[]>>
  readonly reasons: Readonly<Record<Ender, readonly string[]>>
}
export const defaultJobSettings: JobSettings = { inHouse: false, stages: defaultStages, reasons: defaultReasons }
