import * as z from 'zod'
import { id, listOf, some, text } from './payload.ts'

/** Lever API v1 (hire.lever.co/developer), and what its data export holds; only what is read. Times are milliseconds. */
const moment = z
  .number()
  .nullish()
  .catch(null)
  .transform(ms => (ms && ms > 0 && ms < 7_258_118_400_000 ? new Date(ms).toISOString() : null))

/** An id, or the object itself where it was asked for with it (`expand`). */
const named = z.union([
  z.object({ id, text: text, name: text }).transform(one => ({ id: one.id, name: one.text ?? one.name })),
  z.string().transform((value): { id: string | null; name: string | null } => ({ id: value, name: null })),
])

const application = z.object({
  id,
  type: text,
  posting: some(named),
  postingId: id,
  createdAt: moment,
  comments: text,
})

export const opportunity = z.object({
  id,
  contact: some(named),
  name: text,
  headline: text,
  location: text,
  emails: listOf(z.string()),
  phones: listOf(z.object({ value: text, type: text })),
  links: listOf(z.string()),
  tags: listOf(z.string()),
  sources: listOf(z.string()),
  origin: text,
  owner: some(named),
  stage: some(named),
  stageChanges: listOf(z.object({ toStageId: id, toStageName: text, updatedAt: moment, userId: id })),
  archived: some(z.object({ archivedAt: moment, reason: some(named) })),
  applications: listOf(z.union([application, z.string().transform(() => null)])),
  posting: some(named),
  createdAt: moment,
  updatedAt: moment,
  lastAdvancedAt: moment,
})

export const posting = z.object({
  id,
  text,
  state: text,
  createdAt: moment,
  updatedAt: moment,
  categories: some(z.object({ team: text, department: text, location: text, commitment: text })),
  content: some(z.object({ description: text, closing: text })),
  owner: some(named),
})

export const note = z.object({
  id,
  text,
  fields: listOf(z.object({ text, value: text })),
  user: some(named),
  createdAt: moment,
  completedAt: moment,
  deletedAt: moment,
})

export const stage = z.object({ id, text })

export type Opportunity = z.output<typeof opportunity>
export type Posting = z.output<typeof posting>
export type Note = z.output<typeof note>
