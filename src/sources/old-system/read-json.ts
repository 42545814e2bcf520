import type { Draft, Unread } from '#src/domain/draft.ts'
import { jsonRecords } from '../archive/json-records.ts'
import type { Group, ReadContext, SourceFile, Survey } from '../source.ts'
import * as greenhouse from './greenhouse.ts'
import * as harvest from './greenhouse-payload.ts'
import { type JsonKind, recordsIn } from './json-kind.ts'
import * as lever from './lever.ts'
import * as hire from './lever-payload.ts'
import * as workable from './workable.ts'
import * as spi from './workable-payload.ts'

/** What stands in one answer and is pointed at in another. */
interface Joins {
  /** Greenhouse's application to candidate and job. */
  readonly applications: Map<string, greenhouse.Joined>
  /** Lever's opportunity to the contact whose it is. */
  readonly contacts: Map<string, string>
  readonly stages: Map<string, string>
}

interface At {
  readonly place: string
  readonly country: string
  /** The id that the file's or folder's name gives: an activity feed does not say whose it is. */
  readonly named: string | null
}

const join = (joins: Joins, application: string | null): greenhouse.Joined | null =>
  application ? (joins.applications.get(application) ?? null) : null

/** Drafts of a record; null when it lacks the ids that would say whom it is about. */
function draftsOf(kind: JsonKind, value: unknown, joins: Joins, at: At): Draft[] | null {
  switch (kind) {
    case 'greenhouse candidate':
      return greenhouse.candidateDrafts(harvest.candidate.parse(value), at)
    case 'greenhouse application':
      return greenhouse.applicationDrafts(harvest.application.parse(value), at)
    case 'greenhouse job':
      return greenhouse.jobDrafts(harvest.job.parse(value), at)
    case 'greenhouse feed':
      return greenhouse.feedDrafts(harvest.activityFeed.parse(value), at.named, at)
    case 'greenhouse interview': {
      const interview = harvest.interview.parse(value)
      return greenhouse.interviewDrafts(interview, join(joins, interview.application_id), at)
    }
    case 'greenhouse scorecard': {
      const card = harvest.scorecard.parse(value)
      return greenhouse.scorecardDrafts(card, join(joins, card.application_id), at)
    }
    case 'greenhouse offer': {
      const offer = harvest.offer.parse(value)
      return greenhouse.offerDrafts(offer, join(joins, offer.application_id), at)
    }
    case 'workable candidate':
      return workable.candidateDrafts(spi.candidate.parse(value), at)
    case 'workable job':
      return workable.jobDrafts(spi.job.parse(value), at)
    case 'workable activity':
      return workable.activityDrafts(spi.activity.parse(value), at.named, at)
    case 'lever opportunity':
      return lever.opportunityDrafts(hire.opportunity.parse(value), joins.stages, at)
    case 'lever posting':
      return lever.postingDrafts(hire.posting.parse(value), at)
    case 'lever note':
      return lever.noteDrafts(hire.note.parse(value), at.named && (joins.contacts.get(at.named) ?? at.named), at)
  }
}

const whyNot: Readonly<Partial<Record<JsonKind, string>>> = {
  'greenhouse feed': "An activity feed does not say whose it is. Name its file or folder by the candidate's id.",
  'workable activity': "It does not say whose it is. Name its file or folder by the candidate's id.",
  'greenhouse interview': 'Its application is not in the files.',
  'lever note': "A note does not say about whom it is. Name its file or folder by the opportunity's id.",
}

/** `candidates/53883394/activity_feed.json`, `activity_feed-53883394.json`: the last long number in the path. */
const idIn = (file: SourceFile): string | null =>
  [...file.path.matchAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi)].at(-1)?.[0].toLowerCase() ??
  /(?:^|\D)(\d{4,18})(?:\D*)$/.exec(file.path)?.[1] ??
  null

async function joinsOf(group: Group): Promise<Joins> {
  const joins: Joins = { applications: new Map(), contacts: new Map(), stages: new Map() }
  const take = (application: harvest.Application, candidate?: string | null): void => {
    const joined = greenhouse.joinedBy(
      candidate ? { ...application, candidate_id: application.candidate_id ?? candidate } : application,
    )
    if (application.id && joined) joins.applications.set(application.id, joined)
  }
  for (const file of group.files) {
    for await (const record of jsonRecords(file)) {
      if ('why' in record) continue
      for (const { kind, value } of recordsIn(record.value)) {
        if (kind === 'greenhouse application') take(harvest.application.parse(value))
        else if (kind === 'greenhouse candidate') {
          const candidate = harvest.candidate.parse(value)
          for (const application of candidate.applications) take(application, candidate.id)
        } else if (kind === 'lever opportunity') {
          const { id, contact, stage } = hire.opportunity.parse(value)
          if (id && contact?.id) joins.contacts.set(id.toLowerCase(), contact.id)
          if (stage?.id && stage.name) joins.stages.set(stage.id, stage.name)
        }
      }
    }
  }
  return joins
}

export async function* readJson(group: Group, context: ReadContext): AsyncGenerator<Draft | Unread> {
  const joins = await joinsOf(group)
  for (const file of group.files) {
    const named = idIn(file)
    for await (const record of jsonRecords(file)) {
      context.signal?.throwIfAborted()
      if ('why' in record) {
        yield { unread: true, place: record.place, why: record.why }
        continue
      }
      const found = recordsIn(record.value)
      if (!found.length && !record.listed)
        yield { unread: true, place: record.place, why: 'What this record means is not known.' }
      for (const { kind, value } of found) {
        const drafts = draftsOf(kind, value, joins, { place: record.place, country: context.country, named })
        if (!drafts) yield { unread: true, place: record.place, why: whyNot[kind] ?? 'It has no id.' }
        else for (const draft of drafts) yield draft
      }
    }
  }
}

const nouns: readonly (readonly [RegExp, string])[] = [
  [/candidate$|opportunity$/, 'people'],
  [/job$|posting$/, 'jobs'],
  [/application$/, 'applications'],
  [/feed$|activity$|scorecard$|interview$|offer$|note$/, 'notes and activities'],
]

export async function surveyJson(group: Group): Promise<Survey> {
  const counts = new Map<string, number>()
  for (const file of group.files) {
    for await (const record of jsonRecords(file)) {
      if ('why' in record) continue
      for (const { kind } of recordsIn(record.value)) {
        const noun = nouns.find(([pattern]) => pattern.test(kind))?.[1]
        if (noun) counts.set(noun, (counts.get(noun) ?? 0) + 1)
      }
    }
  }
  const found = nouns.flatMap(([, noun]) => {
    const count = counts.get(noun)
    return count ? [{ noun, count }] : []
  })
  return { counts: found, from: null, to: null, me: [], visible: 'all' }
}
