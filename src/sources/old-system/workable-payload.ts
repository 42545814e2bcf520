import * as z from 'zod'
import { flag, id, listOf, some, text } from './payload.ts'

/** Workable API v3 (workable.readme.io); only what is read. */
const named = z.union([z.object({ name: text }), z.string().transform(name => ({ name }))])

export const candidate = z.object({
  id,
  name: text,
  firstname: text,
  lastname: text,
  headline: text,
  job: some(z.object({ shortcode: text, title: text })),
  stage: text,
  disqualified: flag,
  disqualified_at: text,
  disqualification_reason: text,
  sourced: flag,
  address: text,
  phone: text,
  email: text,
  domain: text,
  created_at: text,
  updated_at: text,
  cover_letter: text,
  summary: text,
  education_entries: listOf(
    z.object({ school: text, degree: text, field_of_study: text, start_date: text, end_date: text }),
  ),
  experience_entries: listOf(
    z.object({ title: text, company: text, summary: text, start_date: text, end_date: text, current: flag }),
  ),
  skills: listOf(named),
  social_profiles: listOf(z.object({ url: text })),
  tags: listOf(z.union([z.string(), z.object({ name: z.string() }).transform(tag => tag.name)])),
})

export const job = z.object({
  id,
  title: text,
  full_title: text,
  shortcode: text,
  state: text,
  department: text,
  created_at: text,
  full_description: text,
  description: text,
  location: some(z.object({ city: text, region: text, country: text })),
})

export const activity = z.object({
  id,
  action: text,
  stage_name: text,
  created_at: text,
  body: text,
  member: some(z.object({ name: text })),
  candidate: some(z.object({ id, name: text })),
  job: some(z.object({ shortcode: text, title: text })),
})

export type Candidate = z.output<typeof candidate>
export type Job = z.output<typeof job>
export type Activity = z.output<typeof activity>
