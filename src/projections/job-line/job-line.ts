import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import { type Phase, phaseRank } from '#src/domain/assignment.ts'
import type { BelongingRules } from '#src/domain/belonging.ts'
import { effortOf } from '#src/domain/effort.ts'
import type { JobLine, JobLinePerson, JobTouch } from '#src/domain/views/job-line.ts'
import { family, wholeName, wholeOf } from '../companies/family.ts'
import { jobIsVisible } from '../job/visible-job.ts'
import { fullest } from '../people/list.ts'
import { countedIn } from './counted.ts'
import { milestonesOf } from './milestones.ts'
import { type Passage, passagesIn } from './passages.ts'
import { workSettings } from './settings.ts'
import { belongingTouches, type Stretch, type TouchRecord } from './touches.ts'

interface JobRecord {
  readonly title: string
  readonly client_id: string | null
  readonly client: string | null
  readonly ordered_at: string | null
  readonly closed_at: string | null
}

const day = 86_400_000
const earlier = (iso: string, days: number): string => new Date(Date.parse(iso) - days * day).toISOString()
const earliest = '-infinity'

/** Whose touches may belong, and from when to when. Pure. */
function stretchesOf(
  rules: BelongingRules,
  passages: readonly Passage[],
  clientPeople: readonly string[],
  ordered: string | null,
  closed: string | null,
  now: string,
): Stretch[] {
  const first = passages.reduce<string | null>(
    (least, { began }) => (least === null || began < least ? began : least),
    ordered,
  )
  const begun = first === null ? null : earlier(first, rules.sourcingDays)
  const back = rules.reachBackDays === null ? earliest : earlier(ordered ?? now, rules.reachBackDays)
  const ends = passages.flatMap(({ placement }) =>
    placement ? [rules.untilGuarantee ? (placement.guaranteeEnds ?? placement.start) : placement.start] : [],
  )
  const until = ends.sort().at(-1) ?? closed ?? now
  const candidates = passages.map((passage): Stretch => {
    const own = earlier(passage.began, rules.sourcingDays)
    return {
      person: passage.person,
      side: 'candidate',
      window: passage.placement && begun !== null && begun < own ? begun : own,
      led: passage.placement ? back : null,
      until,
    }
  })
  const client = clientPeople.map((person): Stretch => ({ person, side: 'client', window: begun, led: back, until }))
  return [...candidates, ...client]
}

/**
 * The client's people: its contacts, and those who work there and are nobody's candidates there, because a placed person
 * works there later and was not the client then. Nobody who is on this job.
 */
async function clientPeople(sql: Queryable, viewer: Viewer, job: string, client: string | null): Promise<string[]> {
  if (!client) return []
  const rows = await sql<{ person_id: string }[]>`
    with theirs as (
      select person_id from contact where company_id in ${family(sql, client)}
      union
      select c.person_id from card c where c.company_id in ${family(sql, client)} and c.opened and not exists (
        select from candidacy k join job j on j.assignment_id = k.assignment_id
        where k.person_id = c.person_id and j.client_id in ${family(sql, client)})
    )
    select person_id from theirs t
    where not exists (select from candidacy k where k.person_id = t.person_id and k.assignment_id = ${job}::uuid)
      and exists (select from card c where c.person_id = t.person_id and c.audience in ${audiencesOf(sql, viewer)})
    order by 1 limit 400`
  return rows.map(row => row.person_id)
}

/** How many of these people we had been in touch with before a day. */
async function metBefore(
  sql: Queryable,
  viewer: Viewer,
  people: readonly string[],
  at: string | null,
): Promise<number> {
  if (at === null || people.length === 0) return 0
  const [row] = await sql<{ met: number }[]>`
    select count(*)::int as met from unnest(${[...people]}::uuid[]) as given (person_id)
    where exists (select from line l where l.person_id = given.person_id and l.at < ${at}::text::timestamptz
      and l.at > '-infinity' and not l.automatic and l.know in ${audiencesOf(sql, viewer)})`
  return row?.met ?? 0
}

async function namesOf(sql: Queryable, viewer: Viewer, people: readonly string[]): Promise<Map<string, string>> {
  const rows = await sql<{ person_id: string; name: string }[]>`
    select c.person_id, c.name from unnest(${[...people]}::uuid[]) as given (person_id) join card c using (person_id)
    where c.audience in ${audiencesOf(sql, viewer)} and ${fullest(sql, viewer)}`
  return new Map(rows.map(row => [row.person_id, row.name]))
}

