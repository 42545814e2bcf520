import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import { beginsWith, literally } from '#src/db/prefix.ts'
import type { SearchHit } from '#src/domain/views/people.ts'
import { foldName } from '#src/lib/normalise/name.ts'
import { phoneBegun } from '#src/lib/normalise/phone.ts'
import { jobIsVisible } from '../job/visible-job.ts'
import { fullest } from '../people/list.ts'
import { preferencesOf } from '../session.ts'
import { personaIsVisible } from '../visible.ts'

const like = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

/** More people than this with one beginning: the latest touched are looked through, instead of all of them sorted. */
const many = 1500
/** The latest touched that are looked through. */
const latest = 5000

/** What the search box finds while typing: people by the beginnings of their names or an address, companies, jobs. */
export async function search(sql: Queryable, viewer: Viewer, query: string, limit = 20): Promise<SearchHit[]> {
  const words = foldName(query).split(' ').filter(Boolean).slice(0, 6)
  const raw = query.trim().toLowerCase().slice(0, 200)
  if (words.length === 0) return []
  const vis = audiencesOf(sql, viewer)
  const [people, addresses, companies, jobs] = await Promise.all([
    byName(sql, viewer, words, limit),
    byIdentifier(sql, viewer, raw, limit),
    sql<SearchHit[]>`
      select 'company' as type, c.company_id as id, min(c.company) as name, count(*)::text || ' people' as detail from card c
      where c.audience in ${vis} and c.opened and ${beginsWith(sql, sql`c.company_key`, words.join(' '))} and ${fullest(sql, viewer)}
      group by c.company_id order by count(*) desc limit 5`,
    sql<SearchHit[]>`
      select 'job' as type, j.assignment_id as id, j.title as name, j.client as detail from job j
      where ${jobIsVisible(sql, viewer)} and j.title_key like ${`%${like(raw)}%`} order by j.open desc, j.opened_at desc nulls last limit 5`,
  ])
  const seen = new Set<string>()
  return [...addresses, ...people, ...companies, ...jobs]
    .filter(hit => !seen.has(hit.id) && seen.add(hit.id))
    .slice(0, limit)
}

/** People at whom an address or a number points that begins so, also one that they share with others. */
async function byIdentifier(
  sql: Queryable,
  viewer: Viewer,
  typed: string,
  limit: number,
): Promise<readonly SearchHit[]> {
  const begins = (await beginningsOf(sql, viewer, typed)).map(text => beginsWith(sql, sql`v.value collate "C"`, text))
  if (begins.length === 0) return []
  return sql<SearchHit[]>`
    select distinct on (c.person_id) 'person' as type, c.person_id as id, c.name,
      regexp_replace(v.value, '^(email|phone):([^|]*)[|].*$', '\\2') as detail
    from ledger.persona_payload v join persona p on p.persona_id = v.persona_id
    join card c on c.person_id = p.person_id and c.opened and c.audience in ${audiencesOf(sql, viewer)} and ${fullest(sql, viewer)}
    where (${begins.reduce((all, one) => sql`${all} or ${one}`)}) and ${personaIsVisible(sql, viewer, sql`p.persona_id`)}
    order by c.person_id, v.value limit ${limit}`
}

/** What is kept of somebody begins with one of these; none where the words are neither an address nor a number. */
async function beginningsOf(sql: Queryable, viewer: Viewer, typed: string): Promise<readonly string[]> {
  if (typed.includes('@')) return [typed, `email:${typed}`]
  if (!/^[+(]?\d/.test(typed)) return []
  // Without a prefix it is of the reader's country.
  const number = phoneBegun(typed, (await preferencesOf(sql, viewer)).country)
  return number === null ? [] : [typed.replaceAll(' ', ''), number, `phone:${number}`]
}

/** People whose names have words that begin so, latest touched first. */
async function byName(
  sql: Queryable,
  viewer: Viewer,
  words: readonly string[],
  limit: number,
): Promise<readonly SearchHit[]> {
  const [first = '', ...more] = [...words].sort((a, b) => b.length - a.length)
  const [counted] = await sql<{ count: number }[]>`
    select count(*)::int as count from (select from name_word w where ${beginsWith(sql, sql`w.word`, first)} limit ${literally(sql, many)}) w`
  // The words of `name_word` are those of the card's key, one space between them.
  const has = (list: readonly string[]) =>
    list.reduce((all, word) => sql`${all} and strpos(' ' || c.name_key, ${` ${word}`}) > 0`, sql``)
  const one = sql`'person' as type, c.person_id as id, c.name, c.headline as detail`
  const some = () => sql<SearchHit[]>`
    select ${one} from (select distinct w.person_id, w.audience from name_word w where ${beginsWith(sql, sql`w.word`, first)} limit ${literally(sql, many)}) w
    join card c on c.person_id = w.person_id and c.audience = w.audience
    where c.opened and c.audience in ${audiencesOf(sql, viewer)} and ${fullest(sql, viewer)} ${has(more)}
    order by c.last_at desc, c.person_id limit ${literally(sql, limit)}`
  if ((counted?.count ?? 0) < many) return some()
  const recent = await sql<SearchHit[]>`
    select ${one} from ${audiencesOf(sql, viewer)} vis cross join lateral (
      select * from (
        select * from card k where k.audience = vis.id and k.opened order by k.last_at desc limit ${literally(sql, latest)}) c
      where ${fullest(sql, viewer)} ${has(words)} limit ${literally(sql, limit)}) c
    order by c.last_at desc, c.person_id limit ${literally(sql, limit)}`
  return recent.length === limit ? recent : [...recent, ...(await some())]
}
