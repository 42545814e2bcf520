import type { Draft, Party } from '#src/domain/draft.ts'
import { normaliseEmail } from '#src/lib/normalise/email.ts'
import { splitEmails } from '../table/lists.ts'
import { type ApiRecord, apiDraft, dayOf, jobOf, personClaims, personOf, plain, when } from './api-drafts.ts'
import type { ActivityFeed, Application, Candidate, Interview, Job, Offer, Scorecard } from './greenhouse-payload.ts'
import { filled } from './row-drafts.ts'

export const system = 'greenhouse'
export type Outer = Omit<ApiRecord, 'system' | 'seenAt'>

/** Whom and which job an application joins: interviews and offers name only the application. */
export interface Joined {
  readonly candidate: string
  readonly job: string | null
  readonly title: string | null
}

export const joinedBy = (application: Application): Joined | null =>
  application.candidate_id
    ? {
        candidate: application.candidate_id,
        job: application.jobs[0]?.id ?? null,
        title: application.jobs[0]?.name ?? null,
      }
    : null

const left = /birth|gender|race|ethnic|disab|veteran|religion/i

export function candidateDrafts(candidate: Candidate, outer: Outer): Draft[] | null {
  if (!candidate.id) return null
  const { id } = candidate
  const record: ApiRecord = { ...outer, system, seenAt: when(candidate.updated_at).at }
  const labels = (values: Candidate['phone_numbers']) =>
    values.flatMap(({ value, type }) => (value ? [{ text: value, label: type }] : []))
  const { party, drafts, claim } = personClaims(record, {
    id,
    name: null,
    given: candidate.first_name,
    family: candidate.last_name,
    emails: labels(candidate.email_addresses),
    phones: labels(candidate.phone_numbers),
    urls: [...candidate.social_media_addresses, ...candidate.website_addresses].flatMap(({ value }) => value ?? []),
  })
  if (candidate.company || candidate.title)
    claim('position', filled({ company: candidate.company, title: candidate.title, current: true }))
  for (const one of candidate.employments) {
    if (one.company_name || one.title)
      claim(
        'position',
        filled({ company: one.company_name, title: one.title, from: dayOf(one.start_date), to: dayOf(one.end_date) }),
      )
  }
  for (const one of candidate.educations) {
    if (one.school_name)
      claim('education', {
        school: one.school_name,
        ...filled({ degree: one.degree, field: one.discipline, from: dayOf(one.start_date), to: dayOf(one.end_date) }),
      })
  }
  const [address] = candidate.addresses
  if (address?.value) claim('place', { text: address.value.replace(/\s*\n\s*/g, ', ').slice(0, 300) })
  for (const { name, type, value } of Object.values(candidate.keyed_custom_fields ?? {})) {
    if (!name || !value || left.test(name) || type === 'attachment') continue
    if (/desired|expected|wish/i.test(name) && /salary|pay|compensation/i.test(name))
      claim('wish', { what: 'pay', text: value })
    else claim('custom', { label: name.slice(0, 200), text: value.slice(0, 20_000) })
  }
  for (const tag of candidate.tags)
    if (tag)
      drafts.push(
        apiDraft(record, 'person.tagged', ['candidate', id, tag], { tag: tag.slice(0, 100) }, null, {
          people: [party],
        }),
      )
  if (candidate.recruiter?.name)
    drafts.push(
      apiDraft(record, 'person.owned', ['candidate', id], { owner: candidate.recruiter.name }, null, {
        people: [party],
        contentInKey: true,
      }),
    )
  if (candidate.can_email === false)
    drafts.push(
      apiDraft(record, 'contact.forbidden', ['candidate', id], { reason: 'can_email: false' }, null, {
        people: [party],
      }),
    )
  for (const one of candidate.applications)
    drafts.push(...(applicationDrafts({ ...one, candidate_id: one.candidate_id ?? id }, outer) ?? []))
  return drafts
}

