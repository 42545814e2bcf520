import { companyIdOf } from '#src/ledger/ids.ts'
import { grouped } from '#src/lib/grouped.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { companyKey } from '#src/lib/normalise/company.ts'
import { foldName } from '#src/lib/normalise/name.ts'
import { best, type Claimed, text } from '../profile/rules.ts'
import { forbiddenBy } from './forbidden.ts'
import type { KnownIdentifier } from './identifiers.ts'
import { type NewsRow, newsOf } from './news.ts'
import { house, houseReader, type Reader } from './readers.ts'
import type { Question, Reach, Touches } from './touches.ts'

export interface CardFact extends Claimed {
  readonly person_id: string
  readonly at: string
  readonly know: number
  readonly text: string | null
  readonly since: string | null
}

interface Input {
  readonly people: readonly string[]
  readonly facts: readonly CardFact[]
  readonly touches: Touches
  readonly identifiers: readonly KnownIdentifier[]
  readonly persons: readonly { readonly person_id: string; readonly opened: string; readonly opened_at: string }[]
  /** Accounts that know more than the house of somebody of these. */
  readonly readers: readonly Reader[]
  /** By word about contact, whom it was said of. */
  readonly spoken: ReadonlyMap<string, readonly string[]>
}

interface CardRow {
  readonly person_id: string
  readonly audience: number
  readonly opened: boolean
  readonly name: string
  readonly name_key: string
  readonly [column: string]: unknown
}

/** Rows of `card`, `name_word` and `news` for these people. Pure; the readable rules are in `profile/rules.ts`. */
export function choose({ people, facts, touches, identifiers, persons, readers, spoken }: Input): {
  cards: CardRow[]
  words: { word: string; person_id: string; audience: number }[]
  news: NewsRow[]
} {
  const by = {
    facts: grouped(facts, row => row.person_id),
    reach: grouped(touches.reach, row => row.person_id),
    questions: grouped(touches.questions, row => row.person_id),
    identifiers: grouped(identifiers, row => row.person_id),
  }
  const open = new Map(persons.map(row => [row.person_id, row]))
  const cards: CardRow[] = []
  const words: { word: string; person_id: string; audience: number }[] = []
  const news: NewsRow[] = []
  for (const person of people) {
    const mine = by.facts.get(person) ?? []
    const reach = by.reach.get(person) ?? []
    const questions = by.questions.get(person) ?? []
    const openings = mine.filter(
      fact => fact.kind === 'person.opened' || (fact.kind === 'person.split' && fact.body['person'] === person),
    )
    const opening = openings.find(fact => fact.entry_id === open.get(person)?.opened)
    const pointers = by.identifiers.get(person) ?? []
    const levels = [...new Set([...mine.flatMap(fact => [fact.know, fact.read]), ...reach.map(touch => touch.know)])]
    for (const reader of [houseReader, ...readers]) {
      const { audience, sees } = reader
      if (!levels.some(level => sees(level) && (audience === house || level !== house))) continue
      const theirs = reach.filter(touch => sees(touch.know))
      const pointing = pointers.filter(one => one.know === null || one.know.some(sees))
      const isOpen = open.has(person) && openings.some(fact => sees(fact.know))
      if (
        !isOpen &&
        !isMet({
          audience,
          isOpenElsewhere: open.has(person),
          hasReach: theirs.length > 0,
          isPointedAt: pointing.length > 0,
        })
      )
        continue
      const row = cardRow({
        person,
        audience,
        isOpen,
        facts: mine.filter(fact => sees(fact.read) && sees(fact.know)),
        known: mine.filter(fact => sees(fact.know)),
        reach: theirs,
        questions: questions.filter(touch => sees(touch.know)),
        addedAt:
          (isOpen ? (opening?.at ?? earliest(openings.map(one => one.at))) : null) ??
          earliest(theirs.map(one => one.first_at)) ??
          '-infinity',
        fallback: called(pointing),
        spoken,
      })
      cards.push(row)
      for (const word of new Set(row.name_key.split(' ')))
        if (word) words.push({ word: word.slice(0, 60), person_id: person, audience })
    }
    news.push(...newsOf(person, mine))
  }
  return { cards, words, news }
}

interface Meeting {
  readonly audience: number
  readonly isOpenElsewhere: boolean
  readonly hasReach: boolean
  readonly isPointedAt: boolean
}

/**
 * Whether somebody whom nobody has added for this reader has a card for them: where something passed between them that a
 * source tells of. What a colleague who added them notes about them is no meeting.
 */
const isMet = ({ audience, isOpenElsewhere, hasReach, isPointedAt }: Meeting): boolean =>
  isOpenElsewhere ? hasReach && isPointedAt : audience !== house || hasReach

/** How somebody without a name is called: the address, else what points at them. */
function called(rows: readonly { readonly kind: string; readonly value: string }[]): string {
  const order = ['email', 'phone', 'linkedin', 'x', 'github', 'typed']
  for (const kind of order) {
    const found = rows.find(row => row.kind === kind)
    if (found) return found.value
  }
  return rows.find(row => row.kind !== 'record' && row.kind !== 'external')?.value ?? 'No name'
}

