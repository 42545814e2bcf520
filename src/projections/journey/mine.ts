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

/**
 * Whether what an account brought in was the viewer's doing: who kept it in another system is named there as its author, and
 * it counts for the colleague of that name, not for whoever brought the system's past in.
 * @param otherwise whether it was the viewer's where nobody is named
 */
const wasMine = (sql: Queryable, viewer: Viewer, author: Fragment, otherwise: Fragment): Fragment => sql`
  (case when nullif(${author}, '') is null then ${otherwise}
    else lower(${author}) = (select lower(me.name) from desk.account me where me.id = ${viewer.account}::uuid) end)`

/** The same of a step or a placement `one` on job `j`: what was brought in and names nobody is the job's owner's. */
const wasMyStep = (sql: Queryable, viewer: Viewer, one: Fragment): Fragment =>
  wasMine(
    sql,
    viewer,
    sql`(select w.body ->> 'author' from ledger.payload w where w.entry_id = ${one}.entry_id)`,
    sql`case when exists (select from ledger.attestation t join ledger.act c on c.id = t.act_id where t.entry_id = ${one}.entry_id and c.kind = 'import')
      then j.owner = ${viewer.account}::uuid else ${one}.account = ${viewer.account}::uuid end`,
  )

/** Of what came in, the author is not one of us. */
const authorOf = (sql: Queryable): Fragment => sql`case when l.direction is distinct from 'in' then l.author end`

const wasMyTouch = (sql: Queryable, viewer: Viewer): Fragment =>
  wasMine(sql, viewer, authorOf(sql), sql`l.account = ${viewer.account}::uuid`)

/** The touches `l` of a period that are the viewer's work. */
export const myTouches = (sql: Queryable, viewer: Viewer, span: Span): Fragment =>
  sql`${ourTouches(sql, viewer, span)} and ${wasMyTouch(sql, viewer)}`

/** With whom the viewer talked: both sides said something, or a call or meeting was held. */
export const mySpokenWith = (sql: Queryable, viewer: Viewer, span: Span) => sql<{ person_id: string; at: string }[]>`
  select l.person_id, max(l.at) as at from line l
  where ${wasMyTouch(sql, viewer)} and l.talk and l.know in ${audiencesOf(sql, viewer)} and ${inside(sql, sql`l.at`, span)}
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
    select case when s.kind = 'candidacy.submitted' or s.phase = 'sent' then 'sent' when s.kind = 'interview.planned' or s.phase = 'interview' then 'interviews'
        when s.kind = 'offer.made' or s.phase = 'offer' then 'offers' end as what,
      s.person_id, s.assignment_id, max(s.at) as at
    from candidacy_step s join job j using (assignment_id)
    where ${wasMyStep(sql, viewer, sql`s`)} and s.know in ${audiencesOf(sql, viewer)} and ${inside(sql, sql`s.at`, span)}
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
  select p.person_id, p.assignment_id, coalesce(p.start_on::timestamptz, p.made_at) as at,
    case when ${wasMyStep(sql, viewer, sql`p`)} then ${viewer.account}::uuid end as account, p.fee::text as fee, p.fee_currency, p.splits
  from placement p join job j using (assignment_id)
  where p.know in ${audiencesOf(sql, viewer)} and (${wasMyStep(sql, viewer, sql`p`)} or p.splits @> ${JSON.stringify([{ account: viewer.account }])}::text::jsonb)
    and ${inside(sql, sql`coalesce(p.start_on::timestamptz, p.made_at)`, span)}`
