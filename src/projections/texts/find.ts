import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Fragment, Queryable } from '#src/db/pool.ts'
import { literally } from '#src/db/prefix.ts'
import type { Channel } from '#src/domain/channel.ts'
import type { Direction } from '#src/domain/draft.ts'
import type { Precision } from '#src/domain/occurred.ts'
import type { PersonRef } from '#src/domain/views/common.ts'
import type { TextHit, TextHits } from '#src/domain/views/texts.ts'
import { excerptOf } from '#src/lib/excerpt.ts'
import { grouped } from '#src/lib/grouped.ts'
import { isBeginning, wordsIn } from '#src/lib/normalise/words.ts'
import { fullest } from '../people/list.ts'
import { knownTime } from '../people/row.ts'

interface TextQuery {
  readonly q: string
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

/** More texts than this with the words: the newest are looked through in order of time, instead of all of them sorted. */
const many = 5000
/** The newest that are looked through. */
const latest = 10_000
/** Pages that are looked through for one that shows somebody. */
const rounds = 5
const mostWords = 8
const mostPeople = 6

interface Found {
  readonly entry_id: string
  readonly at: string
}

/**
 * What was written on lines, by its words: all of them, each by its beginning, newest first. `next` goes on. A viewer
 * finds what they may read, about people whom they may know of; what is left out is in no count.
 */
export async function findTexts(sql: Queryable, viewer: Viewer, query: TextQuery): Promise<TextHits> {
  const words = wordsIn(query.q.slice(0, 500)).slice(0, mostWords)
  if (words.length === 0) return { rows: [], next: null }
  const limit = Math.min(Math.max(query.limit ?? 25, 1), 100)
  const rows: TextHit[] = []
  let cursor = decode(query.cursor)
  for (let round = 0; round < rounds; round++) {
    const found = await pageOf(sql, viewer, words, { cursor, limit: limit + 1 - rows.length })
    const taken = found.slice(0, limit - rows.length)
    rows.push(...(await shown(sql, viewer, taken, words)))
    cursor = taken.at(-1) ?? cursor
    if (found.length === taken.length) return { rows, next: null }
    if (rows.length >= limit) break
  }
  return { rows, next: cursor ? `${cursor.at}~${cursor.entry_id}` : null }
}

function decode(text: string | undefined): Found | null {
  const match = /^(-infinity|\d{4,6}-[\d:.TZ+-]{5,40})~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text ?? '')
  return match?.[1] && match[2] ? { at: match[1], entry_id: match[2] } : null
}

interface Place {
  readonly cursor: Found | null
  readonly limit: number
}

async function pageOf(
  sql: Queryable,
  viewer: Viewer,
  words: readonly string[],
  { cursor, limit }: Place,
): Promise<readonly Found[]> {
  // Folded words are letters and digits: nothing in them is the query language's.
  const asked = words.map(word => (isBeginning(word) ? `'${word}':*` : `'${word}'`)).join(' & ')
  const q = sql`(${asked} || ' & (' || (select string_agg('''@' || a.id || '''', ' | ') from ${audiencesOf(sql, viewer)} a) || ')')::tsquery`
  const past: Fragment = cursor
    ? sql`where (at, entry_id) < (${cursor.at}::text::timestamptz, ${cursor.entry_id}::uuid)`
    : sql``
  const newest = sql`order by at desc, entry_id desc limit ${literally(sql, limit)}`
  const sorted = (most: number) => sql<(Found & { count: number })[]>`
    with hit as materialized (select * from texts_with(${q}, ${literally(sql, most)}))
    select entry_id, at, (select count(*)::int from hit) as count from hit ${past} ${newest}`
  const few = await sorted(many + 1)
  if ((few[0]?.count ?? 0) <= many) return few
  const recent = await sql<Found[]>`
    select entry_id, at from (select * from texts ${past} order by at desc, entry_id desc limit ${literally(sql, latest)}) t
    where t.words @@ ${q} ${newest}`
  return recent.length === limit ? recent : sorted(2_000_000_000)
}

interface Standing {
  readonly entry_id: string
  readonly precision: Precision
  readonly kind: string
  readonly channel: Channel | null
  readonly direction: Direction
  readonly person_id: string
  readonly name: string
}

/** The found entries that stand on the line of somebody whom the viewer knows, with the excerpt. */
async function shown(
  sql: Queryable,
  viewer: Viewer,
  found: readonly Found[],
  words: readonly string[],
): Promise<readonly TextHit[]> {
  if (found.length === 0) return []
  const ids = found.map(one => one.entry_id)
  const vis = audiencesOf(sql, viewer)
  const [lines, payloads] = await Promise.all([
    sql<Standing[]>`
      select l.entry_id, l.precision, l.kind, l.channel, l.direction, l.person_id, c.name
      from unnest(${ids}::uuid[]) as given (id) join line l on l.entry_id = given.id
      join card c on c.person_id = l.person_id and c.opened and c.audience in ${vis} and ${fullest(sql, viewer)}
      where l.know in ${vis} and l.read in ${vis}
      order by l.role not in ('sender', 'author', 'about'), c.name_key, l.person_id limit 2000`,
    sql<{ entry_id: string; title: string | null; text: string | null }[]>`
      select entry_id, coalesce(body ->> 'subject', body ->> 'title') as title, left(text, 30000) as text
      from ledger.payload where entry_id = any(${ids}::uuid[])`,
  ])
  const standing = grouped(lines, row => row.entry_id)
  const payload = new Map(payloads.map(row => [row.entry_id, row]))
  return found.flatMap(({ entry_id, at }) => {
    const people = standing.get(entry_id)
    const [first] = people ?? []
    if (!people || !first) return []
    const { title, text } = payload.get(entry_id) ?? {}
    return {
      entry: entry_id,
      at: knownTime(at),
      precision: first.precision,
      kind: first.kind,
      channel: first.channel,
      direction: first.direction,
      title: title ? excerptOf(title, words, 160) : [],
      excerpt: text ? excerptOf(text, words) : [],
      people: people.slice(0, mostPeople).map(({ person_id, name }): PersonRef => ({ id: person_id, name })),
      more: Math.max(0, people.length - mostPeople),
    }
  })
}
