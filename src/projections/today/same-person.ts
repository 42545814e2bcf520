import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import type { Page } from '#src/domain/views/common.ts'
import type { SamePersonPair, SamePersonSide } from '#src/domain/views/today.ts'
import { personaIsVisible } from '../visible.ts'

interface PairRecord {
  readonly a: string
  readonly b: string
  readonly exact: boolean
  readonly employer: boolean
  readonly domain: boolean
  readonly place: boolean
}

/** Surest first: unique names whose employer, mail domain or place agrees too. */
const strength = (sql: Queryable) => sql`(exact::int * 4 + employer::int * 2 + domain::int * 2 + place::int)`

/** The "Same person?" queue. */
export async function samePersonPairs(
  sql: Queryable,
  viewer: Viewer,
  cursor: string | null,
  limit = 20,
): Promise<Page<SamePersonPair>> {
  const offset = Math.max(0, Number.parseInt(cursor ?? '0', 10) || 0)
  const [rows, [count]] = await Promise.all([
    sql<
      PairRecord[]
    >`select a, b, exact, employer, domain, place from pair order by ${strength(sql)} desc, a, b limit ${limit + 1} offset ${offset}`,
    sql<{ total: number }[]>`select count(*)::int as total from pair`,
  ])
  const page = rows.slice(0, limit)
  const sides = await sidesOf(
    sql,
    viewer,
    page.flatMap(row => [row.a, row.b]),
  )
  return {
    rows: page.flatMap(row => {
      const [a, b] = [sides.get(row.a), sides.get(row.b)]
      return a && b
        ? [
            {
              key: `${row.a}~${row.b}`,
              a,
              b,
              exact: row.exact && (row.employer || row.domain || row.place),
              reasons: reasonsFor(row, a, b),
            },
          ]
        : []
    }),
    next: rows.length > limit ? String(offset + limit) : null,
    total: count?.total ?? 0,
  }
}

function reasonsFor(row: PairRecord, a: SamePersonSide, b: SamePersonSide): SamePersonPair['reasons'] {
  const reasons = [
    {
      text: row.exact ? 'Same full name, and nobody else here has it' : 'Same full name, which others here have too',
      supports: row.exact,
    },
  ]
  if (row.employer) reasons.push({ text: 'Same employer', supports: true })
  else if (a.headline && b.headline) reasons.push({ text: 'Different employers', supports: false })
  if (row.domain) reasons.push({ text: 'Email addresses of the same domain', supports: true })
  if (row.place) reasons.push({ text: 'Same place', supports: true })
  return reasons
}

async function sidesOf(
  sql: Queryable,
  viewer: Viewer,
  people: readonly string[],
): Promise<Map<string, SamePersonSide>> {
  if (people.length === 0) return new Map()
  const rows = await sql<(SamePersonSide & { last: string })[]>`
    select c.person_id as id, c.name, c.headline, nullif(c.last_at, '-infinity') as last,
      (select count(*)::int from (select from line l where l.person_id = c.person_id and l.know in ${audiencesOf(sql, viewer)} limit 1000) n) as touches,
      array(select v.value from persona p join ledger.persona i on i.id = p.persona_id and i.kind not in ('record', 'typed')
        join ledger.persona_payload v on v.persona_id = p.persona_id
        where p.person_id = c.person_id and ${personaIsVisible(sql, viewer, sql`p.persona_id`)} order by i.kind limit 8) as identifiers
    from card c where c.person_id = any(${[...new Set(people)]}::uuid[]) and c.audience = 0 and c.opened`
  return new Map(rows.map(row => [row.id, row]))
}

/** Founding personas of all pairs that are exact: unique equal names and something else that agrees. */
export async function exactPairs(sql: Queryable): Promise<[string, string][]> {
  const rows = await sql<{ a: string; b: string }[]>`
    select x.founder as a, y.founder as b from pair p join person x on x.person_id = p.a join person y on y.person_id = p.b
    where p.exact and (p.employer or p.domain or p.place) order by p.a, p.b limit 2000`
  return rows.map(({ a, b }) => [a, b])
}