/** An application: a candidacy opened, its stage, its end; and the application itself where it came through a job post. */
export function applicationDrafts(application: Application, outer: Outer): Draft[] | null {
  const joined = joinedBy(application)
  if (!application.id || !joined) return null
  const record: ApiRecord = { ...outer, system, seenAt: when(application.last_activity_at).at }
  const shared = {
    people: [personOf(system, joined.candidate)],
    assignments: joined.job ? [jobOf(system, joined.job, joined.title)] : [],
  }
  const key = ['application', application.id]
  const source = application.source?.public_name
  const body = filled({ source, prospect: application.prospect || null, author: application.credited_to?.name })
  const drafts = [apiDraft(record, 'candidacy.opened', key, body, application.applied_at, shared)]
  if (application.prospect === false && application.job_post_id) {
    const answers = application.answers.flatMap(({ question, answer }) =>
      question && answer ? [`${question}\n${answer}`] : [],
    )
    drafts.push(
      apiDraft(record, 'application.received', key, filled({ source }), application.applied_at, {
        ...shared,
        direction: 'in',
        channel: 'careers-site',
        text: answers.join('\n\n') || null,
      }),
    )
  }
  const stage = application.current_stage?.name
  const rejected = application.rejected_at
  if (stage)
    drafts.push(
      apiDraft(
        record,
        'candidacy.moved',
        [...key, stage],
        { stage },
        rejected ? null : application.last_activity_at,
        shared,
      ),
    )
  if (rejected) {
    const end = filled({ stage: 'Rejected', reason: application.rejection_reason?.name })
    drafts.push(apiDraft(record, 'candidacy.moved', [...key, 'Rejected', rejected], end, rejected, shared))
  } else if (application.status === 'hired') {
    drafts.push(
      apiDraft(record, 'candidacy.moved', [...key, 'Hired'], { stage: 'Hired' }, application.last_activity_at, shared),
    )
  }
  return drafts
}

export function jobDrafts(job: Job, outer: Outer): Draft[] | null {
  if (!job.id || !job.name) return null
  const record: ApiRecord = { ...outer, system, seenAt: null }
  const opened = job.opened_at ?? job.created_at
  const assignments = [jobOf(system, job.id, job.name)]
  const managers = job.hiring_team?.hiring_managers.flatMap(({ name }) => name ?? []) ?? []
  const body = filled({
    title: job.name,
    status: job.status,
    opened: dayOf(opened),
    closed: dayOf(job.closed_at),
    openings: job.openings.length || null,
    department: job.departments[0]?.name,
    place: job.offices[0]?.name,
    managers: managers.join(', '),
    author: job.hiring_team?.recruiters[0]?.name,
  })
  const drafts = [
    apiDraft(record, 'assignment.opened', ['job', job.id], body, opened, { assignments, text: plain(job.notes) }),
  ]
  if (job.closed_at || job.status === 'closed')
    drafts.push(
      apiDraft(record, 'assignment.closed', ['job', job.id], filled({ status: job.status }), job.closed_at, {
        assignments,
      }),
    )
  return drafts
}

/** A candidate's activity feed. It does not name the candidate: the file it came in must. */
export function feedDrafts(feed: ActivityFeed, candidate: string | null, outer: Outer): Draft[] | null {
  const record: ApiRecord = { ...outer, system, seenAt: null }
  const person = candidate ? personOf(system, candidate) : null
  if (!person && (feed.notes.length || feed.activities.length)) return null
  const people = person ? [person] : []
  const drafts: Draft[] = []
  for (const note of feed.notes) {
    if (note.id)
      drafts.push(
        apiDraft(
          record,
          'note.written',
          ['note', note.id],
          filled({ author: note.user?.name, visibility: note.visibility }),
          note.created_at,
          { people, channel: 'internal', text: plain(note.body) },
        ),
      )
  }
  for (const mail of feed.emails) {
    if (!mail.id) continue
    const theirs = [...splitEmails(mail.to ?? ''), ...splitEmails(mail.from ?? '')].flatMap(
      part => normaliseEmail(part) ?? [],
    )
    const received = !mail.user?.name
    const address = received ? theirs.at(-1) : theirs[0]
    const party: Party | null =
      person ?? (address ? { role: 'about', identifiers: [{ kind: 'email', value: address }] } : null)
    if (!party) continue
    const body = filled({ subject: mail.subject, author: mail.user?.name, from: mail.from, to: mail.to })
    drafts.push(
      apiDraft(record, received ? 'email.received' : 'email.sent', ['email', mail.id], body, mail.created_at, {
        people: [party],
        channel: 'email',
        direction: received ? 'in' : 'out',
        text: plain(mail.body),
      }),
    )
  }
  for (const change of feed.activities) {
    if (change.id)
      drafts.push(
        apiDraft(
          record,
          'record.changed',
          ['activity', change.id],
          filled({ subject: change.subject, author: change.user?.name }),
          change.created_at,
          { people, channel: 'internal', automatic: true, text: plain(change.body) },
        ),
      )
  }
  return drafts
}

