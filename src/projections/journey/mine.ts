import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Fragment, Queryable } from '#src/db/pool.ts'
import { silentKinds } from '#src/domain/conversion.ts'
import type { Span } from './asked.ts'

const inside = (sql: Queryable, at: Fragment, { from = '0001-01-01', before = 'infinity' }: Span): Fragment =>
  sql`${at} >= ${from}::text::timestamptz and ${at} < ${before}::text::timestamptz`

/** The touches `l` of a period that are work of ours. */
export const ourTouches = (sql: Queryable, viewer: Viewer, span: Span): Fragment => sql`
  not l.automatic and l.kind <> all(${[...silentKinds]}) and l.precision <> 'unknown'
  and l.know in ${audiencesOf(sql, viewer)} and ${inside(sql, sql`l.at`, span)}`

/** With whom the viewer talked: both sides said something, or a call or meeting was held. */
export const mySpokenWith = (sql: Queryable, viewer: Viewer, span: Span) => sql<{ person_id: string; at: string }[]>`
  select l.person_id, max(l.at) as at from line l
  where l.account = ${viewer.account}::uuid and l.talk and l.know in ${audiencesOf(sql, viewer)} and ${inside(sql, sql`l.at`, span)}
  group by 1 having bool_or(l.direction = 'between') or (bool_or(l.direction = 'in') and bool_or(l.direction = 'out'))`

interface MyStep {
  readonly what: 'sent' | 'interviews' | 'offers'
  readonly person_id: string
  readonly assignment_id: string
  readonly at: string
}

/** Whom the viewer put forward, had interviewed and made an offer, once for each job. */
export const mySteps = (sql: Queryable, viewer: Viewer, span: Span) => sql<MyStep[]>`
  select * from (
    select case when s.kind = 'candidacy.submitted' or s.phase = 'sent' then 'sent' when s.kind = 'interview.planned' then 'interviews' when s.kind = 'offer.made' then 'offers' end as what,
      s.person_id, s.assignment_id, max(s.at) as at
    from candidacy_step s
    where s.account = ${viewer.account}::uuid and s.know in ${audiencesOf(sql, viewer)} and ${inside(sql, sql`s.at`, span)}
    group by 1, 2, 3) steps
  where what is not null`

interface MyPlacement {
  readonly person_id: string
  readonly assignment_id: string
  readonly at: string
  readonly account: string | null
  readonly fee: string | null
  readonly fee_currency: string | null
  readonly splits: unknown
}

/** Placements that are the viewer's in whole or part, by their first day at work. */
export const myPlacements = (sql: Queryable, viewer: Viewer, span: Span) => sql<MyPlacement[]>`
  select p.person_id, p.assignment_id, coalesce(p.start_on::timestamptz, p.made_at) as at, p.account, p.fee::text as fee, p.fee_currency, p.splits
  from placement p
  where p.know in ${audiencesOf(sql, viewer)} and (p.account = ${viewer.account}::uuid or p.splits @> ${JSON.stringify([{ account: viewer.account }])}::text::jsonb)
    and ${inside(sql, sql`coalesce(p.start_on::timestamptz, p.made_at)`, span)}`
