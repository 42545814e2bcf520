import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import type { CompanyAlike, SameCompanyPair } from '#src/domain/views/companies.ts'
import { Blocks } from '#src/identity/match/blocks.ts'
import { Frequencies } from '#src/identity/match/frequencies.ts'
import { Hearing } from '#src/identity/match/hearing.ts'
import { usualModel } from '#src/identity/match/house-model.ts'
import { logOdds } from '#src/identity/match/marks.ts'
import { probability } from '#src/identity/match/model.ts'
import { corpusOf } from '#src/identity/match/person-fields.ts'
import { Postings } from '#src/identity/match/postings.ts'
import { pairKey } from '../match/groups.ts'

/** What organisations are held against each other by. Spellings that differ in the legal form alone are one already. */
const fields = ['organisation', 'code:domain', 'city']
const usual = { version: 0, people: 0, model: usualModel(fields), frequencies: Frequencies.none }
const limits = { pairs: 200_000, whole: 20_000, size: 60 }
/** Organisations looked at, those with most people first, and pairs shown. */
const mostRead = 5_000
const mostShown = 50
/** A name a slip of the pen apart is asked about, and no more than asked. */
const least = 0.04

const words: Readonly<Record<string, string>> = { organisation: 'name', 'code:domain': 'domain', city: 'place' }

/**
 * Organisations that may be one, likeliest first: by name without legal forms, domains of web and mail, and where their
 * people are. None is ever merged by itself: a name says too little of an organisation.
 */
export async function companiesAlike(sql: Queryable, viewer: Viewer): Promise<SameCompanyPair[]> {
  const [rows, refused] = await Promise.all([known(sql, viewer), refusedPairs(sql)])
  const records = rows.map(row => ({
    id: row.id,
    values: { organisation: row.names, 'code:domain': row.domains, city: row.places },
  }))
  const corpus = corpusOf(records, fields)
  const blocks = new Blocks(await Postings.of(corpus, () => Promise.resolve()), limits)
  const hearing = new Hearing(usual, records, fields)
  const found: SameCompanyPair[] = []
  for (const [at, a] of rows.entries())
    blocks.after(at, other => {
      const b = rows[other]
      const { odds } = hearing.judge(at, other)
      if (!b || odds < logOdds(least) || refused.has(pairKey(a.id, b.id))) return
      const { terms } = hearing.explain(at, other)
      if (!terms.some(term => term.field !== 'city' && term.bits > 2)) return
      found.push({
        a: shown(a),
        b: shown(b),
        probability: probability(odds),
        reasons: terms.map(term => ({ text: `${words[term.field]}: ${term.level}`, supports: term.bits > 0 })),
      })
    })
  return found
    .sort((x, y) => y.probability - x.probability || (pairKey(x.a.id, x.b.id) < pairKey(y.a.id, y.b.id) ? -1 : 1))
    .slice(0, mostShown)
}

interface Known {
  readonly id: string
  readonly names: string[]
  readonly people: number
  readonly domains: string[]
  readonly places: string[]
}

const shown = ({ id, names: [name = ''], people, domains, places }: Known): CompanyAlike => ({
  id,
  name,
  people,
  domains,
  places,
})

/** Organisations of people and jobs that the whole house knows; one that was merged away counts with the other. */
const known = (sql: Queryable, viewer: Viewer): Promise<Known[]> =>
  sql<Known[]>`
    with staffed as materialized (
      select coalesce(m.into_id, c.company_id) as id, c.company_id as own, c.company as name, c.place, c.person_id
      from card c left join same_company m on m.company_id = c.company_id
      where c.audience = 0 and c.opened and c.company_id is not null and c.audience in ${audiencesOf(sql, viewer)}
    ), hiring as (
      select coalesce(m.into_id, j.client_id) as id, j.client_id as own, j.client as name, null::text as place, null::uuid as person_id
      from job j left join same_company m on m.company_id = j.client_id where j.client_id is not null and j.know = 0
    ), one as (
      select id, array_agg(distinct name) as names, array_agg(distinct own) as owns, count(distinct person_id)::int as people,
        coalesce((array_agg(distinct split_part(place, ',', 1)) filter (where place <> ''))[1:8], '{}') as places
      from (select * from staffed union all select * from hiring) x group by id order by people desc, id limit ${mostRead}
    )
    select id, names, people, places,
      array(select distinct d.domain from ledger.company_domain d where d.company_id = any(one.owns) order by 1) as domains
    from one order by people desc, id`

async function refusedPairs(sql: Queryable): Promise<ReadonlySet<string>> {
  const rows = await sql<{ a: string; b: string }[]>`select company_id as a, other_id as b from company_refused`
  return new Set(rows.map(({ a, b }) => pairKey(a, b)))
}