const shareOf = (joined: Joined) => ({
  people: [personOf(system, joined.candidate)],
  assignments: joined.job ? [jobOf(system, joined.job, joined.title)] : [],
})

export function interviewDrafts(interview: Interview, joined: Joined | null, outer: Outer): Draft[] | null {
  if (!interview.id || !joined) return null
  const record: ApiRecord = { ...outer, system, seenAt: null }
  const body = filled({
    subject: interview.interview?.name,
    place: interview.location,
    author: interview.organizer?.name,
    with: interview.interviewers.flatMap(({ name }) => name ?? []).join(', '),
  })
  const kind = interview.status === 'scheduled' ? 'meeting.planned' : 'meeting.held'
  const channel = interview.video_conferencing_url ? 'video' : 'in-person'
  return [
    apiDraft(
      record,
      kind,
      ['interview', interview.id],
      body,
      interview.start?.date_time ?? interview.start?.date ?? null,
      { ...shareOf(joined), channel, direction: 'between' },
    ),
  ]
}

export function scorecardDrafts(card: Scorecard, joined: Joined | null, outer: Outer): Draft[] | null {
  const candidate = card.candidate_id ?? joined?.candidate
  if (!card.id || !candidate) return null
  const record: ApiRecord = { ...outer, system, seenAt: null }
  const answers = card.questions.flatMap(({ question, answer }) =>
    question && answer ? [`${question}\n${answer}`] : [],
  )
  const notes = card.attributes.flatMap(({ name, note }) => (name && note ? [`${name}: ${note}`] : []))
  const body = filled({
    subject: card.interview,
    recommendation: card.overall_recommendation,
    author: card.submitted_by?.name,
  })
  const share = shareOf(joined ?? { candidate, job: null, title: null })
  return [
    apiDraft(record, 'note.written', ['scorecard', card.id], body, card.submitted_at ?? card.interviewed_at, {
      ...share,
      channel: 'internal',
      text: plain([...answers, ...notes].join('\n\n') || null),
    }),
  ]
}

export function offerDrafts(offer: Offer, joined: Joined | null, outer: Outer): Draft[] | null {
  const candidate = offer.candidate_id ?? joined?.candidate
  if (!offer.id || !candidate) return null
  const record: ApiRecord = { ...outer, system, seenAt: null }
  const share = shareOf({ candidate, job: offer.job_id ?? joined?.job ?? null, title: joined?.title ?? null })
  const key = ['offer', offer.id]
  const drafts = [
    apiDraft(
      record,
      'candidacy.moved',
      key,
      filled({ stage: 'Offer', starts: dayOf(offer.starts_at) }),
      offer.sent_at ?? offer.created_at,
      share,
    ),
  ]
  if (offer.status === 'accepted' || offer.status === 'rejected') {
    const stage = offer.status === 'accepted' ? 'Offer accepted' : 'Offer declined'
    drafts.push(
      apiDraft(
        record,
        'candidacy.moved',
        [...key, offer.status],
        filled({ stage, starts: dayOf(offer.starts_at) }),
        offer.resolved_at,
        share,
      ),
    )
  }
  return drafts
}