interface OneCard {
  readonly person: string
  readonly audience: number
  readonly isOpen: boolean
  /** What the reader may read. */
  readonly facts: readonly CardFact[]
  /** What they may know of, also where they may not read it: that it is, and when, and no word of it. */
  readonly known: readonly CardFact[]
  readonly reach: readonly Reach[]
  readonly questions: readonly Question[]
  readonly addedAt: string
  readonly fallback: string
  readonly spoken: Input['spoken']
}

interface Dated {
  readonly at: string
  readonly entry_id: string | null
}

/** Of two at one time the one with the greater id: rows come in any order. */
const isNewer = (a: Dated, b: Dated): boolean =>
  a.at > b.at || (a.at === b.at && (a.entry_id ?? '') > (b.entry_id ?? ''))
const newest = <T extends Dated>(rows: readonly T[], kind: (row: T) => boolean): T | undefined => {
  let found: T | undefined
  for (const row of rows) if (kind(row) && (!found || isNewer(row, found))) found = row
  return found
}
const earliest = (times: readonly string[]): string | undefined => [...times].sort()[0]
const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const later = (a: string | null | undefined, b: string | null): string | null => (!a || (b && b > a) ? b : a)

const isContact = (row: Reach): row is Reach & { readonly at: string } => row.at !== null

function cardRow({
  person,
  audience,
  isOpen,
  facts,
  known,
  reach,
  questions,
  addedAt,
  fallback,
  spoken,
}: OneCard): CardRow {
  const position = best(facts, 'position')
  const company = text(position?.value, 'company')
  const title = text(position?.value, 'title')
  const name = text(best(facts, 'name')?.value, 'full') ?? fallback
  const post = [title, company].filter(Boolean).join(', ') || null
  const said = text(best(facts, 'headline')?.value, 'text')
  // Over a CV often stands the title alone, which says less than the post.
  const headline = said === null || (title !== null && foldName(said) === foldName(title)) ? post : said
  const last = newest(reach.filter(isContact), () => true)
  let outAt: string | null = null
  let inAt: string | null = null
  for (const row of reach) [outAt, inAt] = [later(outAt, row.out_at), later(inAt, row.in_at)]
  const question = questions.find(row => !outAt || row.at > outAt)
  const kept = new Set(known.filter(fact => fact.kind === 'followup.kept').map(fact => text(fact.body, 'followup')))
  const promised = known
    .filter(fact => fact.kind === 'followup.promised' && !kept.has(fact.entry_id))
    .sort((a, b) => inOrder(text(a.body, 'due') ?? '', text(b.body, 'due') ?? '') || inOrder(a.entry_id, b.entry_id))
  const next = promised[0]
  const wordOf = (fact: CardFact, key: string): string => (facts.includes(fact) ? (text(fact.body, key) ?? '') : '')
  const forbidden = forbiddenBy(known, spoken)
  return {
    person_id: person,
    audience,
    opened: isOpen,
    name,
    name_key: foldName(name),
    headline,
    company,
    company_key: company ? companyKey(company) : null,
    company_id: company ? companyIdOf(company) : null,
    title,
    place: text(best(facts, 'place')?.value, 'text'),
    email: text(best(facts, 'email')?.value, 'address') ?? (fallback.includes('@') ? fallback : null),
    phone: text(best(facts, 'phone')?.value, 'number'),
    last_at: last?.at ?? '-infinity',
    last_precision: last?.precision ?? null,
    last_entry: last?.entry_id ?? null,
    last_kind: last?.kind ?? null,
    last_channel: last?.channel ?? null,
    last_direction: last?.direction ?? null,
    last_account: last?.account ?? null,
    in_at: inAt,
    waiting_at: question?.at ?? null,
    waiting_entry: question?.entry_id ?? null,
    out_at: outAt,
    next_at: text(next?.body, 'due'),
    next_text: next ? wordOf(next, 'text') : null,
    next_entry: next?.entry_id ?? null,
    next_account: next?.account ?? null,
    // Another system's owner is a name alone: kept, and never in the way of one of this house.
    owner: text(
      newest(facts, fact => fact.kind === 'person.owned' && fact.body['owner'] === undefined)?.body,
      'account',
    ),
    tags: inForce(facts, 'person.tagged', 'tag'),
    pools: inForce(facts, 'person.pooled', 'pool'),
    rating: number(newest(facts, fact => fact.kind === 'person.rated')?.body, 'rating'),
    forbidden: forbidden ? wordOf(forbidden, 'reason') : null,
    forbidden_at: forbidden?.at ?? null,
    forbidden_account: forbidden?.account ?? null,
    added_at: addedAt,
  }
}

const number = (body: JsonObject | undefined, key: string): number | null => {
  const value = body?.[key]
  return typeof value === 'number' ? value : null
}

/** Labels put on and not taken off since: `{tag}` or `{tag, off: true}`, the newest word counts. */
function inForce(facts: readonly CardFact[], kind: string, key: string): string[] {
  const latest = new Map<string, CardFact>()
  for (const fact of facts) {
    if (fact.kind !== kind) continue
    const label = text(fact.body, key)
    if (label === null) continue
    const seen = latest.get(label)
    if (!seen || fact.at > seen.at || (fact.at === seen.at && fact.entry_id > seen.entry_id)) latest.set(label, fact)
  }
  return [...latest]
    .filter(([, fact]) => fact.body['off'] !== true)
    .map(([label]) => label)
    .sort()
}
