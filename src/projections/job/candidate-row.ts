import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Fragment, Queryable } from '#src/db/pool.ts'
import type { Phase } from '#src/domain/assignment.ts'
import type { Ender } from '#src/domain/candidacy.ts'
import type { CandidateCard } from '#src/domain/views/jobs.ts'
import { isOwed } from './visible-job.ts'

/** The viewer's card of the person on candidacy `k`, as `c`: their own where they know more than the house. */
export const cardOf = (sql: Queryable, viewer: Viewer): Fragment => sql`
  join lateral (
    select name, name_key, headline, email, out_at, waiting_at, forbidden from card c
    where c.person_id = k.person_id and c.opened and c.audience in ${audiencesOf(sql, viewer)}
    order by c.audience <> 0 desc limit 1) c on true`

export const candidateColumns = (sql: Queryable): Fragment => sql`
  k.person_id as id, c.name, c.headline, c.email, k.stage, k.phase, k.since, k.engaged, k.submitted_at as sent, k.interview_at as interview,
  k.promise_id, k.promised, k.promised_on::text as promised_on,
  k.ended_at, k.ended_by, k.reason, greatest(c.out_at, k.answered_at) as ours, c.waiting_at as waiting,
  (c.forbidden is null and ${isOwed(sql, sql`c.out_at`)}) as owed`

export interface CandidateRecord {
  readonly id: string
  readonly name: string
  readonly headline: string | null
  readonly email: string | null
  readonly stage: string | null
  readonly phase: Phase
  readonly since: string
  readonly engaged: boolean
  readonly sent: string | null
  readonly interview: string | null
  readonly promise_id: string | null
  readonly promised: string | null
  readonly promised_on: string | null
  readonly ended_at: string | null
  readonly ended_by: Ender | null
  readonly reason: string | null
  readonly ours: string | null
  readonly waiting: string | null
  readonly owed: boolean
}

const known = (at: string | null): string | null => (at?.startsWith('-') ? null : at)

export const candidateOf = (row: CandidateRecord): CandidateCard => ({
  id: row.id,
  name: row.name,
  headline: row.headline,
  stage: row.stage,
  phase: row.phase,
  since: row.since,
  ours: known(row.ours),
  waiting: row.waiting,
  engaged: row.engaged,
  sent: row.sent,
  interview: row.interview,
  promised:
    row.promise_id === null || row.promised_on === null
      ? null
      : { entry: row.promise_id, what: row.promised ?? '', on: row.promised_on },
  ended: row.ended_at === null ? null : { at: row.ended_at, by: row.ended_by ?? 'us', reason: row.reason },
  owed: row.owed,
})
