import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import type { ClaimValues, Property } from '#src/domain/claim.ts'
import { properties } from '#src/domain/claim.ts'
import type { NextStep } from '#src/domain/views/common.ts'
import type { Fact, PersonPage, Remembered } from '#src/domain/views/people.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { isRoleAddress } from '#src/lib/normalise/email.ts'
import { wholeOf } from '../companies/family.ts'
import { jobIsVisible } from '../job/visible-job.ts'
import { type CardRecord, touchOf } from '../people/row.ts'
import { type Claimed, isSingular, ranked, text } from '../profile/rules.ts'
import { personaIsVisible } from '../visible.ts'
import { sourceWords } from './source-words.ts'

interface FactRecord extends Claimed {
  readonly at: string
  readonly text: string | null
  readonly know: number
  readonly original: boolean
  readonly container: string | null
  readonly container_at: string | null
  readonly gone_at: string | null
}

/** Who survived, when this person was merged into another; null when there is nobody of this id. */
export async function survivorOf(sql: Queryable, person: string): Promise<string | null> {
  const [row] = await sql<
    { id: string }[]
  >`select coalesce(into_id, person_id) as id from person where person_id = ${person}::uuid`
  return row?.id ?? null
}

/** Everything beside the line. Null when the viewer may not know of this person. `now` is the query's clock. */
export async function personPage(
  sql: Queryable,
  viewer: Viewer,
  person: string,
  now: string,
): Promise<PersonPage | null> {
  const vis = audiencesOf(sql, viewer)
  const [cards, facts, identifiers, jobs, files, merged] = await Promise.all([
    sql<(CardRecord & { client: boolean })[]>`
      select c.*, exists (select from job j where j.client_id = c.company_id or ${wholeOf(sql, sql`j.client_id`)} = ${wholeOf(sql, sql`c.company_id`)}) as client
      from card c where person_id = ${person}::uuid and audience in ${vis} and opened
      order by audience <> 0 desc, last_at desc, audience desc limit 1`,
    sql<FactRecord[]>`
      select f.*, t.kind as act_kind, t.container, t.container_at,
        case when f.family = 'linkedin.connection-claim' then (select min(g.at) from vanished g
          where g.person_id = f.person_id and g.at > f.last_seen and g.read in ${vis}) end as gone_at
      from fact f join ledger.act t on t.id = f.act_id
      where f.person_id = ${person}::uuid and f.know in ${vis} and f.read in ${vis}`,
    sql<{ persona: string; kind: string; value: string }[]>`
      select p.persona_id as persona, i.kind, v.value from persona p
      join ledger.persona i on i.id = p.persona_id
      join ledger.persona_payload v on v.persona_id = p.persona_id
      where p.person_id = ${person}::uuid and (i.kind <> 'record' or v.value ~ '^(email|phone):.*[|]') and ${personaIsVisible(sql, viewer, sql`p.persona_id`)}
      limit 200`,
    sql<{ id: string; title: string; stage: string | null; open: boolean }[]>`
      select k.assignment_id as id, j.title, k.stage, j.open from candidacy k join job j on j.assignment_id = k.assignment_id
      where k.person_id = ${person}::uuid and k.know in ${vis} and ${jobIsVisible(sql, viewer)} order by j.open desc, k.since desc limit 100`,
    sql<
      {
        entry: string
        original: string
        name: string | null
        mediaType: string
        at: string | null
        isCv: boolean
      }[]
    >`
      select l.entry_id as entry, o.id as original, o.name, o.media_type as "mediaType", nullif(l.at, '-infinity') as at, l.kind = 'cv.received' as "isCv"
      from line l join ledger.payload p on p.entry_id = l.entry_id join ledger.original o on o.id = p.original_id
      where l.person_id = ${person}::uuid and l.kind in ('cv.received', 'application.received') and l.read in ${vis}
      order by l.at desc limit 50`,
    sql<{ id: string; act: string; at: string; account: string | null; name: string | null }[]>`
      -- In a chain more than one merge names whoever stands in the middle.
      select distinct on (p.person_id) p.person_id as id, f.act_id as act, f.at, f.account, c.name
      from person p join fact f on f.person_id = ${person}::uuid and f.kind = 'person.merged'
        and exists (select from ledger.subject s where s.entry_id = f.entry_id and s.noun = 'identity' and s.subject_id = p.founder)
      left join lateral (select n.body ->> 'full' as name from ledger.subject s join fact n on n.person_id = ${person}::uuid and n.entry_id = s.entry_id and n.kind = 'claim.name'
        where s.subject_id = p.founder and s.noun = 'persona' and n.know in ${vis} and n.read in ${vis} order by n.last_seen desc, n.entry_id limit 1) c on true
      where p.into_id = ${person}::uuid and f.know in ${vis} order by p.person_id, f.at, f.entry_id limit 50`,
  ])
  const [card] = cards
  if (!card) return null
  const said = factsOf(facts, now)
  return {
    id: card.person_id,
    name: card.name,
    headline: card.headline,
    hats: hatsOf(card.client, jobs.length > 0 || files.length > 0),
    owner: card.owner,
    last: touchOf(card),
    next: promises(facts),
    doNotContact:
      card.forbidden === null
        ? null
        : { reason: card.forbidden, since: card.forbidden_at ?? now, account: card.forbidden_account },
    tags: card.tags,
    pools: card.pools,
    rating: card.rating,
    facts: said,
    remembered: rememberedOf(facts),
    jobs,
    files: files.map(file => ({ ...file, name: file.name ?? 'Document' })),
    merged: merged.map(row => ({
      act: row.act,
      person: { id: row.id, name: row.name ?? 'No name' },
      at: row.at,
      by: row.account,
    })),
    identifiers: identifiers.filter(one => one.kind !== 'record'),
    shared: sharedOf(identifiers, said.email),
    companyId: card.company_id,
  }
}

