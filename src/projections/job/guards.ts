import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import { wordsOf } from '#src/domain/kind.ts'
import type { Warning } from '#src/domain/views/jobs.ts'
import { asWritten } from '#src/domain/vocabulary.ts'
import { family, wholeName, wholeOf } from '../companies/family.ts'
import type { JobHead } from './page.ts'
import { jobIsVisible } from './visible-job.ts'

/** Days in which a colleague's touch speaks against another's. */
const touchDays = 30

interface Fact {
  readonly person: string
  readonly kind: Warning['kind']
  readonly what: string | null
  readonly at: string | null
  readonly by: string | null
}

const day = (at: string | null): string => (at === null ? '' : ` on ${at.slice(0, 10)}`)
const byWhom = (name: string | null): string => (name === null ? '' : ` by ${asWritten(name)}`)
const named = (what: string | null, otherwise: string): string => (what === null ? otherwise : asWritten(what))

const words: Readonly<Record<Warning['kind'], (fact: Fact) => string>> = {
  sent: fact => `Sent to this client already${day(fact.at)}${byWhom(fact.by)}, for ${named(fact.what, 'another job')}.`,
  'in-touch': fact =>
    `${named(fact.by, 'A colleague')} is in touch: ${wordsOf(fact.what ?? 'message.sent').toLowerCase()}${day(fact.at)}.`,
  wall: fact => `On a job for ${named(fact.what, 'another client')}, and there is a wall between the two clients.`,
  protected: fact => `Works at ${named(fact.what, 'a client')}, whose people we do not approach.`,
  forbidden: fact => `Is not to be contacted: ${named(fact.what, 'no reason given')}.`,
  placed: fact => `Was placed${day(fact.at)} on ${named(fact.what, 'another job')}.`,
}

export interface Doing {
  readonly job: JobHead
  readonly people: readonly string[]
  readonly doing: 'add' | 'submit'
  /** Whose own touches speak against nothing. */
  readonly by: string
  readonly now: string
}

/**
 * What speaks against putting these people on a job (`add`) or before its client (`submit`), with who, when and what.
 * It warns: a reason goes past it. Facts that the viewer may not know of are not said, nor that there are any: not a
 * confidential job of others, not what passed with a person in a colleague's private mail.
 */
export async function warningsFor(
  sql: Queryable,
  viewer: Viewer,
  { job, people, doing, by, now }: Doing,
): Promise<Warning[]> {
  const vis = audiencesOf(sql, viewer)
  const given = sql`unnest(${[...people]}::uuid[]) as g (person_id)`
  const client = job.client
  const rows = await sql<Fact[]>`
    select g.person_id as person, 'forbidden' as kind, nullif(c.forbidden, '') as what, c.forbidden_at::text as at, null as by
      from ${given} join card c on c.person_id = g.person_id and c.audience in ${vis} and c.forbidden is not null
    union all
    select g.person_id, 'placed', j.title, k.made_at::text, null
      from ${given} join placement k on k.person_id = g.person_id and k.know in ${vis} and k.ended_on is null
      join job j on j.assignment_id = k.assignment_id and ${jobIsVisible(sql, viewer)}
      where k.assignment_id <> ${job.id}::uuid and k.made_at > ${now}::text::timestamptz - interval '1 year'
    union all
    select g.person_id, 'protected', ${wholeName(sql, sql`t.company_id`, sql`coalesce(nullif(t.name, ''), c.company)`)}, null, null
      from ${given} join card c on c.person_id = g.person_id and c.audience in ${vis}
      join client t on ${wholeOf(sql, sql`t.company_id`)} = ${wholeOf(sql, sql`c.company_id`)} and t.protected
      where ${client === null ? sql`true` : sql`t.company_id not in ${family(sql, client)}`}
    union all
    select g.person_id, 'wall', j.client, null, null
      from ${given} join candidacy k on k.person_id = g.person_id and k.know in ${vis} and k.ended_at is null and k.phase <> 'looked-at'
      join job j on j.assignment_id = k.assignment_id and j.open and ${jobIsVisible(sql, viewer)}
      join wall w on w.other_id in ${family(sql, client)} and ${wholeOf(sql, sql`w.company_id`)} = ${wholeOf(sql, sql`j.client_id`)}
      where j.client_id not in ${family(sql, client)}
    union all
    (select distinct on (g.person_id) g.person_id, 'in-touch', l.kind, l.at::text, a.name
      from ${given} join line l on l.person_id = g.person_id and l.know in ${vis} and not l.automatic and l.talk and l.direction in ('out', 'between')
        and l.at > ${now}::text::timestamptz - make_interval(days => ${touchDays}) and l.account <> ${by}::uuid
      join desk.account a on a.id = l.account and a.active
      where ${doing === 'add'} order by g.person_id, l.at desc)
    union all
    (select distinct on (g.person_id) g.person_id, 'sent', j.title, coalesce(k.submitted_at, k.since)::text,
        (select coalesce(p.body ->> 'author', a.name) from candidacy_step s join ledger.payload p on p.entry_id = s.entry_id left join desk.account a on a.id = s.account
          where s.person_id = k.person_id and s.assignment_id = k.assignment_id and s.know in ${vis} and (s.kind = 'candidacy.submitted' or s.phase = 'sent') order by s.at desc limit 1)
      from ${given} join candidacy k on k.person_id = g.person_id and k.know in ${vis}
        and (k.submitted_at is not null or k.phase in ('sent', 'interview', 'offer', 'placed'))
      join job j on j.assignment_id = k.assignment_id and ${jobIsVisible(sql, viewer)} and ${client === null ? sql`false` : sql`j.client_id in ${family(sql, client)}`}
      where k.assignment_id <> ${job.id}::uuid or (${doing === 'submit'} and k.submitted_at is not null)
      order by g.person_id, k.submitted_at desc nulls last)`
  const seen = new Set<string>()
  return rows.flatMap(row => {
    const key = `${row.person} ${row.kind}`
    if (seen.has(key)) return []
    seen.add(key)
    return [{ person: row.person, kind: row.kind, words: words[row.kind](row) }]
  })
}
