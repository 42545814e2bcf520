import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Fragment, Queryable } from '#src/db/pool.ts'
import { beginsWith, literally } from '#src/db/prefix.ts'
import type { Page } from '#src/domain/views/common.ts'
import type { PeopleQuery, PeopleSort, PersonRow } from '#src/domain/views/people.ts'
import { foldName } from '#src/lib/normalise/name.ts'
import { type CardRecord, rowOf } from './row.ts'

interface SortRule {
  readonly column: string
  readonly type: string
  readonly order: 'asc' | 'desc'
}
const sorts: Readonly<Record<PeopleSort, SortRule>> = {
  last: { column: 'last_at', type: 'timestamptz', order: 'desc' },
  name: { column: 'name_key', type: 'text', order: 'asc' },
  next: { column: 'next_at', type: 'timestamptz', order: 'asc' },
  added: { column: 'added_at', type: 'timestamptz', order: 'desc' },
  rating: { column: 'rating', type: 'smallint', order: 'desc' },
}

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map(one => one.trim())
    .filter(Boolean)
    .slice(0, 50)
/** Filters as conditions on a card `c` of one audience. */
export function conditions(sql: Queryable, viewer: Viewer, query: PeopleQuery): Fragment {
  const all: Fragment[] = []
  if (query.owner === 'none') all.push(sql`c.owner is null`)
  else if (query.owner) all.push(sql`c.owner = any(${listOf(query.owner)}::uuid[])`)
  if (query.tag) all.push(sql`c.tags <> '{}' and c.tags @> ${listOf(query.tag)}::text[]`)
  if (query.pool) all.push(sql`c.pools <> '{}' and c.pools @> ${listOf(query.pool)}::text[]`)
  if (query.company) all.push(sql`c.company_id = any(${listOf(query.company)}::uuid[])`)
  if (query.channel) all.push(sql`c.last_channel = any(${listOf(query.channel)}::text[])`)
  if (query.import)
    all.push(
      sql`exists (select from fact f where f.person_id = c.person_id and f.kind = 'person.opened' and exists (select from ledger.attestation a where a.entry_id = f.entry_id and a.act_id = ${query.import}::uuid
        and exists (select from ledger.act t where t.id = a.act_id and (t.visible <> 'me' or t.account is null or t.account = ${viewer.account}::uuid))))`,
    )
  if (query.job)
    all.push(
      sql`exists (select from candidacy k where k.person_id = c.person_id and k.assignment_id = ${query.job}::uuid and k.know in ${audiencesOf(sql, viewer)})`,
    )
  for (const word of foldName(query.q ?? '')
    .split(' ')
    .filter(Boolean)
    .slice(0, 8)) {
    all.push(sql`(exists (select from name_word w where w.person_id = c.person_id and w.audience = c.audience and ${beginsWith(sql, sql`w.word`, word)})
      or ${beginsWith(sql, sql`c.company_key`, word)} or ${beginsWith(sql, sql`c.email collate "C"`, word)})`)
  }
  return all.reduce((joined, one) => sql`${joined} and ${one}`, sql``)
}

interface Cursor {
  readonly value: string | null
  readonly id: string
}
const encode = (cursor: Cursor): string => Buffer.from(JSON.stringify([cursor.value, cursor.id])).toString('base64url')
function decode(text: string | undefined): Cursor | null {
  if (!text) return null
  try {
    const found: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (!Array.isArray(found)) return null
    const [value, id] = found
    return (typeof value === 'string' || value === null) && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id)
      ? { value, id }
      : null
  } catch {
    return null
  }
}

/**
 * One page of people. A viewer who knows more of somebody than the house sees them by their own card: each audience's
 * index is read in order, the house's card is left out where an own one stands, and the streams are merged.
 */
export async function listPeople(
  sql: Queryable,
  viewer: Viewer,
  query: PeopleQuery,
): Promise<Omit<Page<PersonRow>, 'total'>> {
  const rule = sorts[query.sort ?? 'last']
  const descends = (query.order ?? rule.order) === 'desc'
  const limit = Math.min(Math.max(query.limit ?? 50, 1), 500)
  const column = sql(rule.column)
  const cursor = decode(query.cursor)
  const filters = conditions(sql, viewer, query)
  const needsValue = rule.column === 'next_at' || rule.column === 'rating' ? sql`and c.${column} is not null` : sql``
  const past = cursor
    ? descends
      ? sql`and (c.${column}, c.person_id) < (${cursor.value}::text::${sql.unsafe(rule.type)}, ${cursor.id}::uuid)`
      : sql`and (c.${column}, c.person_id) > (${cursor.value}::text::${sql.unsafe(rule.type)}, ${cursor.id}::uuid)`
    : sql``
  const direction = sql.unsafe(descends ? 'desc' : 'asc')
  const rows = await sql<(CardRecord & { sort_value: string | null })[]>`
    select t.*, t.${column}::text as sort_value from ${audiencesOf(sql, viewer)} vis
    cross join lateral (
      select c.* from card c
      where c.audience = vis.id and c.opened ${needsValue} ${filters} ${past} and ${fullest(sql, viewer)}
      order by c.${column} ${direction}, c.person_id ${direction}
      limit ${literally(sql, limit + 1)}) t
    order by t.${column} ${direction}, t.person_id ${direction}
    limit ${literally(sql, limit + 1)}`
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map(rowOf),
    next: rows.length > limit && last ? encode({ value: last.sort_value, id: last.person_id }) : null,
  }
}

/** The card that the viewer sees: their own where they know more than the house, which is one at most. */
export const fullest = (sql: Queryable, viewer: Viewer): Fragment => sql`
  (c.audience <> 0 or not exists (select from card b where b.person_id = c.person_id and b.audience <> 0 and b.audience in ${audiencesOf(sql, viewer)}))`

/** Exactly how many people the filters leave. */
export async function countPeople(sql: Queryable, viewer: Viewer, query: PeopleQuery): Promise<number> {
  const rule =
    query.sort === 'next'
      ? sql`and c.next_at is not null`
      : query.sort === 'rating'
        ? sql`and c.rating is not null`
        : sql``
  const [row] = await sql<{ total: number }[]>`
    select count(*)::int as total from card c
    where c.audience in ${audiencesOf(sql, viewer)} and c.opened ${rule} ${conditions(sql, viewer, query)} and ${fullest(sql, viewer)}`
  return row?.total ?? 0
}
