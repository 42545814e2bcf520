import type { Draft } from '#src/domain/draft.ts'
import { actKind } from '../table/act-kind.ts'
import { type ApiRecord, apiDraft, dayOf, jobOf, personClaims, personOf, plain, when } from './api-drafts.ts'
import { filled } from './row-drafts.ts'
import type { Activity, Candidate, Job } from './workable-payload.ts'

const system = 'workable'

/** A candidate of Workable: claims, tags, and the candidacy for the job that they stand in. Null: no id, as in requests. */
export function candidateDrafts(candidate: Candidate, outer: Omit<ApiRecord, 'system' | 'seenAt'>): Draft[] | null {
  if (!candidate.id) return null
  const { id } = candidate
  const record: ApiRecord = { ...outer, system, seenAt: when(candidate.updated_at).at }
  const { party, drafts, claim } = personClaims(record, {
    id,
    name: candidate.name,
    given: candidate.firstname,
    family: candidate.lastname,
    emails: candidate.email ? [{ text: candidate.email, label: null }] : [],
    phones: candidate.phone ? [{ text: candidate.phone, label: null }] : [],
    urls: candidate.social_profiles.flatMap(({ url }) => url ?? []),
  })
  if (candidate.headline) claim('headline', { text: candidate.headline.slice(0, 500) })
  if (candidate.address) claim('place', { text: candidate.address.replace(/\s*\n\s*/g, ', ').slice(0, 300) })
  const summary = plain(candidate.summary)
  if (summary) claim('summary', { text: summary })
  for (const { name } of candidate.skills) if (name) claim('skill', { label: name.slice(0, 100) })
  for (const one of candidate.experience_entries) {
    const body = filled({
      company: one.company,
      title: one.title,
      from: dayOf(one.start_date),
      to: one.current ? null : dayOf(one.end_date),
      current: one.current === true || null,
      description: plain(one.summary),
    })
    if (one.company || one.title) claim('position', body)
  }
  for (const one of candidate.education_entries) {
    if (one.school)
      claim('education', {
        school: one.school,
        ...filled({
          degree: one.degree,
          field: one.field_of_study,
          from: dayOf(one.start_date),
          to: dayOf(one.end_date),
        }),
      })
  }
  for (const tag of candidate.tags)
    drafts.push(
      apiDraft(record, 'person.tagged', ['candidate', id, tag], { tag: tag.slice(0, 100) }, null, { people: [party] }),
    )
  return [...drafts, ...candidacy(candidate, record, id, party)]
}

function candidacy(candidate: Candidate, record: ApiRecord, id: string, party: Draft['people'][number]): Draft[] {
  const { job } = candidate
  if (!job?.shortcode) return []
  const shared = { people: [party], assignments: [jobOf(system, job.shortcode, job.title)] }
  const key = ['candidacy', id, job.shortcode]
  const applied = candidate.sourced === false
  const drafts = [
    apiDraft(record, 'candidacy.opened', key, filled({ source: candidate.domain }), candidate.created_at, shared),
  ]
  if (applied) {
    const body = filled({ source: candidate.domain })
    drafts.push(
      apiDraft(record, 'application.received', key, body, candidate.created_at, {
        ...shared,
        direction: 'in',
        channel: 'job-board',
        text: plain(candidate.cover_letter),
      }),
    )
  }
  if (candidate.stage)
    drafts.push(
      apiDraft(
        record,
        'candidacy.moved',
        [...key, candidate.stage],
        { stage: candidate.stage },
        candidate.updated_at,
        shared,
      ),
    )
  if (candidate.disqualified) {
    const body = filled({ stage: 'Disqualified', reason: candidate.disqualification_reason })
    drafts.push(
      apiDraft(
        record,
        'candidacy.moved',
        [...key, 'Disqualified'],
        body,
        candidate.disqualified_at ?? candidate.updated_at,
        shared,
      ),
    )
  }
  return drafts
}

const open = new Set(['published', 'draft', 'internal', 'confidential'])

export function jobDrafts(job: Job, outer: Omit<ApiRecord, 'system' | 'seenAt'>): Draft[] | null {
  const id = job.shortcode ?? job.id
  if (!id || !job.title) return null
  const record: ApiRecord = { ...outer, system, seenAt: null }
  const place = [job.location?.city, job.location?.region, job.location?.country].filter(Boolean).join(', ')
  const body = filled({
    title: job.title,
    status: job.state,
    opened: dayOf(job.created_at),
    department: job.department,
    place,
  })
  const assignments = [jobOf(system, id, job.title)]
  const drafts = [
    apiDraft(record, 'assignment.opened', ['job', id], body, job.created_at, {
      assignments,
      text: plain(job.full_description ?? job.description),
    }),
  ]
  if (job.state && !open.has(job.state))
    drafts.push(apiDraft(record, 'assignment.closed', ['job', id], { status: job.state }, null, { assignments }))
  return drafts
}

/** One line of a candidate's history. */
export function activityDrafts(
  activity: Activity,
  candidateId: string | null,
  outer: Omit<ApiRecord, 'system' | 'seenAt'>,
): Draft[] | null {
  const person = activity.candidate?.id ?? candidateId
  if (!person || !activity.id) return null
  const record: ApiRecord = { ...outer, system, seenAt: when(activity.created_at).at }
  const people = [personOf(system, person, activity.candidate?.name ?? null)]
  const assignments = activity.job?.shortcode ? [jobOf(system, activity.job.shortcode, activity.job.title)] : []
  const author = activity.member?.name
  const key = ['activity', activity.id]
  if (/moved|disqualified|applied|sourced|reverted|hired/.test(activity.action ?? '') && !activity.body) {
    const stage = activity.stage_name ?? activity.action
    return [
      apiDraft(record, 'candidacy.moved', key, filled({ stage, author }), activity.created_at, { people, assignments }),
    ]
  }
  const kind = actKind(activity.action ?? '')
  return [
    apiDraft(
      record,
      kind?.kind ?? 'note.written',
      key,
      filled({ type: activity.action, author }),
      activity.created_at,
      {
        people,
        assignments,
        channel: kind?.channel ?? 'internal',
        direction: kind?.direction ?? 'none',
        text: plain(activity.body),
      },
    ),
  ]
}
