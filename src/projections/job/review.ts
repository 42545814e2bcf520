import type { Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import { spanWords } from '#src/domain/house-cv.ts'
import type { CandidacyPage, CandidacyStep } from '#src/domain/views/jobs.ts'
import type { Review, ReviewedPerson, ReviewLink, Verdict } from '#src/domain/views/reviews.ts'
import { verdicts } from '#src/domain/views/reviews.ts'
import { logoOf } from '../cv-style.ts'
import { personPage } from '../person/page.ts'
import { settingsOf } from '../settings.ts'
import { candidacyPage } from './candidacy-page.ts'
import { jobHead } from './page.ts'

/** A link that is open, as it stands in the desk. */
export interface OpenLink {
  readonly id: string
  readonly job: string
  readonly account: string
  readonly name: string
  readonly people: readonly string[]
  readonly blind: boolean
  readonly note: string | null
  readonly expires: string
}

const joined = (...parts: readonly (string | null | undefined)[]): string => parts.filter(Boolean).join(', ')
/** In the words of the house's own CVs: "(May 2019 to now)". */
function span(from: string | undefined, to: string | undefined, current: boolean | undefined): string {
  const words = spanWords(from, to, current)
  return words === '' ? '' : ` (${words})`
}

/**
 * What a hiring manager is shown: what whoever made the link may see of these people, and never how they are reached.
 * Null when the job is not there for them any more.
 */
export async function reviewOf(sql: Queryable, viewer: Viewer, link: OpenLink): Promise<Review | null> {
  const job = await jobHead(sql, viewer, link.job)
  if (!job) return null
  const [{ agency }, logo, people] = await Promise.all([
    settingsOf(sql),
    logoOf(sql),
    Promise.all(link.people.map((person, at) => personOf(sql, viewer, link, person, at))),
  ])
  return {
    agency,
    hasLogo: logo !== null,
    job: job.title,
    client: job.clientName,
    name: link.name,
    note: link.note,
    expires: link.expires,
    people: people.filter(one => one !== null),
  }
}

async function personOf(
  sql: Queryable,
  viewer: Viewer,
  link: OpenLink,
  person: string,
  at: number,
): Promise<ReviewedPerson | null> {
  const [page, on] = await Promise.all([
    personPage(sql, viewer, person, link.expires),
    candidacyPage(sql, viewer, link.job, person),
  ])
  if (!page || !on) return null
  const { facts } = page
  const given = givenIn(on, link)
  const said = verdicts.find(one => one === given?.body['verdict'])
  return {
    at,
    name: link.blind ? `Candidate ${letter(at)}` : page.name,
    headline: link.blind ? null : page.headline,
    place: facts.place?.[0]?.value.text ?? null,
    summary: link.blind ? null : (facts.summary?.[0]?.value.text ?? null),
    phase: on.phase,
    work: (facts.position ?? []).map(
      ({ value }) =>
        `${joined(value.title, link.blind && value.current ? null : value.company)}${span(value.from, value.to, value.current)}`,
    ),
    education: (facts.education ?? []).map(
      ({ value }) => `${joined(value.degree, value.field, value.school)}${span(value.from, value.to, false)}`,
    ),
    skills: (facts.skill ?? []).map(({ value }) => value.label).slice(0, 60),
    languages: (facts.language ?? []).map(({ value }) => joined(value.label, value.fluency)),
    given:
      given && said
        ? { verdict: said satisfies Verdict, note: typeof given.body['note'] === 'string' ? given.body['note'] : null }
        : null,
  }
}

const givenIn = ({ steps }: CandidacyPage, link: OpenLink): CandidacyStep | undefined =>
  steps.find(step => step.kind === 'review.given' && step.body['link'] === link.id)

/** What was last said of somebody through this link. */
export async function givenBy(
  sql: Queryable,
  viewer: Viewer,
  link: OpenLink,
  person: string,
): Promise<CandidacyStep | undefined> {
  const on = await candidacyPage(sql, viewer, link.job, person)
  return on ? givenIn(on, link) : undefined
}

/** A, B … Z, AA. */
export const letter = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : `${letter(Math.floor(at / 26) - 1)}${letter(at % 26)}`

/** The links that were made for a job. */
export function linksOf(sql: Queryable, job: string): Promise<ReviewLink[]> {
  return sql<ReviewLink[]>`
    select l.id, l.name, l.shows, cardinality(l.people) as people, l.blind, l.created_at as created, l.expires_at as expires, l.revoked_at as revoked,
      count(v.at)::int as looks, max(v.at) as "lastLook"
    from desk.review_link l left join desk.review_visit v on v.link_id = l.id
    where l.assignment_id = ${job}::uuid group by l.id order by l.created_at desc, l.id limit 200`
}
