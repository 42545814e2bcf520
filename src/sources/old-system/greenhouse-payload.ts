import * as z from 'zod'
import { flag, id, listOf, some, text } from './payload.ts'

/** Greenhouse Harvest API v1 and v2, as documented at developers.greenhouse.io/harvest.html; only what is read. */
const user = z.object({ id, name: text })
const named = z.object({ id, name: text })
const labelled = z.object({ value: text, type: text })

export const application = z.object({
  id,
  candidate_id: id,
  prospect: flag,
  applied_at: text,
  rejected_at: text,
  last_activity_at: text,
  status: text,
  job_post_id: id,
  source: some(z.object({ public_name: text })),
  jobs: listOf(named),
  current_stage: some(named),
  rejection_reason: some(z.object({ name: text })),
  recruiter: some(user),
  credited_to: some(user),
  answers: listOf(z.object({ question: text, answer: text })),
})

export const candidate = z.object({
  id,
  first_name: text,
  last_name: text,
  company: text,
  title: text,
  updated_at: text,
  can_email: flag,
  recruiter: some(user),
  phone_numbers: listOf(labelled),
  addresses: listOf(labelled),
  email_addresses: listOf(labelled),
  website_addresses: listOf(labelled),
  social_media_addresses: listOf(labelled),
  tags: listOf(text),
  applications: listOf(application),
  educations: listOf(z.object({ school_name: text, degree: text, discipline: text, start_date: text, end_date: text })),
  employments: listOf(z.object({ company_name: text, title: text, start_date: text, end_date: text })),
  keyed_custom_fields: some(z.record(z.string(), z.object({ name: text, type: text, value: text }))),
})

export const job = z.object({
  id,
  name: text,
  notes: text,
  status: text,
  created_at: text,
  opened_at: text,
  closed_at: text,
  departments: listOf(named),
  offices: listOf(z.object({ name: text })),
  openings: listOf(z.object({ id })),
  hiring_team: some(z.object({ hiring_managers: listOf(user), recruiters: listOf(user) })),
})

const entry = z.object({
  id,
  created_at: text,
  subject: text,
  body: text,
  to: text,
  from: text,
  user: some(user),
  visibility: text,
})
export const activityFeed = z.object({ notes: listOf(entry), emails: listOf(entry), activities: listOf(entry) })

export const interview = z.object({
  id,
  application_id: id,
  status: text,
  location: text,
  video_conferencing_url: text,
  start: some(z.object({ date_time: text, date: text })),
  interview: some(named),
  organizer: some(user),
  interviewers: listOf(z.object({ name: text })),
})

export const scorecard = z.object({
  id,
  candidate_id: id,
  application_id: id,
  interview: text,
  interviewed_at: text,
  submitted_at: text,
  submitted_by: some(user),
  overall_recommendation: text,
  questions: listOf(z.object({ question: text, answer: text })),
  attributes: listOf(z.object({ name: text, note: text, rating: text })),
})

export const offer = z.object({
  id,
  application_id: id,
  candidate_id: id,
  job_id: id,
  status: text,
  created_at: text,
  sent_at: text,
  resolved_at: text,
  starts_at: text,
})

export type Candidate = z.output<typeof candidate>
export type Application = z.output<typeof application>
export type Job = z.output<typeof job>
export type ActivityFeed = z.output<typeof activityFeed>
export type Interview = z.output<typeof interview>
export type Scorecard = z.output<typeof scorecard>
export type Offer = z.output<typeof offer>
