import type { Draft } from '#src/domain/draft.ts'
import { type ApiRecord, apiDraft, dayOf, jobOf, personClaims, personOf, plain } from './api-drafts.ts'
import type { Note, Opportunity, Posting } from './lever-payload.ts'
import { filled } from './row-drafts.ts'

const system = 'lever'
type Outer = Omit<ApiRecord, 'system' | 'seenAt'>
/** Names of stages by id, from the answer that lists them. */
type StageNames = ReadonlyMap<string, string>

/** Somebody considered for a job: who they are, the candidacy with its stages, its end. A contact has many opportunities. */
export function opportunityDrafts(one: Opportunity, stages: StageNames, outer: Outer): Draft[] | null {
  const id = one.contact?.id ?? one.id
  if (!id || !one.id) return null
  const record: ApiRecord = { ...outer, system, seenAt: one.updatedAt }
  const { party, drafts, claim } = personClaims(record, {
    id,
    name: one.name,
    given: null,
    family: null,
    emails: one.emails.map(address => ({ text: address, label: null })),
    phones: one.phones.flatMap(({ value, type }) => (value ? [{ text: value, label: type }] : [])),
    urls: one.links,
  })
  if (one.headline) claim('headline', { text: one.headline.slice(0, 500) })
  if (one.location) claim('place', { text: one.location.slice(0, 300) })
  for (const tag of one.tags)
    drafts.push(
      apiDraft(record, 'person.tagged', ['candidate', id, tag], { tag: tag.slice(0, 100) }, null, { people: [party] }),
    )
  if (one.owner?.name)
    drafts.push(
      apiDraft(record, 'person.owned', ['candidate', id], { owner: one.owner.name }, null, {
        people: [party],
        contentInKey: true,
      }),
    )
  return [...drafts, ...candidacy(one, stages, record, party)]
}

function candidacy(one: Opportunity, stages: StageNames, record: ApiRecord, party: Draft['people'][number]): Draft[] {
  const application = one.applications.find(each => each !== null) ?? null
  const job = one.posting?.id ?? application?.posting?.id ?? application?.postingId ?? null
  const title = one.posting?.name ?? application?.posting?.name ?? null
  const shared = { people: [party], assignments: job ? [jobOf(system, job, title)] : [] }
  const key = ['opportunity', one.id ?? '']
  const source = one.sources[0]
  const drafts: Draft[] = []
  if (job) drafts.push(apiDraft(record, 'candidacy.opened', key, filled({ source }), one.createdAt, shared))
  if (one.origin === 'applied' || application?.type === 'user')
    drafts.push(
      apiDraft(record, 'application.received', key, filled({ source }), application?.createdAt ?? one.createdAt, {
        ...shared,
        direction: 'in',
        channel: 'careers-site',
        text: plain(application?.comments ?? null),
      }),
    )
  if (!job) return drafts
  const move = (stage: string, at: string | null, more: Parameters<typeof filled>[0] = {}): void => {
    const body = filled({ stage: stage.slice(0, 200), ...more })
    drafts.push(apiDraft(record, 'candidacy.moved', [...key, stage, at ?? ''], body, at, shared))
  }
  const told = one.stageChanges.flatMap(change => {
    const name = change.toStageName ?? stages.get(change.toStageId ?? '')
    return name ? [{ name, at: change.updatedAt }] : []
  })
  for (const { name, at } of told) move(name, at)
  const now = one.stage?.name ?? stages.get(one.stage?.id ?? '')
  if (now && told.at(-1)?.name !== now) move(now, one.lastAdvancedAt)
  if (one.archived?.archivedAt) {
    const reason = one.archived.reason?.name ?? stages.get(one.archived.reason?.id ?? '')
    const isHired = /^hired$/i.test(reason ?? '')
    move(isHired ? 'Hired' : 'Archived', one.archived.archivedAt, isHired ? {} : { reason })
  }
  return drafts
}

const over = new Set(['closed', 'rejected'])

export function postingDrafts(one: Posting, outer: Outer): Draft[] | null {
  if (!one.id || !one.text) return null
  const record: ApiRecord = { ...outer, system, seenAt: one.updatedAt }
  const assignments = [jobOf(system, one.id, one.text)]
  const body = filled({
    title: one.text.slice(0, 300),
    status: one.state,
    opened: dayOf(one.createdAt),
    department: one.categories?.department ?? one.categories?.team,
    place: one.categories?.location,
    author: one.owner?.name,
  })
  const words = plain(one.content?.description ?? null)
  const drafts = [
    apiDraft(record, 'assignment.opened', ['posting', one.id], body, one.createdAt, { assignments, text: words }),
  ]
  if (over.has(one.state ?? ''))
    drafts.push(
      apiDraft(record, 'assignment.closed', ['posting', one.id], filled({ status: one.state }), one.updatedAt, {
        assignments,
      }),
    )
  return drafts
}

/** A note. It does not say about whom: the opportunity's id stands in the name of its file or folder. */
export function noteDrafts(one: Note, person: string | null, outer: Outer): Draft[] | null {
  if (!person || !one.id || one.deletedAt) return one.deletedAt ? [] : null
  const record: ApiRecord = { ...outer, system, seenAt: one.completedAt ?? one.createdAt }
  const words = one.text ?? one.fields.flatMap(({ value }) => value ?? []).join('\n\n')
  return [
    apiDraft(
      record,
      'note.written',
      ['note', one.id],
      filled({ author: one.user?.name }),
      one.completedAt ?? one.createdAt,
      {
        people: [personOf(system, person)],
        channel: 'internal',
        text: plain(words || null),
      },
    ),
  ]
}