/**
 * Of records that hang on an address or a number with a name beside it (`ledger/prepare.ts`, `identity/behind.ts`) which
 * it is, and addresses of an office: what others are reached by too.
 */
function sharedOf(
  records: readonly { readonly kind: string; readonly value: string }[],
  emails: readonly Fact[] = [],
): PersonPage['shared'] {
  const behind = records.flatMap(({ kind, value }) => {
    const parts = kind === 'record' ? /^(email|phone):([^|]*)[|]/.exec(value) : null
    return parts?.[1] && parts[2] ? [{ kind: parts[1], value: parts[2] }] : []
  })
  const offices = emails.flatMap(({ value }) =>
    'address' in value && isRoleAddress(value.address) ? [{ kind: 'email', value: value.address }] : [],
  )
  return [...new Map([...behind, ...offices].map(one => [`${one.kind}:${one.value}`, one])).values()]
}

/** What somebody is to us, by what is known: in a job or with a CV, at a company that hires through us. */
const hatsOf = (client: boolean, candidate: boolean): string[] => [
  ...(candidate ? ['Candidate'] : []),
  ...(client ? ['Client'] : []),
]

function promises(facts: readonly FactRecord[]): NextStep[] {
  const kept = new Set(facts.filter(fact => fact.kind === 'followup.kept').map(fact => text(fact.body, 'followup')))
  return facts
    .filter(fact => fact.kind === 'followup.promised' && !kept.has(fact.entry_id))
    .map(fact => ({
      entry: fact.entry_id,
      text: text(fact.body, 'text') ?? '',
      due: text(fact.body, 'due') ?? fact.at,
      account: fact.account,
    }))
    .sort((a, b) => (a.due < b.due ? -1 : 1))
}

const rememberedOf = (facts: readonly FactRecord[]): Remembered[] =>
  facts
    .filter(fact => fact.kind === 'person.remembered')
    .map(fact => ({
      entry: fact.entry_id,
      text: fact.text ?? '',
      at: fact.at,
      account: fact.account,
      private: fact.read !== 0,
    }))
    .sort((a, b) => (a.at < b.at ? 1 : -1))

function factsOf(facts: readonly FactRecord[], now: string): PersonPage['facts'] {
  const found: { [P in Property]?: Fact[] } = {}
  for (const property of properties) {
    const claims = distinct(ranked(facts, property), property)
    if (claims.length === 0) continue
    const all = claims.map(({ claim, value }): Fact => {
      // Bodies are written by sources of our own with the shape of their property.
      const typed = value as unknown as ClaimValues[Property]
      return {
        entry: claim.entry_id,
        property,
        value: typed,
        from: sourceWords(claim),
        seenAt: claim.last_seen,
        freshness: freshness(property, claim.last_seen, now),
        original: claim.original,
        private: claim.read !== 0,
        missingSince: claim.gone_at,
        others: [],
      }
    })
    const [first, ...others] = all
    if (isSingular(property) && first) found[property] = [{ ...first, others }]
    else found[property] = all
  }
  return found as PersonPage['facts']
}

/** Where a label says what kind it is ("work"); a skill's label is the skill. */
const merelyLabelled: ReadonlySet<Property> = new Set<Property>(['email', 'phone'])

/** The same value from two sources is one value; the better source stands behind it. */
function distinct<T extends { readonly value: JsonObject }>(claims: readonly T[], property: Property): T[] {
  const seen = new Map<string, T>()
  for (const one of claims) {
    const parts = Object.entries(one.value)
      .filter(([name]) => name !== 'label' || !merelyLabelled.has(property))
      // A number is the same however it is grouped.
      .map(([name, value]) => [name, property === 'phone' ? String(value).replace(/[^\d+]/g, '') : value])
    const key = JSON.stringify(parts.sort()).toLowerCase()
    if (!seen.has(key)) seen.set(key, one)
  }
  return [...seen.values()]
}

/** Half-lives in years (research 4.4); fresh above three quarters, old below a half of the value's first confidence. */
const halfLife: Partial<Record<Property, number>> = {
  position: 2.5,
  headline: 2.5,
  email: 2.7,
  phone: 4,
  place: 4,
  skill: 3,
  availability: 0.16,
  notice: 0.25,
  wish: 1,
}

function freshness(property: Property, seen: string, now: string): 1 | 2 | 3 {
  const years = Math.max(0, Date.parse(now) - Date.parse(seen)) / 31_557_600_000
  const confidence = 2 ** (-years / (halfLife[property] ?? 8))
  return confidence > 0.75 ? 3 : confidence > 0.5 ? 2 : 1
}