/** An assignment's line for a viewer; null when they may not know of it. */
export async function jobLine(sql: Queryable, viewer: Viewer, id: string, now: string): Promise<JobLine | null> {
  const [job] = await sql<JobRecord[]>`
    select j.title, ${wholeOf(sql, sql`j.client_id`)} as client_id, ${wholeName(sql, sql`j.client_id`, sql`j.client`)} as client, j.ordered_at, j.closed_at
    from job j where j.assignment_id = ${id}::uuid and ${jobIsVisible(sql, viewer)}`
  if (!job) return null
  const [passages, staff, settings, counted] = await Promise.all([
    passagesIn(sql, viewer, id),
    clientPeople(sql, viewer, id, job.client_id),
    workSettings(sql),
    job.closed_at === null ? null : countedIn(sql, id),
  ])
  const rules = counted?.rules ?? settings.belonging
  const ordered = job.ordered_at
  const stretches = stretchesOf(rules, passages, staff, ordered, job.closed_at, now)
  const { touches, more } = await belongingTouches(sql, viewer, id, stretches, counted?.entries ?? null)
  const names = await namesOf(sql, viewer, [
    ...new Set(touches.flatMap(one => one.people).concat(passages.map(one => one.person))),
  ])
  const shown = touches.map(
    (row): JobTouch => ({ ...shownTouch(row, names), ...effortOf(row.kind, row.minutes, settings.minutes) }),
  )
  const told = [...passages].sort((a, b) => b.rank - a.rank || (a.began < b.began ? -1 : 1))[0] ?? null
  return {
    job: { id, name: job.title },
    client: job.client_id && job.client ? { id: job.client_id, name: job.client } : null,
    ordered,
    touches: shown,
    more,
    people: peopleOf(passages, touches, names),
    milestones: milestonesOf({
      first: touches[0]?.at ?? null,
      ordered,
      closed: job.closed_at,
      passage: told && told.rank >= phaseRank('sent') ? told : null,
      now,
    }),
    counts: {
      ...countsOf(passages),
      knownBefore: await metBefore(
        sql,
        viewer,
        cameTo(passages, 'sent').map(one => one.person),
        ordered,
      ),
    },
    rules,
    counted: counted && { at: counted.at, version: counted.rules.version, touches: counted.entries.length },
  }
}

const shownTouch = (row: TouchRecord, names: ReadonlyMap<string, string>): Omit<JobTouch, 'minutes' | 'measured'> => ({
  entry: row.entry_id,
  at: row.at,
  kind: row.kind,
  channel: row.channel,
  direction: row.direction,
  side: row.side,
  people: row.people.filter(person => names.has(person)),
  account: row.account,
  reason: row.reason,
  sure: row.precision !== 'before' && row.kind !== 'call.missed',
  words: row.words,
})

function peopleOf(
  passages: readonly Passage[],
  touches: readonly TouchRecord[],
  names: ReadonlyMap<string, string>,
): JobLinePerson[] {
  const known = new Set(passages.map(one => one.person))
  const others = new Set(touches.flatMap(one => one.people).filter(person => !known.has(person)))
  const candidates = [...passages]
    .sort((a, b) => b.rank - a.rank || (a.person < b.person ? -1 : 1))
    .flatMap(({ person, stage, rank, placement }): JobLinePerson[] => {
      const name = names.get(person)
      return name === undefined
        ? []
        : [{ id: person, name, side: 'candidate', stage, rank, placed: placement !== null }]
    })
  const client = [...others].sort().flatMap((person): JobLinePerson[] => {
    const name = names.get(person)
    return name === undefined ? [] : [{ id: person, name, side: 'client', stage: null, rank: 0, placed: false }]
  })
  return [...client, ...candidates]
}

const cameTo = (passages: readonly Passage[], phase: Phase): Passage[] =>
  passages.filter(passage => passage.rank >= phaseRank(phase))

const countsOf = (passages: readonly Passage[]): Omit<JobLine['counts'], 'knownBefore'> => ({
  looked: passages.length,
  approached: cameTo(passages, 'approached').length,
  spoke: cameTo(passages, 'talking').length,
  sent: cameTo(passages, 'sent').length,
  met: cameTo(passages, 'interview').length,
  placed: passages.filter(passage => passage.placement !== null).length,
})
